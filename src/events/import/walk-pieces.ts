/** Reads a large delimited file with several threads, with the same result as one. */
import { availableParallelism } from 'node:os';
import { checkpoint, type Watch } from '../../lib/progress.ts';
import type { Cutting } from './cut-piece.ts';
import { DelimitedReader, type Row } from './delimited.ts';
import type { EventCollector } from './event-collector.ts';
import { type ClockCounts, EventReader } from './event-reader.ts';
import type { LogWishes } from './log-input.ts';
import { openFile } from './open-file.ts';
import { PieceCrew } from './piece-crew.ts';
import type { Plan } from './plan.ts';
import type { Shape } from './shape.ts';
import type { Wanted } from './event-columns.ts';
import type { Problem } from './understanding.ts';
import { Utf8Stream, type Encoding } from './utf8.ts';
import { delimitedReader, foreignBytes } from './walk.ts';

/** When and how a file is cut into pieces. */
export interface Splitting {
  /** Files smaller than this are read by one thread. */
  readonly from: number;
  /** Bytes of a piece, about. */
  readonly piece: number;
  readonly threads: number;
}

export const usualSplitting: Splitting = {
  from: 32 * 2 ** 20,
  piece: 4 * 2 ** 20,
  threads: Math.min(4, availableParallelism()),
};

/** Whether cutting the file into pieces is worth it and possible. */
export function splits({ form, encoding, bytes }: Shape, { from, threads }: Splitting): boolean {
  return form === 'delimited' && encoding.iconv === undefined && bytes >= from && threads > 1;
}

export interface PieceOptions {
  readonly plan: Plan;
  readonly wanted: Wanted;
  readonly wishes: LogWishes;
  readonly watch: Watch;
  readonly splitting: Splitting;
}

export interface Walked {
  readonly problems: readonly Problem[];
  readonly fractional: boolean;
  readonly clocks: ClockCounts;
  /** Rows that were read one by one, beside pieces. */
  readonly rows: number;
}

export async function walkPieces(shape: Shape, collector: EventCollector, options: PieceOptions): Promise<Walked> {
  const { watch } = options;
  const opened = await openFile(shape.path, shape.name, options.wishes.limits);
  const walk = new PieceWalk(shape, collector, options);
  const doing = `Reading ${shape.name}`;
  try {
    for await (const chunk of opened.chunks) {
      checkpoint(watch);
      await walk.write(chunk);
      watch.report({ doing, done: opened.consumed(), total: opened.size, unit: 'bytes' });
    }
    return await walk.end(opened.problems);
  } finally {
    await walk.close();
  }
}

const LF = 10;
const QUOTE = 34;
/** A row that is longer than this, or may be, is left to the reader of single rows. */
const longest = 1 << 19;

/**
 * Where rows end once there are quotes, found by the reader of rows itself: between quotes a line end ends nothing. A
 * reader knows nothing of the rows before, so that whoever begins where a row ended reads what this one read. That
 * holds while every quote closes as it should; `torn` tells that one did not.
 */
class QuotedRows {
  torn = false;
  readonly stream: Utf8Stream;
  private readonly rows: DelimitedReader;

  constructor(encoding: Encoding, delimiter: string, columns: number) {
    this.stream = new Utf8Stream(encoding);
    const broken = (): void => {
      this.torn = true;
    };
    this.rows = new DelimitedReader(delimiter, { row: () => undefined, broken }, columns);
  }

  /** Hands back what it was given, in UTF-8. */
  write(chunk: Uint8Array): Uint8Array {
    const clean = this.stream.push(chunk);
    this.rows.write(clean);
    return clean;
  }

  /** Bytes behind the last row that ended. */
  get open(): number {
    return this.rows.pending;
  }
}

class PieceWalk {
  private readonly shape: Shape;
  private readonly collector: EventCollector;
  private readonly options: PieceOptions;
  private readonly crew: PieceCrew;
  private readonly row: Row;
  private readonly delimiter: string;
  private skip: number;
  private encoding: Encoding;
  private waiting: Uint8Array[] = [];
  private size = 0;
  private lines = 0;
  private foreign = 0;
  private fractional = false;
  private readonly clocks: ClockCounts = { moved: 0, late: 0 };
  private quoted: QuotedRows | undefined;
  private alone: Alone | undefined;

  constructor(shape: Shape, collector: EventCollector, options: PieceOptions) {
    this.shape = shape;
    this.collector = collector;
    this.options = options;
    this.delimiter = shape.delimiter ?? ',';
    this.skip = (shape.preamble ?? 0) + ((shape.header ?? true) ? 1 : 0);
    this.encoding = shape.encoding;
    const columns = shape.columns ?? [];
    const cutting: Cutting = { plan: options.plan, columns, delimiter: this.delimiter, wanted: options.wanted };
    this.crew = new PieceCrew(cutting, options.splitting.threads);
    const places = (): Int32Array => new Int32Array(columns.length);
    this.row = { bytes: new Uint8Array(0), starts: places(), ends: places(), count: 0, line: 0, from: 0, to: 0 };
  }

