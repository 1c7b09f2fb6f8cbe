/** Numbers as a reader sees them: with unit, n and interval, never more exact than they are. */
import type { Card } from '../map/map.ts';
import type { Ask, Measure } from '../map/measure.ts';
import type { Tip } from './scene.ts';

const minus = '\u2212';

/** Narrow enough for a grid of figures: 8,214. */
export function count(value: number): string {
  const rounded = Math.abs(value) < 100 ? Math.round(value * 10) / 10 : Math.round(value);
  const [whole = '0', part] = String(rounded).split('.');
  const grouped = whole.replace('-', minus).replace(/\B(?=(\d{3})+$)/g, ',');
  return part ? `${grouped}.${part}` : grouped;
}

/** 0.153 -> "15 %"; below 1 % and close to 100 % one decimal is kept so that nothing reads as none or all. */
export function share(value: number): string {
  const percent = value * 100;
  if (percent > 0 && percent < 0.1) return '< 0.1 %';
  const edge = (percent > 0 && percent < 1) || (percent > 99 && percent < 100);
  return `${edge ? Math.min(99.9, Math.round(percent * 10) / 10) : Math.round(percent)} %`;
}

const timeUnits: readonly (readonly [seconds: number, one: string, many: string])[] = [
  [365.25 * 86_400, 'year', 'years'],
  [7 * 86_400, 'week', 'weeks'],
  [86_400, 'day', 'days'],
  [3600, 'h', 'h'],
  [60, 'min', 'min'],
  [1, 's', 's'],
];

/** 11700 -> "3.3 h"; two figures at most below ten, whole above. Weeks start at ten days or so: 16 days, 5 weeks. */
export function duration(seconds: number): string {
  if (seconds === 0) return '0 s';
  if (seconds < 0) return `${minus}${duration(-seconds)}`;
  if (seconds < 1) return '< 1 s';
  for (const [size, one, many] of timeUnits) {
    const value = seconds / size;
    const enough = one === 'week' ? 4 : one === 'year' ? 1.5 : 1;
    if (value < enough) continue;
    const shown = value < 9.95 ? Math.round(value * 10) / 10 : Math.round(value);
    return `${shown} ${shown === 1 ? one : many}`;
  }
  return `${Math.round(seconds)} s`;
}

/** Feelings always carry their sign: +0.9, 0.0, −1.3. */
export function valence(value: number): string {
  const shown = Math.abs(value).toFixed(1);
  if (shown === '0.0') return '0.0';
  return `${value > 0 ? '+' : minus}${shown}`;
}

export function inUnit(value: number, unit: Measure['unit']): string {
  switch (unit) {
    case 'count':
      return count(value);
    case 'share':
      return share(value);
    case 'seconds':
      return duration(value);
    case 'valence':
      return valence(value);
    case 'nps':
      return netScore(value);
  }
}

/** Net promoter scores carry their sign too, and no more than whole points: +32, 0, −8. */
export function netScore(value: number): string {
  const points = Math.round(value);
  if (points === 0) return '0';
  return `${points > 0 ? '+' : minus}${Math.abs(points)}`;
}

/** "13 to 17 %", "0.6 to 1.1"; empty when no interval is known or its ends read alike. */
export function interval(measure: Measure): string {
  const { low, high, unit } = measure;
  if (low === undefined || high === undefined) return '';
  const [from, to] = [inUnit(low, unit), inUnit(high, unit)];
  if (from === to) return '';
  return unit === 'share' && from.endsWith(' %') && to.endsWith(' %')
    ? `${from.slice(0, -2)} to ${to}`
    : `${from} to ${to}`;
}

/** What to show of a measure: its value, or why there is none. */
export function valueWords(measure: Measure | undefined): string {
  if (measure === undefined) return 'not measured';
  if (measure.suppressed) return 'too few to show';
  return measure.value === null ? 'not measured' : inUnit(measure.value, measure.unit);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "1 Aug 2025" of an ISO instant, in UTC; what cannot be read stands as it is. */
export function day(instant: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(instant);
  const month = months[Number(found?.[2]) - 1];
  return found && month ? `${Number(found[3])} ${month} ${found[1]}` : instant;
}

/** What a card rests on as people say it: source, number of people or answers, and the day. */
export function citedRows({ citation, evidence: found }: Pick<Card, 'citation' | 'evidence'>): Tip['rows'] {
  const rows: [string, string][] = [];
  if (citation) rows.push(['Source', citation]);
  if (found?.n !== undefined) rows.push(['n', count(found.n)]);
  if (found?.on !== undefined) rows.push(['Gathered on', day(found.on)]);
  return rows;
}

export function period(from: string | undefined, to: string | undefined): string {
  if (from === undefined || to === undefined) return from ? `since ${day(from)}` : to ? `until ${day(to)}` : '';
  return day(from) === day(to) ? day(from) : `${day(from)} to ${day(to)}`;
}

/** Everything known about one measure, for hover and focus. */
export function evidence(measure: Measure): readonly (readonly [string, string])[] {
  const rows: [string, string][] = [['', measure.meaning]];
  const add = (label: string, words: string): void => {
    if (words !== '') rows.push([label, words]);
  };
  add('Value', valueWords(measure));
  if (!measure.suppressed) {
    add('n', measure.of === undefined ? count(measure.n) : `${count(measure.n)} of ${count(measure.of)}`);
    add('95 % interval', interval(measure));
    add('One in ten more than', measure.p90 === undefined ? '' : duration(measure.p90));
  }
  add('Period', period(measure.from, measure.to));
  add('As of', day(measure.asOf));
  return rows;
}

export function tipOf(title: string, ...measures: readonly (Measure | undefined)[]): Tip {
  return { title, rows: measures.flatMap((one) => (one ? evidence(one) : [])) };
}

const phrases: Readonly<Record<Ask, (value: string) => string>> = {
  customers: (value) => `${value} customers`,
  journeys: (value) => `${value} journeys`,
  share: (value) => value,
  'events-per-journey': (value) => (value === '1' ? 'once a journey' : `${value} times a journey`),
  'time-in': (value) => `${value} here`,
  'wait-before': (value) => `${value} wait`,
  'drop-off': (value) => `${value} left here`,
  conversion: (value) => `${value} reached the goal`,
  duration: (value) => `${value} in all`,
  repeats: (value) => `${value} did it again`,
  feeling: (value) => value,
  nps: (value) => `net promoter score ${value}`,
};

/** "16 % left here (15 to 17 %) n 8,214": the whole of a measure; interval and n never break in two. */
export function measureWords(ask: Ask, measure: Measure): string {
  const value = valueWords(measure);
  if (measure.suppressed || measure.value === null) return value;
  // An interval that reads the same at both ends as the value tells nothing.
  const spread = interval(measure) === `${value} to ${value}` ? '' : interval(measure);
  // Of feelings `of` says who could have answered; what the value rests on is n.
  const rests = measure.unit === 'valence' || measure.unit === 'nps' ? measure.n : (measure.of ?? measure.n);
  const n = measure.unit === 'count' ? '' : ` n ${count(rests)}`;
  const together = (words: string): string => words.replaceAll(' ', '\u00a0');
  return [phrases[ask](value), spread ? `(${together(spread)})` : '', together(n.trim())].filter(Boolean).join(' ');
}

/** Customers' words always stand in quotation marks. */
export function inQuotes(words: string): string {
  const bare = words.trim();
  return bare === '' || /^["'“„«‘‹「『]/.test(bare) ? bare : `“${bare}”`;
}
