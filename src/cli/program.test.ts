import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capturedTerminal } from '../../test/captured-terminal.ts';
import { runCommand } from './program.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sojourn-cli-'));
  writeFileSync(join(folder, 'orders.csv'), 'customer,event,time\nann,Pay,2024-01-01\n');
  writeFileSync(join(folder, 'broken.journey.json'), '{"version": 1,\n "title": }');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...argv: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const terminal = capturedTerminal();
  const code = await runCommand(argv, terminal);
  return { code, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

describe('the command line', () => {
  test('help of every verb has examples and goes to standard output', async () => {
    const whole = await run('--help');
    expect(whole).toMatchObject({ code: 0, stderr: '' });
    const verbs = [...whole.stdout.matchAll(/^ {2}(\w+) .*$/gm)].map(([, verb]) => verb ?? '');
    expect(verbs).toContain('discover');
    for (const verb of verbs) {
      const help = await run(verb, '--help');
      expect(help).toMatchObject({ code: 0, stderr: '' });
      expect(help.stdout).toContain(`Examples:\n  sojourn ${verb}`);
    }
  });

  test('the version is that of the package', async () => {
    expect(await run('--version')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  test('nothing typed shows what there is, as bad usage', async () => {
    const shown = await run();
    expect(shown).toMatchObject({ code: 2, stdout: '' });
    expect(shown.stderr).toContain('discover');
  });

  test('what breaks is one line and exit code 3; the stack only on demand', async () => {
    const out = (): Promise<void> => Promise.reject(new Error('The disk is gone'));
    const terminal = capturedTerminal({ out });
    expect(await runCommand(['--version'], terminal)).toBe(3);
    expect(terminal.stderr()).toMatch(/^Something broke: The disk is gone\nRun it again with SOJOURN_DEBUG=1/);
    const telling = capturedTerminal({ out, env: { SOJOURN_DEBUG: '1' } });
    expect(await runCommand(['--version'], telling)).toBe(3);
    expect(telling.stderr()).toMatch(/\n\s+at /);
  });

  const orders = (): string => join(folder, 'orders.csv');
  test.each([
    ['an unknown verb', () => ['discvoer', 'x.csv'], /discvoer.*discover/],
    ['an unknown option', () => ['ask', 'summary', orders(), '--colour'], /--colour/],
    ['a missing log', () => ['discover'], /logs/],
    ['an unknown question', () => ['ask', 'variant', orders()], /no question "variant".*Did you mean "variants"/],
    ['a question far from any', () => ['ask', 'weather', orders()], /no question "weather".*summary, directly-follows/],
    ['a funnel of one step', () => ['ask', 'funnel', orders(), '--step', 'Pay'], /at least two steps/],
    ['a span that is none', () => ['ask', 'funnel', orders(), '--within', 'soon'], /7d/],
    ['half a stage', () => ['discover', orders(), '--stages', '2.5'], /whole number/],
    ['a condition without a value', () => ['ask', 'summary', orders(), '--where', 'country'], /PROPERTY=VALUE/],
    ['a split that is none', () => ['discover', orders(), '--split', 'weekly'], /goal:EVENT/],
    ['a lifecycle that is none', () => ['ask', 'summary', orders(), '--lifecycle', 'begun'], /complete, start, all/],
    ['a file that is not there', () => ['ask', 'summary', join(folder, 'none.csv')], /no file .*none\.csv/],
    ['a folder for a file', () => ['ask', 'summary', folder], /is a folder/],
    ['standard input twice', () => ['ask', 'summary', '-', '-'], /only once/],
    ['an ending nobody knows', () => ['discover', orders(), '-o', 'map.doc'], /map\.doc.*\.journey\.json/],
    ['a folder that is not there', () => ['discover', orders(), '-o', join(folder, 'no', 'map.svg')], /no folder/],
    ['writing over the log', () => ['discover', orders(), '-o', orders()], /is a log that is read/],
    ['a port out of range', () => ['start', '--port', '70000'], /up to 65535/],
    ['a map that is none', () => ['convert', join(folder, 'broken.journey.json'), join(folder, 'a.svg')], /line 2/],
    ['a log for a map', () => ['convert', orders(), join(folder, 'a.svg')], /log of events.*sojourn discover/],
    ['a map that is not there', () => ['convert', join(folder, 'none.json'), join(folder, 'a.svg')], /none\.json/],
  ])('%s is bad usage: one clear line, nothing on standard output', async (_, argv, message) => {
    const { code, stdout, stderr } = await run(...argv());
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
