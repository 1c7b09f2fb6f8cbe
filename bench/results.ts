/** Keeps the last figures of each benchmark in `results.md`, one section for each and size. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Measured } from './measure-child.ts';

const file = new URL('./results.md', import.meta.url);
const preface =
  '# Benchmarks\n\nThe last figures of each; `node --import tsx bench/discover.ts --events 10000000` makes them anew. On a busy machine, compare the processor columns; the load before each run is told.\n';

/** Replaces the section of this title, or adds it; prints it too. */
export function keepResults(title: string, body: string): void {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : preface;
  const [head = preface, ...sections] = before.split(/^(?=## )/m);
  const section = `## ${title}\n\n${body.trim()}\n`;
  const kept = sections.map((one) => one.trim()).filter((one) => !one.startsWith(`## ${title}\n`));
  const all = [...kept, section.trim()].sort((a, b) => (a < b ? -1 : 1));
  writeFileSync(file, `${head.trim()}\n\n${all.join('\n\n')}\n`);
  process.stdout.write(`${section}\n`);
}

/** A Markdown table of runs as ratios to the first, the bare parse. */
export function ratioTable(rows: readonly ({ readonly what: string } & Measured)[]): string {
  const [bare] = rows;
  const lines = rows.map(({ what, seconds, processor, peak }) => {
    const ratios = bare ? [seconds / bare.seconds, processor / bare.processor] : [];
    const [wall = '', cpu = ''] = ratios.map((ratio) => `${ratio.toFixed(1)} x`);
    return `| ${what} | ${seconds.toFixed(1)} s | ${wall} | ${processor.toFixed(1)} s | ${cpu} | ${Math.round(peak)} MiB |`;
  });
  const head = [
    '| what | time | to bare parse | processor | to bare parse | peak memory |',
    '|---|--:|--:|--:|--:|--:|',
  ];
  return [...head, ...lines].join('\n');
}
