/** Reads times by a pattern a person gave, in the letters of strptime (POSIX.1). */
import { deny } from '../../lib/refusal.ts';
import type { TimeParts } from './time-parts.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const expansions: Readonly<Record<string, string>> = { F: '%Y-%m-%d', T: '%H:%M:%S', D: '%m/%d/%y', R: '%H:%M' };

/** What each letter matches, and what it says. */
const letters: Readonly<Record<string, readonly [string, (parts: TimeParts, text: string) => void]>> = {
  Y: ['\\d{4}', (parts, text) => void (parts.a = Number(text))],
  y: ['\\d{2}', (parts, text) => void (parts.a = Number(text) + (Number(text) < 70 ? 2000 : 1900))],
  m: ['\\d{1,2}', (parts, text) => void (parts.b = Number(text))],
  b: ['[A-Za-z]{3,9}\\.?', (parts, text) => void (parts.b = months.indexOf(text.slice(0, 3).toLowerCase()) + 1)],
  d: [' ?\\d{1,2}', (parts, text) => void (parts.c = Number(text))],
  a: ['[A-Za-z]{2,9}\\.?', () => undefined],
  H: ['\\d{1,2}', (parts, text) => void (parts.hour = Number(text))],
  I: ['\\d{1,2}', (parts, text) => void (parts.hour = (Number(text) % 12) + (parts.hour >= 12 ? 12 : 0))],
  M: ['\\d{1,2}', (parts, text) => void (parts.minute = Number(text))],
  S: ['\\d{1,2}', (parts, text) => void (parts.second = Number(text))],
  f: ['\\d{1,9}', (parts, text) => void (parts.micros = Number(text.padEnd(6, '0').slice(0, 6)))],
  p: ['[AaPp]\\.?[Mm]\\.?', (parts, text) => void (parts.hour = halfDay(parts.hour, text))],
  z: ['(?:Z|z|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})', (parts, text) => void (parts.offset = offsetOf(text))],
  Z: ['[A-Za-z]{3,5}', (parts, text) => void (parts.offset = /^(utc|gmt)$/i.test(text) ? 0 : parts.offset)],
  s: ['\\d{1,11}', (parts, text) => setEpoch(parts, Number(text))],
};
const sameAs: Readonly<Record<string, string>> = { B: 'b', h: 'b', A: 'a', e: 'd', k: 'H', l: 'I' };

export class PatternReader {
  private readonly matcher: RegExp;
  private readonly setters: ((parts: TimeParts, text: string) => void)[] = [];
  private readonly decoder = new TextDecoder();

  constructor(pattern: string) {
    const long = pattern.replaceAll(/%([FTDR])/g, (_, letter: string) => expansions[letter] ?? '');
    const source = long.replaceAll(/%(.)|\s+|[^%\s]/gs, (found, letter?: string) =>
      this.translate(found, letter, pattern),
    );
    this.matcher = new RegExp(`^${source}$`);
    if (this.setters.length === 0) refusePattern(pattern, 'it names no part of a time');
  }

  /** Fills year, month and day into `a`, `b`, `c`; false when the text is written otherwise. */
  read(bytes: Uint8Array, from: number, to: number, parts: TimeParts): boolean {
    const found = this.matcher.exec(this.decoder.decode(bytes.subarray(from, to)));
    if (!found) return false;
    parts.a = 1970;
    parts.b = parts.c = 1;
    parts.aDigits = 4;
    parts.cDigits = 2;
    parts.named = -1;
    parts.hour = parts.minute = parts.second = parts.micros = 0;
    parts.offset = NaN;
    for (let i = 0; i < this.setters.length; i++) this.setters[i]?.(parts, found[i + 1] ?? '');
    return true;
  }

  private translate(found: string, letter: string | undefined, pattern: string): string {
    if (letter === '%') return '%';
    if (letter === undefined) return /^\s/.test(found) ? '\\s+' : found.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
    const [source, set] = letters[sameAs[letter] ?? letter] ?? refusePattern(pattern, `%${letter} is not known`);
    this.setters.push(set);
    return `(${source})`;
  }
}

function refusePattern(pattern: string, why: string): never {
  return deny('bad-time-format', `The time format "${pattern}" cannot be used: ${why}.`, {
    fix: 'Write it like %Y-%m-%d %H:%M:%S; %d day, %m month, %b month name, %y two-digit year, %I %p for AM and PM, %f fraction, %z offset.',
  });
}

function halfDay(hour: number, text: string): number {
  return (hour % 12) + (/^p/i.test(text) ? 12 : 0);
}

function offsetOf(text: string): number {
  if (/^z$/i.test(text)) return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2)) * (text.length > 3 ? 1 : 0);
  return text.startsWith('-') ? -minutes : minutes;
}

function setEpoch(parts: TimeParts, seconds: number): void {
  const date = new Date(seconds * 1000);
  parts.a = date.getUTCFullYear();
  parts.b = date.getUTCMonth() + 1;
  parts.c = date.getUTCDate();
  parts.hour = date.getUTCHours();
  parts.minute = date.getUTCMinutes();
  parts.second = date.getUTCSeconds();
  parts.offset = 0;
}
