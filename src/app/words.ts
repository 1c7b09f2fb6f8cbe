/** Numbers as people read them; the same words as in the drawings, and the few that only pages need. */
import { count, day, duration, figure, period as drawnPeriod, share } from '../render/wording.ts';
import { t } from './language/t.ts';

export { count, duration };

/** 0.153 -> "15 %", which never breaks in two. */
export const percent = (value: number): string => share(value).replace(' ', '\u00a0');

/** "1 journey", "8,214 journeys" */
export function many(value: number, one: string, more = `${one}s`): string {
  return t(`{n, plural, one {# ${one}} other {# ${more}}}`, { n: value });
}

/** "8,214 journeys of 3,120 customers"; what would tell of few people is left out. */
export function sizeWords({ journeys, customers }: { journeys: number | null; customers: number | null }): string {
  if (journeys === null) return t('too few to show');
  if (customers === null) return t('{journeys, plural, one {# journey} other {# journeys}}', { journeys });
  return t(
    '{journeys, plural, one {# journey} other {# journeys}} of {customers, plural, one {# customer} other {# customers}}',
    { journeys, customers },
  );
}

/** "9 to 19 % for an interval of shares; empty when it is not known. */
export function percentRange(low: number | undefined, high: number | undefined): string {
  if (low === undefined || high === undefined) return '';
  const [from, to] = [percent(low), percent(high)];
  return t('{from} to {to}', { from: from.slice(-2) === to.slice(-2) ? from.slice(0, -2) : from, to });
}

/** "1 Aug 2026" */
export const date = (iso: string | null | undefined): string => (iso ? day(iso) : t('unknown date'));

/** "1 Aug 2026 to 31 Oct 2026"; empty when not known. */
export const period = (from: string | null | undefined, to: string | null | undefined): string =>
  drawnPeriod(from ?? undefined, to ?? undefined);

/** A p-value as it is read: "q 0.002", "q < 0.001". */
export const qValue = (p: number): string => (p < 0.001 ? `q < ${figure(0.001, 3)}` : `q ${figure(p, 3)}`);

/** "4.2 MB" */
export function bytes(size: number): string {
  if (size < 1000) return t('{size} bytes', { size });
  const steps = ['kB', 'MB', 'GB', 'TB'];
  const power = Math.min(steps.length, Math.floor(Math.log10(size) / 3));
  const value = size / 1000 ** power;
  return `${value < 10 ? figure(value, 1) : figure(Math.round(value))} ${steps[power - 1] ?? 'kB'}`;
}
