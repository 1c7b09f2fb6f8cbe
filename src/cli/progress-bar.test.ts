import { describe, expect, test } from 'vitest';
import { capturedTerminal } from '../../test/captured-terminal.ts';
import { progressBar } from './progress-bar.ts';

describe('progress', () => {
  test('is one line for each thing being done, and one now and then while it lasts', () => {
    const terminal = capturedTerminal();
    let now = 0;
    const bar = progressBar(terminal, false, () => now);
    bar.report({ doing: 'Reading orders.csv', done: 0, total: 100, unit: 'bytes' });
    now = 1_000;
    bar.report({ doing: 'Reading orders.csv', done: 40, total: 100, unit: 'bytes' });
    now = 7_000;
    bar.report({ doing: 'Reading orders.csv', done: 50, total: 100, unit: 'bytes' });
    bar.report({ doing: 'Grouping', done: 0 });
    expect(terminal.stderr()).toBe('Reading orders.csv\nReading orders.csv: 50 %\nGrouping\n');
  });

  test('is redrawn on a terminal and taken away at the end', () => {
    const terminal = capturedTerminal({ live: true });
    const bar = progressBar(terminal, false, () => 0);
    bar.report({ doing: 'Reading orders.csv', done: 50, total: 100 });
    expect(terminal.stderr()).toMatch(/Reading orders\.csv ━+┄+ 50 %$/);
    bar.clear();
    expect(terminal.stderr().endsWith('\r\u001b[K')).toBe(true);
  });

  test('says nothing when asked to be quiet', () => {
    const terminal = capturedTerminal({ live: true });
    progressBar(terminal, true).report({ doing: 'Reading orders.csv', done: 0 });
    expect(terminal.stderr()).toBe('');
  });
});
