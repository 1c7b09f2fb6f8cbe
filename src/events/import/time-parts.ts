/** Reads one written time from bytes into its parts, whatever separators it uses; what the parts mean is decided elsewhere. */

/** Reused between calls. `a`, `b`, `c` are the three date numbers as they stand; -1 = not there. */
export interface TimeParts {
  a: number;
  b: number;
  c: number;
  /** Digits of `a` and of `c`: a year of four says which end it stands at. */
  aDigits: number;
  cDigits: number;
  /** Which of the three was a month's name: 0, 1, 2 or -1. */
  named: number;
  separator: number;
  hour: number;
  minute: number;
  second: number;
  micros: number;
  /** A fraction that is not zero was written. */
  hasClock: boolean;
  /** Minutes east of UTC; NaN when none was written. */
  offset: number;
}

export function newParts(): TimeParts {
  return {
    a: -1,
    b: -1,
    c: -1,
    aDigits: 0,
    cDigits: 0,
    named: -1,
    separator: 0,
    hour: 0,
    minute: 0,
    second: 0,
    micros: 0,
    hasClock: false,
    offset: NaN,
  };
}

const SPACE = 32;
const COLON = 58;
const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;
const isLetter = (byte: number): boolean => (byte | 32) >= 97 && (byte | 32) <= 122;

const months = 'janfebmaraprmayjunjulaugsepoctnovdec';
/** Month names of other languages that differ in their first three letters: German, French, Spanish, Dutch, Nordic. */
const otherMonths: Readonly<Record<string, number>> = {
  mrz: 3,
  mär: 3,
  mai: 5,
  okt: 10,
  dez: 12,
  des: 12,
  dic: 12,
  ene: 1,
  abr: 4,
  ago: 8,
  mei: 5,
  maj: 5,
  mrt: 3,
  fév: 2,
  fev: 2,
  avr: 4,
  aoû: 8,
  déc: 12,
};
const decoder = new TextDecoder();

/** Reads `bytes[from..to)`; false when it is not a time or something stands behind it. */
export function readParts(bytes: Uint8Array, from: number, to: number, parts: TimeParts): boolean {
  parts.named = -1;
  parts.hour = parts.minute = parts.second = parts.micros = 0;
  parts.hasClock = false;
  parts.offset = NaN;
  let at = readDate(bytes, skipWeekday(bytes, from, to), to, parts);
  if (at < 0) return false;
  if (at < to) at = readClock(bytes, at, to, parts);
  return at === to;
}

const two = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] as number) - 48) * 10 + (bytes[at + 1] as number) - 48;

/**
 * The most usual writing, `2024-05-01 10:00:00.123Z`, at known places; false for any other, which `readParts` then
 * takes. At least 19 bytes.
 */
export function readPlain(bytes: Uint8Array, from: number, to: number, parts: TimeParts): boolean {
  const separator = bytes[from + 4];
  if ((separator !== 45 && separator !== 47) || bytes[from + 7] !== separator) return false;
  if (
    (bytes[from + 10] !== SPACE && bytes[from + 10] !== 84) ||
    bytes[from + 13] !== COLON ||
    bytes[from + 16] !== COLON
  ) {
    return false;
  }
  for (let i = 0; i < 19; i++) {
    if (i !== 4 && i !== 7 && i !== 10 && i !== 13 && i !== 16 && !isDigit(bytes[from + i] as number)) return false;
  }
  let at = from + 19;
  parts.micros = 0;
  if (at < to && bytes[at] === 46) {
    at = readFraction(bytes, at + 1, to, parts);
    if (at < 0) return false;
  }
  parts.offset = NaN;
  if (at < to && bytes[at] === 90) {
    parts.offset = 0;
    at++;
  }
  if (at !== to) return false;
  parts.a = two(bytes, from) * 100 + two(bytes, from + 2);
  parts.b = two(bytes, from + 5);
  parts.c = two(bytes, from + 8);
  parts.aDigits = 4;
  parts.cDigits = 2;
  parts.named = -1;
  parts.separator = separator;
  parts.hour = two(bytes, from + 11);
  parts.minute = two(bytes, from + 14);
  parts.second = two(bytes, from + 17);
  parts.hasClock = true;
  return true;
}