  async write(chunk: Uint8Array): Promise<void> {
    if (this.alone) return this.alone.write(this.quoted?.stream.push(chunk) ?? chunk);
    if (this.quoted) return this.writeQuoted(this.quoted, chunk);
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const end = bytes.lastIndexOf(LF) + 1;
    // Without a line end in it a row may be endless; what that means is for the reader of single rows to say.
    if (end === 0) return this.goAlone(chunk);
    if (bytes.includes(QUOTE)) return this.beginQuoted(chunk);
    this.size += chunk.length;
    this.waiting.push(chunk);
    if (this.size >= this.options.splitting.piece) await this.sendAllBut(chunk.length - end);
  }

  async end(problems: readonly Problem[]): Promise<Walked> {
    if (!this.alone && this.quoted) await this.goAlone();
    if (!this.alone && this.size > 0) {
      if (this.waiting.at(-1)?.at(-1) !== LF) this.waiting.push(Uint8Array.of(LF));
      await this.sendAllBut(0);
    }
    await this.drain();
    const rest = this.quoted?.stream.end();
    if (rest) this.alone?.write(rest);
    const more = this.alone?.end();
    const foreign = this.foreign + (this.quoted?.stream.foreign ?? 0) + (more?.foreign ?? 0);
    return {
      problems: foreign > 0 ? [...problems, foreignBytes(this.shape.name, foreign)] : problems,
      fractional: this.fractional || (more?.fractional ?? false),
      clocks: {
        moved: this.clocks.moved + (more?.clocks.moved ?? 0),
        late: this.clocks.late + (more?.clocks.late ?? 0),
      },
      rows: more?.rows ?? 0,
    };
  }

  close(): Promise<void> {
    return this.crew.close();
  }

  private async beginQuoted(chunk: Uint8Array): Promise<void> {
    this.quoted = new QuotedRows(this.encoding, this.delimiter, this.shape.columns?.length ?? 0);
    this.encoding = { ...this.encoding, bom: 0 };
    this.size = 0;
    for (const part of [...this.waiting.splice(0), chunk]) await this.write(part);
  }

  private async writeQuoted(quoted: QuotedRows, chunk: Uint8Array): Promise<void> {
    const before = quoted.open;
    const clean = quoted.write(chunk);
    // Whatever ended in this chunk is not sure any more; what stands before it was sent or still waits.
    if (quoted.torn || quoted.open > longest) {
      this.waiting.push(clean);
      return this.goAlone();
    }
    this.size += clean.length;
    this.waiting.push(clean);
    const ended = quoted.open < before + clean.length;
    if (ended && this.size >= this.options.splitting.piece) await this.sendAllBut(quoted.open);
  }

  /** Gives away what waits, but for so many bytes at its end, which begin the next piece. */
  private async sendAllBut(kept: number): Promise<void> {
    const bytes = new Uint8Array(this.waiting.reduce((sum, part) => sum + part.length, 0) - kept);
    const left: Uint8Array[] = [];
    let at = 0;
    for (const part of this.waiting) {
      const taken = Math.min(part.length, bytes.length - at);
      bytes.set(part.subarray(0, taken), at);
      at += taken;
      if (taken < part.length) left.push(part.subarray(taken));
    }
    // A row that ends otherwise is no row for a piece; that means all of the file is written so.
    if (bytes.at(-1) !== LF) return this.goAlone();
    if (this.crew.full) await this.collect();
    this.crew.give({ bytes, encoding: this.encoding, skip: this.skip });
    this.encoding = { ...this.encoding, bom: 0 };
    this.skip = 0;
    this.waiting = left;
    this.size = kept;
  }

  private async collect(): Promise<boolean> {
    const piece = await this.crew.take();
    if (!piece) return false;
    if (this.lines === 0) this.collector.expect((piece.count / piece.bytes.length) * this.shape.bytes);
    this.collector.piece(piece, this.lines, this.row, this.delimiter.charCodeAt(0));
    this.lines += piece.lines;
    this.foreign += piece.foreign;
    this.fractional ||= piece.fractional;
    this.clocks.moved += piece.clocks.moved;
    this.clocks.late += piece.clocks.late;
    return true;
  }

  private async drain(): Promise<void> {
    while (await this.collect()) checkpoint(this.options.watch);
  }

  /** What waits begins with a row. */
  private async goAlone(chunk?: Uint8Array): Promise<void> {
    await this.drain();
    const { shape, collector, encoding, skip, lines } = this;
    this.alone = new Alone({ ...shape, encoding }, this.options.plan, collector, { skip, lines });
    for (const part of this.waiting) this.alone.write(part);
    this.waiting = [];
    if (chunk) this.alone.write(chunk);
  }
}

/** Reads on from the beginning of some row. */
class Alone {
  private readonly stream: Utf8Stream;
  private readonly events: EventReader;
  private readonly rows: ReturnType<typeof delimitedReader>;

  constructor(shape: Shape, plan: Plan, collector: EventCollector, from: { skip: number; lines: number }) {
    this.stream = new Utf8Stream(shape.encoding);
    const columns = shape.columns ?? [];
    this.events = new EventReader(plan, () => columns, collector);
    this.rows = delimitedReader(shape, () => this.events, from);
  }

  write(chunk: Uint8Array): void {
    this.rows.write(this.stream.push(chunk));
  }

  end(): Pick<Walked, 'fractional' | 'clocks' | 'rows'> & { readonly foreign: number } {
    this.rows.write(this.stream.end());
    this.rows.end();
    const { fractional, clocks, rows } = this.events;
    return { foreign: this.stream.foreign, fractional, clocks, rows };
  }
}
