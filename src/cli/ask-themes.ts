/** `ask themes`: what people talk about, in a file of responses. */
import { type Command, InvalidArgumentError } from 'commander';
import type { Period } from '../events/questions/period.ts';
import { deny } from '../lib/refusal.ts';
import type { ThemeWishes } from '../server/ask-themes.ts';
import { inputsOf, type LogOptions } from './log-options.ts';
import { printThemes } from './print-themes.ts';
import type { ProgressBar } from './progress-bar.ts';
import { oneLine } from './table.ts';
import type { Terminal } from './terminal.ts';
import { writeWhole } from './write-whole.ts';

export interface ThemesCommand {
  readonly text?: readonly string[];
  readonly touchpoint?: readonly NamedByHand[];
  readonly rating?: readonly string[];
  readonly by?: string;
  readonly period?: Period;
  readonly top?: number;
  readonly assignments?: string;
  readonly json?: boolean;
}

interface NamedByHand {
  readonly name: string;
  readonly words: readonly string[];
}

export function withThemesOptions(command: Command): Command {
  const another = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
  return command
    .option('--text <column>', 'themes: the column with the comments (found when absent); may be repeated', another)
    .option(
      '--touchpoint <name>',
      'themes: a touchpoint to match, e.g. Delivery or Delivery=courier,parcel; may be repeated',
      aTouchpoint,
    )
    .option('--rating <column>', 'themes: a column of ratings whose touchpoint to match; may be repeated', another);
}

function aTouchpoint(text: string, before: readonly NamedByHand[] = []): readonly NamedByHand[] {
  const [name = '', ...rest] = text.split('=');
  if (name.trim() === '') throw new InvalidArgumentError('Write it as NAME or as NAME=word,word.');
  const words = rest
    .join('=')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return [...before, { name: name.trim(), words }];
}

/** Prints the answer; nothing of the reader of texts is loaded before it is asked. */
export async function answerThemes(
  files: readonly string[],
  options: ThemesCommand & LogOptions,
  terminal: Terminal,
  bar: ProgressBar,
): Promise<void> {
  const [input, ...more] = inputsOf(files, terminal);
  if (!input || more.length > 0) {
    deny(
      'one-file',
      'Themes are found in one file of responses at a time, so that row numbers say which row is meant.',
      {
        fix: 'Put the rows into one file, or ask once for each.',
      },
    );
  }
  const { askThemes } = await import('../server/ask-themes.ts');
  const { answer, understood, assignments } = await askThemes(input, wishesOf(options), bar);
  bar.clear();
  if (!options.quiet) terminal.err(`${oneLine(understood)}\n`);
  if (options.assignments !== undefined) await writeWhole(options.assignments, assignments());
  await terminal.out(options.json ? `${JSON.stringify(answer)}\n` : printThemes(answer, terminal.columns));
}

function wishesOf(options: ThemesCommand & LogOptions): ThemeWishes {
  const { text, touchpoint, rating, by, period, top, delimiter, encoding, timezone, timeFormat } = options;
  return {
    ...(text === undefined ? {} : { text }),
    ...(touchpoint === undefined ? {} : { touchpoints: touchpoint }),
    ...(rating === undefined ? {} : { ratings: rating }),
    ...(by === undefined ? {} : { by }),
    ...(period === undefined ? {} : { period }),
    ...(top === undefined ? {} : { most: top }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(timezone === undefined ? {} : { timezone }),
    ...(timeFormat === undefined ? {} : { timeFormat }),
  };
}