/** "Wed, 22 Oct": the day's name says nothing new. */
function skipWeekday(bytes: Uint8Array, from: number, to: number): number {
  if (from + 4 > to || !isLetter(bytes[from] ?? 0)) return from;
  const word = decoder.decode(bytes.subarray(from, from + 3)).toLowerCase();
  if (!['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].includes(word)) return from;
  let at = from;
  while (at < to && isLetter(bytes[at] ?? 0)) at++;
  while (at < to && (bytes[at] === 44 || bytes[at] === SPACE || bytes[at] === 46)) at++;
  return at;
}

function readDate(bytes: Uint8Array, from: number, to: number, parts: TimeParts): number {
  let at = from;
  for (let part = 0; part < 3; part++) {
    const begin = at;
    let value = 0;
    while (at < to && isDigit(bytes[at] ?? 0)) value = value * 10 + (bytes[at++] ?? 0) - 48;
    let digits = at - begin;
    if (digits === 0) {
      if (parts.named >= 0) return -1;
      while (at < to && (isLetter(bytes[at] ?? 0) || (bytes[at] ?? 0) >= 128)) at++;
      value = monthOf(bytes, begin, at);
      if (value < 0) return -1;
      parts.named = part;
      digits = 2;
    }
    if (part === 0) {
      if (digits === 8 && (at === to || !isDateSeparator(bytes[at] ?? 0))) return compact(value, parts, at);
      parts.a = value;
      parts.aDigits = digits;
      parts.separator = bytes[at] ?? 0;
    } else if (part === 1) parts.b = value;
    else {
      parts.c = value;
      parts.cDigits = digits;
      return digits <= 4 ? at : -1;
    }
    if (digits > 4 || at >= to || !isDateSeparator(bytes[at] ?? 0)) return -1;
    while (at < to && isDateSeparator(bytes[at] ?? 0)) at++;
  }
  return at;
}

/** 20141022 */
function compact(value: number, parts: TimeParts, at: number): number {
  parts.a = Math.floor(value / 10_000);
  parts.b = Math.floor(value / 100) % 100;
  parts.c = value % 100;
  parts.aDigits = 4;
  parts.cDigits = 2;
  parts.separator = 0;
  return at;
}

/** - / . , space */
const isDateSeparator = (byte: number): boolean =>
  byte === 45 || byte === 47 || byte === 46 || byte === 44 || byte === SPACE;

function monthOf(bytes: Uint8Array, from: number, to: number): number {
  if (to - from < 3) return -1;
  const word = decoder.decode(bytes.subarray(from, to)).toLowerCase().slice(0, 3);
  const other = otherMonths[word];
  if (other !== undefined) return other;
  const found = months.indexOf(word);
  return found >= 0 && found % 3 === 0 ? found / 3 + 1 : -1;
}

/** `T11:15:41.123 PM +02:00`, from the place behind the date. */
function readClock(bytes: Uint8Array, from: number, to: number, parts: TimeParts): number {
  let at = from;
  while (at < to && (bytes[at] === SPACE || bytes[at] === 44)) at++;
  if (at < to && (bytes[at] === 84 || bytes[at] === 116) && isDigit(bytes[at + 1] ?? 0)) at++;
  if (at === to) return at;
  if (isDigit(bytes[at] ?? 0)) {
    at = readHours(bytes, at, to, parts);
    if (at < 0) return -1;
  } else if (at === from) return -1;
  while (at < to && bytes[at] === SPACE) at++;
  at = readHalf(bytes, at, to, parts);
  while (at < to && bytes[at] === SPACE) at++;
  return at < to ? readZone(bytes, at, to, parts) : at;
}

function readHours(bytes: Uint8Array, from: number, to: number, parts: TimeParts): number {
  const compactClock = from + 4 <= to && bytes[from + 2] !== COLON && isDigit(bytes[from + 2] ?? 0);
  let at = from;
  parts.hasClock = true;
  parts.hour = (bytes[at++] ?? 0) - 48;
  if (at < to && isDigit(bytes[at] ?? 0)) parts.hour = parts.hour * 10 + (bytes[at++] ?? 0) - 48;
  if (!compactClock && bytes[at] !== COLON) return at;
  if (!compactClock) at++;
  parts.minute = twoDigits(bytes, at, to);
  if (parts.minute < 0) return -1;
  at += 2;
  const more = at < to && (compactClock ? isDigit(bytes[at] ?? 0) : bytes[at] === COLON);
  if (!more) return at;
  if (!compactClock) at++;
  parts.second = twoDigits(bytes, at, to);
  if (parts.second < 0) return -1;
  at += 2;
  return at < to && (bytes[at] === 46 || bytes[at] === 44) ? readFraction(bytes, at + 1, to, parts) : at;
}

function readFraction(bytes: Uint8Array, from: number, to: number, parts: TimeParts): number {
  let at = from;
  let scale = 100_000;
  while (at < to && isDigit(bytes[at] ?? 0)) {
    parts.micros += ((bytes[at++] ?? 0) - 48) * scale;
    scale = scale >= 10 ? scale / 10 : scale === 1 ? 0 : scale;
  }
  return at === from ? -1 : at;
}

function twoDigits(bytes: Uint8Array, at: number, to: number): number {
  const tens = bytes[at] ?? 0;
  const ones = bytes[at + 1] ?? 0;
  return at + 2 <= to && isDigit(tens) && isDigit(ones) ? (tens - 48) * 10 + ones - 48 : -1;
}

/** AM and PM. */
function readHalf(bytes: Uint8Array, at: number, to: number, parts: TimeParts): number {
  const half = (bytes[at] ?? 0) | 32;
  if (at + 2 > to || ((bytes[at + 1] ?? 0) | 32) !== 109 || (half !== 97 && half !== 112)) return at;
  if (parts.hour < 1 || parts.hour > 12) parts.hour = 99;
  else parts.hour = (parts.hour % 12) + (half === 112 ? 12 : 0);
  return at + 2;
}

/** Z, UTC, GMT, +02, +0200, +02:00, and an offset behind UTC or GMT. */
function readZone(bytes: Uint8Array, from: number, to: number, parts: TimeParts): number {
  let at = from;
  if (((bytes[at] ?? 0) | 32) === 122) {
    parts.offset = 0;
    return at + 1;
  }
  if (to - at >= 3 && isLetter(bytes[at] ?? 0)) {
    const word = decoder.decode(bytes.subarray(at, at + 3)).toUpperCase();
    if (word !== 'UTC' && word !== 'GMT') return -1;
    parts.offset = 0;
    at += 3;
    if (at === to) return at;
  }
  const sign = bytes[at] === 43 ? 1 : bytes[at] === 45 ? -1 : 0;
  const hours = twoDigits(bytes, at + 1, to);
  if (sign === 0 || hours < 0 || hours > 15) return -1;
  at += 3;
  let minutes = 0;
  if (at < to) {
    if (bytes[at] === COLON) at++;
    minutes = twoDigits(bytes, at, to);
    if (minutes < 0 || minutes > 59) return -1;
    at += 2;
  }
  parts.offset = sign * (hours * 60 + minutes);
  return at;
}
