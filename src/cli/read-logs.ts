/** Reads log files into journeys for one command, and says on standard error how they were understood. */
import type { LoadedLog } from '../events/import/loaded-log.ts';
import type { ReadWishes } from '../events/import/read-journeys.ts';
import type { ReadFiles } from '../events/import/read-log-files.ts';
import type { Understanding } from '../events/import/understanding.ts';
import { inputsOf, wishesOf, type LogOptions } from './log-options.ts';
import type { ProgressBar } from './progress-bar.ts';
import { oneLine } from './table.ts';
import type { Terminal } from './terminal.ts';
import { count } from '../render/wording.ts';
import { counted } from './words.ts';

export type ReadLogs = ReadFiles;

/** The engine is loaded here and not before: verbs that read no events start at once. */
export async function readLogs(
  logs: readonly string[],
  options: LogOptions,
  terminal: Terminal,
  bar: ProgressBar,
  more: ReadWishes = {},
): Promise<ReadLogs> {
  const inputs = inputsOf(logs, terminal);
  const { readLogFiles } = await import('../events/import/read-log-files.ts');
  const { withParquet } = await import('../server/read-parquet.ts');
  const read = await withParquet(bar, (tools) => readLogFiles(inputs, { ...wishesOf(options), ...more }, bar, tools));
  bar.clear();
  if (!options.quiet) terminal.err(understoodText(read.loaded));
  return read;
}

/** How each file was read, what was set aside and what a reader should know. */
export function understoodText(loaded: LoadedLog): string {
  const lines = loaded.understood.map(fileLine);
  if (loaded.rejected > 0) {
    lines.push(
      `Set aside ${counted(loaded.rejected, 'row')} that could not be used; \`sojourn import\` writes them to a file with reasons.`,
    );
  }
  for (const warning of loaded.warnings) lines.push(`Note: ${warning}`);
  return lines.map((line) => `${oneLine(line)}\n`).join('');
}

function fileLine(log: Understanding): string {
  const chosen = log.columns.filter((column) => column.role !== 'property' && column.role !== 'ignore');
  const columns = chosen.map((column) => `${column.role} = ${column.name}${column.sure ? '' : ' (a guess)'}`);
  const properties = log.columns.filter((column) => column.role === 'property').length;
  const lifecycle = log.lifecycle ? `; lifecycle rows: ${log.lifecycle}` : '';
  return `${log.name}: ${log.format}; ${columns.join(', ')}, ${count(properties)} properties${lifecycle}`;
}
