/** The options of every verb that writes maps: how pictures look, which paper, which table. */
import { Option, type Command } from 'commander';
import { languageIds } from '../lib/language.ts';
import { WriteOptions } from '../render/map-forms.ts';
import { papers } from '../render/pdf-pages.ts';
import { themes } from '../render/palette.ts';
import { views } from '../render/scene.ts';

/** As commander gives them. */
export interface WrittenOptions {
  readonly [name: string]: unknown;
  readonly withDate?: boolean;
  readonly withVersion?: boolean;
}

export function withWriteOptions(command: Command): Command {
  return command
    .addOption(new Option('--view <view>', 'how pictures show a map').choices([...views]).default('grid'))
    .addOption(new Option('--theme <theme>', 'colours of pictures').choices([...themes]).default('light'))
    .addOption(
      new Option('--language <language>', 'of the words around a map in pictures, pages and slides')
        .choices([...languageIds])
        .default('en'),
    )
    .addOption(
      new Option('--scale <n>', 'PNG: pixels for each of the drawing').choices(['1', '2', '3', '4']).default('2'),
    )
    .addOption(
      new Option('--paper <size>', 'PDF: pages as large as the drawing, or landscape paper')
        .choices(['drawing', ...papers])
        .default('drawing'),
    )
    .option('--tiled', 'PDF: in its own size on many pages of --paper, with crop marks')
    .option('--no-title', 'pictures without the title')
    .option('--no-logo', 'pictures without the logo')
    .option('--no-legend', 'pictures without the key')
    .option('--with-date', 'pictures with the day')
    .option('--with-version', 'pictures with status and version')
    .addOption(
      new Option('--table <form>', 'CSV: one row a card, or stages across').choices(['long', 'wide']).default('long'),
    )
    .addOption(
      new Option('--diagram <kind>', 'Mermaid: which diagram')
        .choices(['auto', 'journey', 'timeline', 'quadrantChart'])
        .default('auto'),
    )
    .addOption(
      new Option('--comments <when>', 'Mermaid: comments that make reading it again lossless')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    );
}

export function writeOptionsOf(options: WrittenOptions, more: Partial<WriteOptions> = {}): WriteOptions {
  const { withDate: date = false, withVersion: version = false, ...rest } = options;
  return WriteOptions.parse({ ...rest, date, version, ...more });
}
