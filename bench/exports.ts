/** Claim: every form of a map of 2,000 cards is written while a person waits: `node --import tsx bench/exports.ts [cards]`. */
import { performance } from 'node:perf_hooks';
import { isRefusal } from '../src/lib/refusal.ts';
import { measuredMapOf } from '../src/map/file.ts';
import { readMapFile, writeMapFile } from '../src/render/map-files.ts';
import { type MapForm, mapForms, WriteOptions } from '../src/render/map-forms.ts';
import { machine } from './bench-log.ts';
import { makeMap } from './make-map.ts';
import { keepResults } from './results.ts';

const cards = Number(process.argv[2] ?? 2000);
const measured = measuredMapOf(makeMap(cards));
const options = WriteOptions.parse({});
const loadBefore = machine();

/** What one form takes, each as text of a cell. */
async function times(form: MapForm): Promise<{ seconds: number; cells: readonly string[] }> {
  const began = performance.now();
  const made = await writeMapFile([measured], form, options).catch((error: unknown) => String(error));
  const seconds = (performance.now() - began) / 1000;
  if (typeof made === 'string') return { seconds, cells: [made, '', ''] };
  const bytes = typeof made.content === 'string' ? new TextEncoder().encode(made.content) : made.content;
  const reading = performance.now();
  const read = await readMapFile(`map.${form}`, bytes);
  const readSeconds = isRefusal(read) ? '-' : `${((performance.now() - reading) / 1000).toFixed(2)} s`;
  return { seconds, cells: [`${seconds.toFixed(2)} s`, `${Math.round(bytes.length / 1000)} kB`, readSeconds] };
}

const rows: string[] = [];
// The drawing itself is what the others are held against; drawn once before, so that fonts are at hand.
await times('svg');
const drawing = (await times('svg')).seconds;
for (const form of mapForms) {
  const { seconds, cells } = await times(form);
  const [write = '', size = '', read = ''] = cells;
  rows.push(`| ${form} | ${write} | ${(seconds / drawing).toFixed(2)} x | ${size} | ${read} |`);
}
const head = `| form | write | to the drawing (svg) | size | read |\n|---|--:|--:|--:|--:|`;
keepResults(
  `exports of a map of ${cards.toLocaleString('en')} cards`,
  `${measured.map.stages.length} stages, ${measured.map.cards.length.toLocaleString('en')} cards (\`bench/make-map.ts\`); ${loadBefore}; ${new Date().toISOString().slice(0, 10)}.\n\n${head}\n${rows.join('\n')}`,
);
