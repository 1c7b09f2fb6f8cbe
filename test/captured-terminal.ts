/** A terminal for tests: what a command writes is kept, its standard input is a text. */
import { Readable } from 'node:stream';
import type { Terminal } from '../src/cli/terminal.ts';

export interface CapturedTerminal extends Terminal {
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly cancel: () => void;
}

export function capturedTerminal(more: Partial<Terminal> & { readonly input?: string } = {}): CapturedTerminal {
  let stdout = '';
  let stderr = '';
  const controller = new AbortController();
  return {
    out: (text) => {
      stdout += text;
      return Promise.resolve();
    },
    err: (text) => {
      stderr += text;
    },
    stdin: Readable.from([Buffer.from(more.input ?? '')]),
    env: {},
    columns: 100,
    live: false,
    colour: false,
    signal: controller.signal,
    ...more,
    stdout: () => stdout,
    stderr: () => stderr,
    cancel: () => controller.abort(new DOMException('Cancelled.', 'AbortError')),
  };
}
