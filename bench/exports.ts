/** How long each form takes for a map of 2,000 cards: `node --import tsx bench/exports.ts [cards]`. */
import { performance } from 'node:perf_hooks';
import { readMapFile, writeMapFile } from '../src/render/map-files.ts';
import { mapForms, WriteOptions } from '../src/render/map-forms.ts';
import { isRefusal } from '../src/lib/refusal.ts';
import { measuredMapOf } from '../src/map/file.ts';
import { makeMap } from './make-map.ts';

const cards = Number(process.argv[2] ?? 2000);
const measured = measuredMapOf(makeMap(cards));
const options = WriteOptions.parse({});
const print = (line: string): void => void process.stdout.write(`${line}\n`);

print(`${measured.map.stages.length} stages, ${measured.map.cards.length} cards`);
print('form           write s   kB      read s');
for (const form of mapForms) {
  const began = performance.now();
  const made = await writeMapFile([measured], form, options).catch((error: unknown) => String(error));
  const took = ((performance.now() - began) / 1000).toFixed(2);
  if (typeof made === 'string') {
    print(`${form.padEnd(14)} ${took.padStart(7)}   ${made}`);
    continue;
  }
  const bytes = typeof made.content === 'string' ? new TextEncoder().encode(made.content) : made.content;
  const reading = performance.now();
  const read = await readMapFile(`map.${form}`, bytes);
  const readTook = isRefusal(read) ? '-' : ((performance.now() - reading) / 1000).toFixed(2);
  print(
    `${form.padEnd(14)} ${took.padStart(7)} ${String(Math.round(bytes.length / 1000)).padStart(6)} ${readTook.padStart(10)}`,
  );
}
