/** Numbers as people read them, each with its unit. Narrow spaces keep figure and unit on one line. */

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const nbsp = '\u202f';

/** 8214 -> "8,214" */
export const count = (value: number): string => whole.format(value);

/** 41203 -> "41.2K" */
export const compact = (value: number): string => (value < 10_000 ? whole.format(value) : short.format(value));

/** "1 journey", "8,214 journeys" */
export function many(value: number, one: string, more = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : more}`;
}

/** Percent of a share in [0, 1]: one decimal below 10 %, never "0" or "100" when it is not. */
export function percent(share: number): string {
  const value = share * 100;
  if (value === 0 || value === 100) return `${value}${nbsp}%`;
  if (value < 0.1) return `<${nbsp}0.1${nbsp}%`;
  if (value > 99.9) return `>${nbsp}99.9${nbsp}%`;
  const digits = value < 10 || value > 99 ? 1 : 0;
  return `${value.toFixed(digits)}${nbsp}%`;
}

/** "9 to 19 %" for an interval of shares; empty when it is not known. */
export function percentRange(low: number | undefined, high: number | undefined): string {
  if (low === undefined || high === undefined) return '';
  const digits = high - low < 0.02 || low < 0.1 ? 1 : 0;
  return `${(low * 100).toFixed(digits)} to ${(high * 100).toFixed(digits)}${nbsp}%`;
}

const spans: readonly (readonly [seconds: number, unit: string])[] = [
  [86_400 * 365.25, 'years'],
  [86_400 * 30.4375, 'months'],
  [86_400, 'days'],
  [3_600, 'h'],
  [60, 'min'],
  [1, 's'],
];

/** Seconds as the largest unit that leaves a figure of at least one: "3 min", "2.1 days". */
export function duration(seconds: number): string {
  if (seconds < 1) return seconds <= 0 ? `0${nbsp}s` : `<${nbsp}1${nbsp}s`;
  const [size, unit] = spans.find(([least]) => seconds >= least) ?? [1, 's'];
  const value = seconds / size;
  const text = value < 10 && size > 60 ? value.toFixed(1).replace(/\.0$/, '') : Math.round(value).toString();
  return `${text}${nbsp}${text === '1' ? unit.replace(/(year|month|day)s$/, '$1') : unit}`;
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const dayOnly = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

function instant(iso: string | null | undefined): Date | undefined {
  if (!iso) return undefined;
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** "1 Aug 2026" */
export function date(iso: string | null | undefined): string {
  const at = instant(iso);
  return at ? day.format(at) : 'unknown date';
}

/** "1 Aug to 31 Oct 2026"; empty when not known. */
export function period(from: string | null | undefined, to: string | null | undefined): string {
  const start = instant(from);
  const end = instant(to);
  if (!start || !end) return '';
  if (day.format(start) === day.format(end)) return day.format(start);
  const sameYear = start.getUTCFullYear() === end.getUTCFullYear();
  return `${(sameYear ? dayOnly : day).format(start)} to ${day.format(end)}`;
}

/** A p-value as it is read: "q 0.002", "q < 0.001". */
export const qValue = (p: number): string => (p < 0.001 ? 'q < 0.001' : `q ${p.toFixed(3)}`);

/** "4.2 MB" */
export function bytes(size: number): string {
  if (size < 1000) return `${size}${nbsp}bytes`;
  const steps = ['kB', 'MB', 'GB', 'TB'];
  const power = Math.min(steps.length, Math.floor(Math.log10(size) / 3));
  const value = size / 1000 ** power;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)}${nbsp}${steps[power - 1] ?? 'kB'}`;
}

/** A feeling with its sign: "+0.6", "−1.3". */
export const feeling = (value: number): string =>
  value === 0 ? '0' : `${value > 0 ? '+' : '−'}${Math.abs(value).toFixed(1)}`;
