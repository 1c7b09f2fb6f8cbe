/** Written times to instants: how a column writes them is found once, then every row is read that one way. */
import { newParts, readParts, readPlain, type TimeParts } from './time-parts.ts';
import { PatternReader } from './time-pattern.ts';
import { Zone } from './zone.ts';

export type TimeFormat =
  | { readonly kind: 'parts'; readonly order: 'ymd' | 'dmy' | 'mdy' }
  | { readonly kind: 'epoch'; readonly unit: 's' | 'ms' | 'us' | 'ns' }
  | { readonly kind: 'pattern'; readonly pattern: string };

const microsPer = { s: 1e6, ms: 1e3, us: 1, ns: 1e-3 } as const;
const unitNames = { s: 'seconds', ms: 'milliseconds', us: 'microseconds', ns: 'nanoseconds' } as const;
const orderNames = { ymd: 'year, month, day', dmy: 'day before month', mdy: 'month before day' } as const;

export function timeFormatLabel(format: TimeFormat): string {
  if (format.kind === 'epoch') return `${unitNames[format.unit]} since 1970`;
  return format.kind === 'pattern' ? format.pattern : orderNames[format.order];
}

const earliest = 0;
const latest = Date.UTC(2101, 0, 1) * 1000;

export class TimeReader {
  /** Why the last time was not read. */
  reason = '';
  /** A time with a fraction of a second was read. */
  fractional = false;
  private readonly format: TimeFormat;
  private readonly zone: Zone;
  private readonly parts: TimeParts = newParts();
  private readonly pattern: PatternReader | undefined;
  /** Instants of midnights by day, so that a calendar is worked out once a day. */
  private readonly days = new Map<number, number>();
  private lastDay = -1;
  private lastMidnight = NaN;
  private readonly utc: boolean;

  constructor(format: TimeFormat, zone: Zone | string) {
    this.format = format;
    this.zone = typeof zone === 'string' ? new Zone(zone) : zone;
    this.utc = this.zone.offset(0) === 0 && this.zone.offset(1.6e12) === 0 && this.zone.offset(1.593e12) === 0;
    if (format.kind === 'pattern') this.pattern = new PatternReader(format.pattern);
  }

  /** Microseconds since 1970, or NaN with `reason` set. */
  read(bytes: Uint8Array, from: number, to: number): number {
    const micros = this.format.kind === 'epoch' ? this.epoch(bytes, from, to) : this.written(bytes, from, to);
    if (Number.isNaN(micros))
      this.reason = `the time is not written as the others are (${timeFormatLabel(this.format)})`;
    else if (micros < earliest || micros >= latest) this.reason = 'the time lies outside 1970 to 2100';
    else {
      if (micros % 1e6 !== 0) this.fractional = true;
      return micros;
    }
    return NaN;
  }

  private epoch(bytes: Uint8Array, from: number, to: number): number {
    if (this.format.kind !== 'epoch') return NaN;
    let whole = 0;
    let at = from;
    for (; at < to; at++) {
      const digit = (bytes[at] ?? 0) - 48;
      if (digit < 0 || digit > 9) break;
      whole = whole * 10 + digit;
    }
    if (at === from) return NaN;
    const scale = microsPer[this.format.unit];
    if (at === to) return Math.floor(whole * scale);
    if (bytes[at] !== 46) return NaN;
    let fraction = 0;
    let weight = 0.1;
    for (at++; at < to; at++, weight /= 10) {
      const digit = (bytes[at] ?? 0) - 48;
      if (digit < 0 || digit > 9) return NaN;
      fraction += digit * weight;
    }
    return Math.floor(whole * scale) + Math.floor(Math.round(fraction * scale * 1000) / 1000);
  }

  private written(bytes: Uint8Array, from: number, to: number): number {
    const { parts, format } = this;
    if (!this.pattern && to - from >= 19 && readPlain(bytes, from, to, parts)) return this.instant(parts, 'ymd');
    if (this.pattern) {
      if (!this.pattern.read(bytes, from, to, parts)) return NaN;
    } else if (!readParts(bytes, from, to, parts)) return NaN;
    return this.instant(parts, format.kind === 'parts' ? format.order : 'ymd');
  }

  private instant(parts: TimeParts, order: 'ymd' | 'dmy' | 'mdy'): number {
    const midnight = this.midnight(parts, order);
    const { hour, minute, second } = parts;
    if (Number.isNaN(midnight) || hour > 24 || minute > 59 || second > 60) return NaN;
    if (hour === 24 && (minute > 0 || second > 0)) return NaN;
    const local = midnight + ((hour * 60 + minute) * 60 + Math.min(second, 59)) * 1000;
    const instant = Number.isNaN(parts.offset)
      ? this.utc
        ? local
        : local - this.zone.offset(local)
      : local - parts.offset * 60_000;
    return instant * 1000 + parts.micros;
  }

