/** Keeps the rows that were set aside, on disk, because there may be as many as the log has rows. */
import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { RejectedRow } from './loaded-log.ts';

const longest = 2000;
const flushAt = 1 << 16;
const decoder = new TextDecoder();

export class RejectionWriter {
  count = 0;
  first: RejectedRow | undefined;
  private readonly path: string;
  private file: number | undefined;
  private waiting = '';

  constructor(path: string) {
    this.path = path;
  }

  add(file: string, line: number, field: string | undefined, reason: string, raw: Uint8Array): void {
    const row = decoder.decode(raw.subarray(0, longest * 4)).slice(0, longest);
    const rejected: RejectedRow = { file, line, ...(field === undefined ? {} : { field }), reason, row };
    this.first ??= rejected;
    this.count++;
    this.waiting += `${JSON.stringify(rejected)}\n`;
    if (this.waiting.length > flushAt) this.flush();
  }

  close(): void {
    this.flush();
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }

  private flush(): void {
    if (this.waiting === '') return;
    this.file ??= openSync(this.path, 'w');
    writeSync(this.file, this.waiting);
    this.waiting = '';
  }
}

const Kept = z.object({
  file: z.string(),
  line: z.number(),
  field: z.string().optional(),
  reason: z.string(),
  row: z.string(),
});

/** Reads back what a `RejectionWriter` wrote. */
export async function* readRejections(path: string, count: number): AsyncGenerator<RejectedRow, void, void> {
  if (count === 0) return;
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const { field, ...rest } = Kept.parse(JSON.parse(line));
    yield { ...rest, ...(field === undefined ? {} : { field }) };
  }
}

/**
 * Rejected rows as CSV lines, header first. Cells that a spreadsheet would take for a formula get an apostrophe in
 * front (OWASP, CSV injection).
 */
export async function* rejectionsCsv(rows: AsyncIterable<RejectedRow>): AsyncGenerator<string, void, void> {
  yield 'file,line,field,reason,row\r\n';
  for await (const { file, line, field, reason, row } of rows) {
    yield `${[file, String(line), field ?? '', reason, row].map(cell).join(',')}\r\n`;
  }
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
