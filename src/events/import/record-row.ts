/** Makes rows of named values, for forms that are not tables: JSON, XES, OCEL. Columns appear as names turn up. */
import { deny } from '../../lib/refusal.ts';
import type { Row, RowSink } from './delimited.ts';

const encoder = new TextEncoder();
const mostColumns = 5000;

export class RecordRow {
  readonly columns: string[] = [];
  private readonly index = new Map<string, number>();
  private readonly sink: RowSink;
  private used = 0;
  private readonly row: Row = {
    bytes: new Uint8Array(1 << 16),
    starts: new Int32Array(256),
    ends: new Int32Array(256).fill(-1),
    count: 0,
    line: 1,
    from: 0,
    to: 0,
  };

  constructor(sink: RowSink) {
    this.sink = sink;
  }

  /** `raw` is the record as it stands in the input; without it the record is told by its names and values. */
  begin(line: number, raw?: Uint8Array): void {
    this.row.line = line;
    this.row.ends.fill(-1, 0, this.columns.length);
    this.used = 0;
    if (raw) {
      this.reserve(raw.length);
      this.row.bytes.set(raw);
      this.used = raw.length;
    }
    this.row.from = 0;
    this.row.to = this.used;
  }

  set(name: string, value: string): void {
    let at = this.index.get(name);
    if (at === undefined) at = this.addColumn(name);
    this.reserve((name.length + value.length + 2) * 3);
    const { row } = this;
    const told = row.to === this.used;
    if (told && row.to > 0) this.write(' ');
    if (told) this.write(`${name}=`);
    row.starts[at] = this.used;
    this.write(value);
    row.ends[at] = this.used;
    if (told) row.to = this.used;
  }

  /** Values of one record as JSON has them: nested names are joined by dots, lists stay JSON. */
  setAll(value: object, prefix = ''): void {
    for (const [key, inner] of Object.entries(value)) {
      if (inner === null || inner === undefined) continue;
      const name = prefix + key;
      if (Array.isArray(inner)) this.setJson(name, JSON.stringify(inner));
      else if (typeof inner === 'object') this.setAll(inner as object, `${name}.`);
      else this.setJson(name, String(inner));
    }
  }

  emit(): void {
    this.row.count = this.columns.length;
    this.sink.row(this.row);
  }

  /** The raw record is already told in full. */
  private setJson(name: string, text: string): void {
    let at = this.index.get(name);
    if (at === undefined) at = this.addColumn(name);
    this.reserve(text.length * 3);
    this.row.starts[at] = this.used;
    this.write(text);
    this.row.ends[at] = this.used;
  }

  private write(text: string): void {
    this.used += encoder.encodeInto(text, this.row.bytes.subarray(this.used)).written;
  }

  private addColumn(name: string): number {
    if (this.columns.length >= mostColumns) {
      deny('too-many-columns', `The log has more than ${mostColumns} different names of values.`, {
        fix: 'Names seem to hold data. Write such values as lists, or leave them out.',
      });
    }
    const at = this.columns.push(name) - 1;
    this.index.set(name, at);
    const { row } = this;
    if (at >= row.starts.length) {
      row.starts = longer(row.starts);
      row.ends = longer(row.ends).fill(-1, at);
    }
    return at;
  }

  private reserve(more: number): void {
    const { row } = this;
    if (this.used + more <= row.bytes.length) return;
    const larger = new Uint8Array(Math.max(row.bytes.length * 2, this.used + more));
    larger.set(row.bytes.subarray(0, this.used));
    row.bytes = larger;
  }
}

function longer(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const twice = new Int32Array(numbers.length * 2);
  twice.set(numbers);
  return twice;
}