  private midnight(parts: TimeParts, order: 'ymd' | 'dmy' | 'mdy'): number {
    const yearFirst = parts.aDigits >= 3 || (order === 'ymd' && parts.cDigits < 3);
    const year = fullYear(yearFirst ? parts.a : parts.c, yearFirst ? parts.aDigits : parts.cDigits);
    const monthSecond = parts.named === 1 || (parts.named < 0 && (yearFirst || order !== 'mdy'));
    const month = monthSecond ? parts.b : yearFirst ? parts.c : parts.a;
    const day = monthSecond ? (yearFirst ? parts.c : parts.a) : parts.b;
    const key = (year * 16 + month) * 64 + day;
    if (key === this.lastDay) return this.lastMidnight;
    let midnight = this.days.get(key);
    if (midnight === undefined) {
      midnight = Date.UTC(year, month - 1, day);
      if (month < 1 || month > 12 || day < 1 || new Date(midnight).getUTCDate() !== day) midnight = NaN;
      if (this.days.size < 100_000) this.days.set(key, midnight);
    }
    this.lastDay = key;
    this.lastMidnight = midnight;
    return midnight;
  }
}

/** Two digits: 70 to 99 are the last century's. */
function fullYear(year: number, digits: number): number {
  if (digits >= 3) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

export interface FoundTimes {
  readonly format: TimeFormat;
  /** Share of the values, empty ones apart, that this format reads. */
  readonly rate: number;
  /** Day and month cannot be told apart from these values. */
  readonly ambiguous: boolean;
  readonly dateOnly: boolean;
}

const encoder = new TextEncoder();
const fewestTimes = 0.3;

/** The way most of the values are written; undefined when fewer than three in ten are times. Empty values must be left out. */
export function detectTimes(values: readonly string[]): FoundTimes | undefined {
  if (values.length === 0) return undefined;
  const candidates = candidatesFor(values);
  const counted = candidates.map((format) => ({ format, hits: hits(format, values) }));
  const best = counted.reduce((one, two) => (two.hits.read > one.hits.read ? two : one));
  const rate = best.hits.read / values.length;
  if (rate < fewestTimes) return undefined;
  const rival = counted.find((one) => one !== best && one.format.kind === 'parts' && one.hits.read === best.hits.read);
  const mixed = best.format.kind === 'parts' && best.format.order !== 'ymd' && best.hits.unordered === best.hits.read;
  return { format: best.format, rate, ambiguous: rival !== undefined && !mixed, dateOnly: best.hits.clocks === 0 };
}

function candidatesFor(values: readonly string[]): TimeFormat[] {
  const digits = values.filter((value) => /^\d{9,19}(\.\d+)?$/.test(value));
  if (digits.length * 2 > values.length) return [{ kind: 'epoch', unit: epochUnit(digits) }];
  const parts = newParts();
  const first = values.map((value) => encoder.encode(value)).find((bytes) => readParts(bytes, 0, bytes.length, parts));
  if (!first) return [{ kind: 'parts', order: 'ymd' }];
  if (parts.aDigits >= 3 || parts.named >= 0) return [{ kind: 'parts', order: 'ymd' }];
  // With dots the day stands first everywhere; with slashes or dashes the column has to tell.
  if (parts.separator === 46) return [{ kind: 'parts', order: 'dmy' }];
  return [
    { kind: 'parts', order: 'dmy' },
    { kind: 'parts', order: 'mdy' },
  ];
}

function epochUnit(values: readonly string[]): 's' | 'ms' | 'us' | 'ns' {
  const lengths = values.map((value) => value.split('.')[0]?.length ?? 0).toSorted((a, b) => a - b);
  const length = lengths[lengths.length >> 1] ?? 10;
  if (length <= 11) return 's';
  if (length <= 14) return 'ms';
  return length <= 17 ? 'us' : 'ns';
}

function hits(format: TimeFormat, values: readonly string[]): { read: number; clocks: number; unordered: number } {
  const reader = new TimeReader(format, 'UTC');
  const parts = newParts();
  const found = { read: 0, clocks: 0, unordered: 0 };
  for (const value of values) {
    const bytes = encoder.encode(value);
    if (Number.isNaN(reader.read(bytes, 0, bytes.length))) continue;
    found.read++;
    if (format.kind === 'epoch') found.clocks++;
    else if (readParts(bytes, 0, bytes.length, parts)) {
      if (parts.hasClock) found.clocks++;
      if (parts.aDigits >= 3 || parts.named >= 0) found.unordered++;
    }
  }
  return found;
}
