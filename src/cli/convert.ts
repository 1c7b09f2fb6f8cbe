/** `convert`: a map from one file form to another, and what the other cannot hold. */
import { readFile } from 'node:fs/promises';
import { Option } from 'commander';
import { measuredMapOf, parseJourneyFile } from '../map/file.ts';
import type { MeasuredMap } from '../map/map.ts';
import { deny, isRefusal, Refused } from '../lib/refusal.ts';
import { themes } from '../render/palette.ts';
import { views } from '../render/scene.ts';
import { outputsOf } from './outputs.ts';
import { progressBar } from './progress-bar.ts';
import type { AddVerb } from './program.ts';
import type { Terminal } from './terminal.ts';
import { writeMaps, type Look } from './write-maps.ts';

type ConvertOptions = Look & { readonly json?: boolean; readonly quiet?: boolean };

const examples = `
Examples:
  sojourn convert order.journey.json order.pdf
  sojourn convert order.journey.json order.png --view curve --theme dark
  sojourn convert order.journey.json order.mmd

IN is a .journey.json; OUT ends in .journey.json .html .pdf .svg .png .csv .mmd or .md.`;

export const addConvert: AddVerb = (program, terminal, done) => {
  program
    .command('convert')
    .description('turn a map file into another form')
    .argument('<in>', 'the map, a .journey.json')
    .argument('<out>', 'the file to write; its ending chooses the form')
    .addOption(new Option('--view <view>', 'how pictures show a map').choices([...views]).default('grid'))
    .addOption(new Option('--theme <theme>', 'colours of pictures').choices([...themes]).default('light'))
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
  const measured = await readMapFile(from);
  const bar = progressBar(terminal, options.quiet === true);
  const written = await writeMaps([measured], outputs, options, bar);
  bar.clear();
  if (options.json) {
    await terminal.out(`${JSON.stringify({ written })}\n`);
    return;
  }
  for (const { path, lost } of written) {
    await terminal.out(`${path}\n`);
    for (const one of lost) terminal.err(`${path} cannot hold: ${one}\n`);
  }
}

/** Refused with the place in the file when it is not a map. */
export async function readMapFile(path: string): Promise<MeasuredMap> {
  if (!path.toLowerCase().endsWith('.json')) {
    deny('unknown-form', `"${path}" cannot be read as a map.`, { fix: 'Maps are read from .journey.json files.' });
  }
  const file = parseJourneyFile(await readFile(path, 'utf8'));
  if (isRefusal(file)) throw new Refused({ ...file, place: { file: path, ...file.place } });
  return measuredMapOf(file);
}
