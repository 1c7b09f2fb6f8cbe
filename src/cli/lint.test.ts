import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capturedTerminal } from '../../test/captured-terminal.ts';
import { aMap, called, card, lane, persona, stage, touchpoint } from '../map/build.ts';
import { printJourneyFile } from '../map/file.ts';
import germanRules from '../map/lint/de.json' with { type: 'json' };
import type { JourneyMap } from '../map/map.ts';
import germanLint from './de.json' with { type: 'json' };
import { runCommand } from './program.ts';

let folder = '';
const file = (name: string): string => join(folder, `${name}.journey.json`);

const bread = aMap(
  called('Fetching bread', { reviewBy: '2026-06-30' }),
  stage('Find the shop'),
  stage('Pay'),
  lane('Does', 'actions', 'Looks for rye bread', 'Pays by card'),
  lane('Pains', 'pains', '', 'Card is refused'),
  touchpoint('Counter', 'in-branch'),
  card('meets', 'does', 'pay/pay', 'At the counter', { touchpoint: 'counter' }),
);
const kept: JourneyMap = {
  ...aMap(
    called('Ordering cake', { owner: 'Nadia' }),
    stage('Order'),
    lane('Does', 'actions', 'Telephones'),
    touchpoint('Telephone', 'telephone', { owner: 'Shop' }),
    card('meets', 'does', 'order/order', 'Calls', { touchpoint: 'telephone' }),
    persona('Maya', { quotes: ['I order cake by telephone.'] }),
  ),
  id: 'cake',
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sojourn-lint-'));
  const stages = kept.stages.map((one) => ({ ...one, owner: 'Shop' }));
  writeFileSync(file('bread'), printJourneyFile(bread));
  writeFileSync(file('cake'), printJourneyFile({ ...kept, stages }));
  writeFileSync(file('broken'), '{"version": 2,\n "title": }');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...argv: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const terminal = capturedTerminal();
  const code = await runCommand(['lint', ...argv], terminal);
  return { code, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

describe('sojourn lint', () => {
  test('a map that keeps every rule ends with 0', async () => {
    const done = await run(file('cake'));
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toContain('Nothing found.');
  });

  test('a map found wanting ends with 1, each rule with its count, its id, the places and what to do', async () => {
    const done = await run(file('bread'));
    expect(done).toMatchObject({ code: 1, stderr: '' });
    expect(done.stdout).toContain('2 stages without owner  stage-without-owner');
    expect(done.stdout).toContain('- Nobody owns the stage “Find the shop”.');
    expect(done.stdout).toContain('> Name one team or person who answers for the whole stage');
    expect(done.stdout).toContain('- The pain point “Card is refused” rests on no evidence.\n    Pay / Pains');
  });

  test('--json is one document with counts over all maps', async () => {
    const done = await run(file('bread'), file('cake'), '--json', '--today', '2026-11-21');
    expect(done.code).toBe(1);
    const told = JSON.parse(done.stdout) as {
      found: number;
      counts: Record<string, number>;
      maps: { title: string; findings: { rule: string; place: object; where: string[]; fix: string }[] }[];
    };
    expect(told.maps.map(({ title, findings }) => [title, findings.length])).toEqual([
      ['Fetching bread', told.found],
      ['Ordering cake', 0],
    ]);
    expect(told.counts).toMatchObject({ 'stage-without-owner': 2, 'map-past-review': 1 });
    expect(told.maps[0]?.findings.find(({ rule }) => rule === 'pain-without-evidence')).toMatchObject({
      place: { kind: 'card', id: 'pains:pay/pay' },
      where: ['Pay', 'Pains'],
      fix: expect.stringContaining('Cite an interview'),
    });
  });

  test('--only and --off choose the rules, --today the day', async () => {
    const only = await run(file('bread'), '--only', 'map-past-review,no-persona', '--off', 'no-persona');
    expect(only.stdout).toContain('1 finding by 1 rule.');
    const early = await run(file('bread'), '--only', 'map-past-review', '--today', '2026-06-30');
    expect(early.code).toBe(0);
  });

  test('several maps end with a table of all', async () => {
    const done = await run(file('bread'), file('cake'));
    expect(done.stdout).toMatch(/All 2 maps\nRule +Found +Maps\n[\s\S]*Stage without owner +2 +1\n/);
  });

  test.each([
    [
      'an unknown rule',
      () => [file('bread'), '--off', 'long-cards'],
      /no rule "long-cards"\. Did you mean "long-card"/,
    ],
    ['no rule left', () => [file('bread'), '--only', 'long-card', '--off', 'long-card'], /No rule is left/],
    ['no calendar day', () => [file('bread'), '--today', '2026-02-30'], /"2026-02-30" is no day/],
    ['a broken file', () => [file('broken')], /broken\.journey\.json, line 2/],
    ['no map', () => [], /maps/],
  ])('bad usage is one line and exit code 2: %s', async (_, argv, line) => {
    const done = await run(...argv());
    expect(done).toMatchObject({ code: 2, stdout: '' });
    expect(done.stderr).toMatch(line);
    expect(done.stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('in German', () => {
  const ours = { ...germanRules, ...germanLint };

  test('findings, fixes and sums are said in German; ids, names and paths stay', async () => {
    const { code, stdout } = await run(file('bread'), file('cake'), '--today', '2026-11-21', '--lang', 'de');
    expect(code).toBe(1);
    expect(stdout).toContain('touchpoint-without-owner');
    expect(stdout).toContain('1 Kontaktpunkt ohne Verantwortliche');
    expect(stdout).toContain('„Counter“');
    expect(stdout).toContain('Alle 2 Karten');
    expect(stdout).not.toMatch(/\b(?:finding|nobody|Nothing found|the map)\b/);
  });

  test('the same findings as in English, in the same order', async () => {
    const [english, german] = await Promise.all(
      ['en', 'de'].map(async (language) => {
        const { stdout } = await run(file('bread'), '--today', '2026-11-21', '--json', '--lang', language);
        return JSON.parse(stdout) as { maps: { findings: { rule: string; message: string; fix: string }[] }[] };
      }),
    );
    const rulesOf = (answer: typeof english) => answer?.maps.flatMap((map) => map.findings.map(({ rule }) => rule));
    expect(rulesOf(german)).toEqual(rulesOf(english));
    const told = german?.maps.flatMap((map) => map.findings) ?? [];
    expect(told.length).toBeGreaterThan(3);
    expect(told.filter(({ fix }) => !Object.values(ours).includes(fix))).toEqual([]);
  });

  test('all that lint says by itself is there in German', () => {
    const code = readFileSync(new URL('print-findings.ts', import.meta.url), 'utf8');
    const said = [...code.matchAll(/say\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, text]) => text ?? '');
    expect(said.length).toBeGreaterThan(5);
    expect(said.filter((text) => !(text in ours))).toEqual([]);
  });

  test('another language is refused', async () => {
    expect(await run(file('bread'), '--lang', 'fr')).toMatchObject({ code: 2 });
  });
});
