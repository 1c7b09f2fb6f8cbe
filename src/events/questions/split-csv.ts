/** The rows of a split as CSV, written as bytes: a log has tens of millions of rows, and a text for each is dear. */
import type { SplitRows } from '../import/split-rows.ts';
import type { JourneyNames } from '../journey-log.ts';
import { csvField } from './journeys.ts';

const chunk = 1 << 20;
/** Three numbers, three commas and a line end. */
const aroundCustomer = 48;
const [zero, comma, lineEnd] = [48, 44, 10];
/** Chances are told to four digits. */
const steps = 10_000;

const encoder = new TextEncoder();

/**
 * `row,customer,journey,boundary`, one line an event that was used, in the order of the input, in pieces of about a
 * megabyte that are the reader's to keep. O(rows).
 */
export function* splitCsv({ row, customer, journey, boundary }: SplitRows, names: JourneyNames): Generator<Uint8Array> {
  yield encoder.encode('row,customer,journey,boundary\n');
  const nameOf = fieldsOf(customer, names);
  const chances: Uint8Array[] = [];
  let out = new Uint8Array(0);
  let used = 0;
  for (let i = 0; i < row.length; i++) {
    const name = nameOf(customer[i] as number);
    if (used + name.length + aroundCustomer > out.length) {
      if (used > 0) yield out.subarray(0, used);
      out = new Uint8Array(Math.max(Math.min(chunk, row.length * 64), name.length + aroundCustomer));
      used = 0;
    }
    used = writeNumber(out, used, row[i] as number);
    out[used++] = comma;
    used = writeBytes(out, used, name);
    out[used++] = comma;
    used = writeNumber(out, used, journey[i] as number);
    out[used++] = comma;
    // Exact for 32-bit floats: ten thousand times one still fits a double.
    const step = Math.round((boundary[i] as number) * steps);
    used = writeBytes(out, used, (chances[step] ??= encoder.encode(String(step / steps))));
    out[used++] = lineEnd;
  }
  if (used > 0) yield out.subarray(0, used);
}

/** Each customer's field is made once, however many rows it stands in and in whatever order. */
function fieldsOf(customer: Uint32Array, names: JourneyNames): (number: number) => Uint8Array {
  const most = customer.reduce((max, number) => Math.max(max, number), 0);
  const offsets = new Float64Array(most + 2);
  let bytes = new Uint8Array(1 << 16);
  for (let number = 0; number <= most && customer.length > 0; number++) {
    const field = encoder.encode(csvField(names.customer(number)));
    const from = offsets[number] as number;
    if (from + field.length > bytes.length) {
      const wider = new Uint8Array(2 * (from + field.length));
      wider.set(bytes);
      bytes = wider;
    }
    bytes.set(field, from);
    offsets[number + 1] = from + field.length;
  }
  return (number) => bytes.subarray(offsets[number], offsets[number + 1]);
}

/** Short texts are written faster byte by byte than by a copy. */
function writeBytes(out: Uint8Array, at: number, bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; i++) out[at + i] = bytes[i] as number;
  return at + bytes.length;
}

/** A whole number in decimal digits; returns the place behind it. */
function writeNumber(out: Uint8Array, at: number, value: number): number {
  let digits = 1;
  for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) digits++;
  for (let i = at + digits - 1, rest = value; i >= at; i--) {
    const tenth = Math.floor(rest / 10);
    out[i] = zero + rest - 10 * tenth;
    rest = tenth;
  }
  return at + digits;
}
