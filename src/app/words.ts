/** Numbers as people read them; the same words as in the drawings, and the few that only pages need. */
import {
  count as drawnCount,
  day,
  duration as drawnDuration,
  period as drawnPeriod,
  share,
} from '../render/wording.ts';
import { language, t } from './language/t.ts';

const english = language === 'en';

/** "8,214" */
export const count = (value: number): string =>
  english
    ? drawnCount(value)
    : value.toLocaleString(language, { maximumFractionDigits: Math.abs(value) < 100 ? 1 : 0 });

const timeUnits: Readonly<Record<string, string>> = {
  year: t('year'),
  years: t('years'),
  week: t('week'),
  weeks: t('weeks'),
  day: t('day'),
  days: t('days'),
};

/** "3.3 h", "16 days" */
export function duration(seconds: number): string {
  const words = drawnDuration(seconds);
  if (english) return words;
  const [value = '', unit = ''] = words.split(/ (?=[a-z]+$)/);
  return `${value.replace('.', t('decimal mark .'))} ${timeUnits[unit] ?? unit}`;
}

/** 0.153 -> "15 %", which never breaks in two. */
export const percent = (value: number): string => share(value).replace(' ', '\u00a0');

/** "1 journey", "8,214 journeys" */
export function many(value: number, one: string, more = `${one}s`): string {
  return t(`{n, plural, one {# ${one}} other {# ${more}}}`, { n: value });
}

/** "9 to 19 %" for an interval of shares; empty when it is not known. */
export function percentRange(low: number | undefined, high: number | undefined): string {
  if (low === undefined || high === undefined) return '';
  const [from, to] = [percent(low), percent(high)];
  return t('{from} to {to}', { from: from.slice(-2) === to.slice(-2) ? from.slice(0, -2) : from, to });
}

const dayWords = (iso: string): string =>
  english || Number.isNaN(Date.parse(iso))
    ? day(iso)
    : new Date(iso).toLocaleDateString(language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** "1 Aug 2026" */
export const date = (iso: string | null | undefined): string => (iso ? dayWords(iso) : t('unknown date'));

/** "1 Aug 2026 to 31 Oct 2026"; empty when not known. */
export function period(from: string | null | undefined, to: string | null | undefined): string {
  if (english) return drawnPeriod(from ?? undefined, to ?? undefined);
  if (!from || !to) return from ? t('since {day}', { day: date(from) }) : to ? t('until {day}', { day: date(to) }) : '';
  return date(from) === date(to) ? date(from) : t('{from} to {to}', { from: date(from), to: date(to) });
}

/** A p-value as it is read: "q 0.002", "q < 0.001". */
export const qValue = (p: number): string => (p < 0.001 ? 'q < 0.001' : `q ${p.toFixed(3)}`);

/** "4.2 MB" */
export function bytes(size: number): string {
  if (size < 1000) return `${size} bytes`;
  const steps = ['kB', 'MB', 'GB', 'TB'];
  const power = Math.min(steps.length, Math.floor(Math.log10(size) / 3));
  const value = size / 1000 ** power;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${steps[power - 1] ?? 'kB'}`;
}
