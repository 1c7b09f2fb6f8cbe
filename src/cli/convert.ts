/** `convert`: a map from one file form to another, and what the other cannot hold. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isRefusal, Refused } from '../lib/refusal.ts';
import { readMapFile, type ReadMaps } from '../render/map-files.ts';
import { endings } from '../render/map-forms.ts';
import { outputsOf } from './outputs.ts';
import { progressBar } from './progress-bar.ts';
import type { AddVerb } from './program.ts';
import type { Terminal } from './terminal.ts';
import { lossWords, writeMaps } from './write-maps.ts';
import { withWriteOptions, writeOptionsOf, type WrittenOptions } from './write-options.ts';

type ConvertOptions = WrittenOptions & { readonly json?: boolean; readonly quiet?: boolean };

const examples = `
Examples:
  sojourn convert order.journey.json order.pdf --paper A3
  sojourn convert order.journey.json order.png --view curve --theme dark --scale 4
  sojourn convert "Journey of the branch.xlsx" branch.journey.json
  sojourn convert order.mmd order.pptx

IN is a journey file, Mermaid, CSV, XLSX, CJML 2.0 or TheyDo JSON; its content decides, not its name.
OUT ends in ${endings.map(([ending]) => ending).join(' ')}`;

export const addConvert: AddVerb = (program, terminal, done) => {
  const command = program
    .command('convert')
    .description('turn a map file into another form')
    .argument('<in>', 'the map, in any form that can be read')
    .argument('<out>', 'the file to write; its ending chooses the form');
  withWriteOptions(command)
    .option('--json', 'print one JSON document: the file written and what it cannot hold')
    .option('-q, --quiet', 'no progress')
    .addHelpText('after', examples)
    .action(async (from: string, to: string, options: ConvertOptions) => {
      await convert(from, to, options, terminal);
      done();
    });
};

async function convert(from: string, to: string, options: ConvertOptions, terminal: Terminal): Promise<void> {
  const outputs = await outputsOf([to]);
  const read = await mapsIn(from);
  const bar = progressBar(terminal, options.quiet === true);
  const written = await writeMaps(read.maps, outputs, writeOptionsOf(options), bar);
  bar.clear();
  const lost = read.lost.map(lossWords);
  if (options.json) {
    await terminal.out(`${JSON.stringify({ read: { path: from, format: read.format, lost }, written })}\n`);
    return;
  }
  for (const one of lost) terminal.err(`${from}: ${one}\n`);
  for (const { path, lost: gone } of written) {
    await terminal.out(`${path}\n`);
    for (const one of gone) terminal.err(`${path} cannot hold: ${one}\n`);
  }
}

/** Refused with the place in the file when it is not a map. */
export async function mapsIn(path: string): Promise<ReadMaps> {
  const read = await readMapFile(basename(path), await readFile(path));
  if (isRefusal(read)) throw new Refused({ ...read, place: { file: path, ...read.place } });
  return read;
}
