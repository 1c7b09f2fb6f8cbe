import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { measuredMapOf, parseJourneyFile } from '../map/file.ts';
import type { MeasuredMap } from '../map/map.ts';
import { isRefusal } from '../lib/refusal.ts';
import { drawInTerminal } from './draw-in-terminal.ts';
import { displayWidth } from './table.ts';

function example(name: string): MeasuredMap {
  const file = parseJourneyFile(readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8'));
  if (isRefusal(file)) throw new Error(file.message);
  return measuredMapOf(file);
}

describe('a map in the terminal', () => {
  const bakery = example('bakery-first-order.journey.json');

  test('shows stages in order with reach, waits, drop-off, pains and the typical path', () => {
    const drawn = drawInTerminal(bakery, { width: 90, colour: false });
    const lines = drawn.split('\n');
    expect(lines.slice(0, 2)).toEqual(['First order, gift buyers', 'median 6.2 days · 36 % reached the goal']);
    expect(drawn).toContain('↓ 1.5 h wait');
    expect(drawn).toContain('! Reviews do not say how long bread stays fresh');
    expect(drawn).toContain('Typical path, ');
    const places = bakery.map.stages.map((stage) => lines.findIndex((line) => line.startsWith(stage.name)));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  test.each([40, 60, 110])('keeps within %i columns', (width) => {
    for (const line of drawInTerminal(bakery, { width, colour: false }).split('\n')) {
      expect(displayWidth(line)).toBeLessThanOrEqual(width);
    }
  });

  test('uses colour only where it may', () => {
    expect(drawInTerminal(bakery, { width: 90, colour: false })).not.toContain('\u001b');
    expect(drawInTerminal(bakery, { width: 90, colour: true })).toContain('\u001b[1m');
  });

  test('what was not measured says so, and names steer no terminal', () => {
    expect(drawInTerminal(example('bank-onboarding.journey.json'), { width: 90, colour: false })).toContain(
      'not measured',
    );
    const hostile = { ...bakery, map: { ...bakery.map, title: 'Red\u001b[31m alert\u0007' } };
    expect(drawInTerminal(hostile, { width: 90, colour: false })).not.toContain('\u001b');
  });
});
