/** Turns whatever went wrong into one clear message and the exit code the command line promises. */
import { CommanderError } from 'commander';
import { Refused, type Place, type Refusal } from '../lib/refusal.ts';
import type { Terminal } from './terminal.ts';

/** 0 done, 1 done and found wanting, 2 bad usage or input, 3 something broke, 130 cancelled. */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

/** Prints what went wrong on standard error; never a stack, unless SOJOURN_DEBUG is set. */
export function reportFailure(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (terminal.signal.aborted || isAbort(error)) {
    terminal.err('Cancelled.\n');
    return 130;
  }
  const debug = terminal.env['SOJOURN_DEBUG'] === '1';
  if (debug && error instanceof Error) terminal.err(`${error.stack ?? error.message}\n`);
  if (error instanceof Refused) {
    terminal.err(`${refusalText(error.refusal)}\n`);
    return 2;
  }
  const known = fileProblem(error);
  if (known) {
    terminal.err(`${known}\n`);
    return 2;
  }
  const message = error instanceof Error ? error.message : String(error);
  terminal.err(`Something broke: ${message.split('\n')[0] ?? ''}\n`);
  if (!debug) terminal.err('Run it again with SOJOURN_DEBUG=1 to see where.\n');
  return 3;
}

/** `orders.csv, line 17, "time": Not a time. Write it as ...` */
export function refusalText(refusal: Refusal): string {
  const where = placeText(refusal.place);
  return `${where ? `${where}: ` : ''}${refusal.message}${refusal.fix ? ` ${refusal.fix}` : ''}`;
}

function placeText(place: Place | undefined): string {
  if (!place) return '';
  const parts = [
    place.file,
    place.line === undefined ? undefined : `line ${place.line}`,
    place.field === undefined ? undefined : `"${place.field}"`,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

const fileProblems: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder',
  EACCES: 'No permission to use',
  EPERM: 'No permission to use',
  EISDIR: 'That is a folder, not a file',
  ENOTDIR: 'A part of that path is a file, not a folder',
  EROFS: 'That place cannot be written to',
  EADDRINUSE: 'That address is in use already',
};

function fileProblem(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const text = fileProblems[String(error.code)];
  if (!text) return undefined;
  return 'path' in error && typeof error.path === 'string' ? `${text}: ${error.path}.` : `${text}.`;
}
