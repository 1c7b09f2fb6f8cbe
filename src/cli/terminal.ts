/** Where a command reads from and writes to, so that a test can hand over its own ends. */
import type { Readable } from 'node:stream';

export interface Terminal {
  /** Writes to standard output; resolves when the reader took it, or has gone away. */
  readonly out: (text: string) => Promise<void>;
  /** Writes to standard error. */
  readonly err: (text: string) => void;
  readonly stdin: Readable;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Characters a line of standard output may hold. */
  readonly columns: number;
  /** Standard error is a terminal: a progress bar may be redrawn on it. */
  readonly live: boolean;
  /** Colours may be used on standard output. */
  readonly colour: boolean;
  /** Aborts when the person presses Ctrl-C. */
  readonly signal: AbortSignal;
}

/** The terminal of this process. The first Ctrl-C cancels, the second ends at once. */
export function processTerminal(): Terminal {
  const cancel = new AbortController();
  let pressed = 0;
  const interrupt = (): void => {
    pressed++;
    if (pressed > 1) process.exit(130);
    cancel.abort(new DOMException('Cancelled.', 'AbortError'));
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  for (const stream of [process.stdout, process.stderr]) stream.on('error', quietWhenReaderLeft);
  return {
    out: (text) => new Promise((resolve) => process.stdout.write(text, () => resolve())),
    err: (text) => void process.stderr.write(text),
    stdin: process.stdin,
    env: process.env,
    columns: process.stdout.columns ?? 100,
    live: process.stderr.isTTY === true,
    colour: process.stdout.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
    signal: cancel.signal,
  };
}

/** `sojourn ask ... | head` closes the pipe early; that is not a failure. */
function quietWhenReaderLeft(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}
