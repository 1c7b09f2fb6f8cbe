/** Numbers as a reader sees them: with unit, n and interval, never more exact than they are. */
import type { Language } from '../lib/language.ts';
import type { Card } from '../map/map.ts';
import type { Ask, Measure } from '../map/measure.ts';
import type { Tip } from './scene.ts';
import { hear, say, spokenLanguage } from './language.ts';

const minus = '\u2212';

const formats = new Map<string, Intl.NumberFormat>();

/** The figure with the signs of the language and `digits` after its mark where given: 8,214.5 or 8.214,5. */
export function figure(value: number, digits?: number): string {
  const language = spokenLanguage();
  const key = `${language} ${digits ?? ''}`;
  let format = formats.get(key);
  if (format === undefined) {
    const fixed = digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
    formats.set(key, (format = new Intl.NumberFormat(language, fixed)));
  }
  return format.format(value === 0 ? 0 : value).replace('-', minus);
}

/** Narrow enough for a grid of figures: 8,214. */
export function count(value: number): string {
  return figure(Math.abs(value) < 100 ? Math.round(value * 10) / 10 : Math.round(value));
}

/** 0.153 -> "15 %"; below 1 % and close to 100 % one decimal is kept so that nothing reads as none or all. */
export function share(value: number): string {
  const percent = value * 100;
  if (percent > 0 && percent < 0.1) return `< ${figure(0.1)} %`;
  const edge = (percent > 0 && percent < 1) || (percent > 99 && percent < 100);
  return `${figure(edge ? Math.min(99.9, Math.round(percent * 10) / 10) : Math.round(percent))} %`;
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
    return `${figure(shown)} ${say(shown === 1 ? one : many)}`;
  }
  return `${Math.round(seconds)} s`;
}

/** Feelings always carry their sign: +0.9, 0.0, −1.3. */
export function valence(value: number): string {
  const shown = Number(Math.abs(value).toFixed(1));
  return `${shown === 0 ? '' : value > 0 ? '+' : minus}${figure(shown, 1)}`;
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
  const both = unit === 'share' && from.endsWith(' %') && to.endsWith(' %');
  return say('{from} to {to}', { from: both ? from.slice(0, -2) : from, to });
}

/** What to show of a measure: its value, or why there is none. */
export function valueWords(measure: Measure | undefined): string {
  if (measure === undefined) return say('not measured');
  if (measure.suppressed) return say(measure.nearly === 'all' ? 'nearly all' : 'too few to show');
  return measure.value === null ? say('not measured') : inUnit(measure.value, measure.unit);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "1 Aug 2025" of an ISO instant, in UTC; what cannot be read stands as it is. */
export function day(instant: string): string {
  const language = spokenLanguage();
  if (language !== 'en') return dayIn(language, instant);
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(instant);
  const month = months[Number(found?.[2]) - 1];
  return found && month ? `${Number(found[3])} ${month} ${found[1]}` : instant;
}

function dayIn(language: Language, instant: string): string {
  if (!/^\d{4}-\d{2}-\d{2}/.test(instant) || Number.isNaN(Date.parse(instant))) return instant;
  const format = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return new Date(instant).toLocaleDateString(language, format);
}

/** What a card rests on as people say it: source, number of people or answers, and the day. */
export function citedRows({ citation, evidence: found }: Pick<Card, 'citation' | 'evidence'>): Tip['rows'] {
  const rows: [string, string][] = [];
  if (citation) rows.push([say('Source'), citation]);
  if (found?.n !== undefined) rows.push(['n', count(found.n)]);
  if (found?.on !== undefined) rows.push([say('Gathered on'), day(found.on)]);
  return rows;
}

export function period(from: string | undefined, to: string | undefined): string {
  if (from === undefined || to === undefined)
    return from ? say('since {day}', { day: day(from) }) : to ? say('until {day}', { day: day(to) }) : '';
  return day(from) === day(to) ? day(from) : say('{from} to {to}', { from: day(from), to: day(to) });
}

/** Everything known about one measure, for hover and focus. */
export function evidence(measure: Measure): readonly (readonly [string, string])[] {
  const rows: [string, string][] = [['', hear(measure.meaning)]];
  const add = (label: string, words: string): void => {
    if (words !== '') rows.push([label, words]);
  };
  add(say('Value'), valueWords(measure));
  if (!measure.suppressed) {
    add(
      'n',
      measure.of === undefined ? count(measure.n) : say('{n} of {of}', { n: count(measure.n), of: count(measure.of) }),
    );
    add(say('95 % interval'), interval(measure));
    add(say('One in ten more than'), measure.p90 === undefined ? '' : duration(measure.p90));
  }
  add(say('Period'), period(measure.from, measure.to));
  add(say('As of'), day(measure.asOf));
  return rows;
}

export function tipOf(title: string, ...measures: readonly (Measure | undefined)[]): Tip {
  return { title, rows: measures.flatMap((one) => (one ? evidence(one) : [])) };
}

const phrases: Readonly<Record<Ask, string>> = {
  customers: '{value} customers',
  journeys: '{value} journeys',
  share: '{value}',
  'events-per-journey': '{value} times a journey',
  'time-in': '{value} here',
  'wait-before': '{value} wait',
  'drop-off': '{value} left here',
  conversion: '{value} reached the goal',
  duration: '{value} in all',
  repeats: '{value} did it again',
  feeling: '{value}',
  nps: 'net promoter score {value}',
};

const phrased = (ask: Ask, value: string): string =>
  ask === 'events-per-journey' && value === '1' ? say('once a journey') : say(phrases[ask], { value });

/** "16 % left here (15 to 17 %) n 8,214": the whole of a measure; interval and n never break in two. */
export function measureWords(ask: Ask, measure: Measure): string {
  const value = valueWords(measure);
  if (measure.suppressed || measure.value === null) return value;
  // An interval that reads the same at both ends as the value tells nothing.
  const spread = interval(measure) === say('{from} to {to}', { from: value, to: value }) ? '' : interval(measure);
  // Of feelings `of` says who could have answered; what the value rests on is n.
  const rests = measure.unit === 'valence' || measure.unit === 'nps' ? measure.n : (measure.of ?? measure.n);
  const n = measure.unit === 'count' ? '' : ` n ${count(rests)}`;
  const together = (words: string): string => words.replaceAll(' ', '\u00a0');
  return [phrased(ask, value), spread ? `(${together(spread)})` : '', together(n.trim())].filter(Boolean).join(' ');
}

/** Customers' words always stand in quotation marks. */
export function inQuotes(words: string): string {
  const bare = words.trim();
  return bare === '' || /^["'“„«‘‹「『]/.test(bare) ? bare : say('“{words}”', { words: bare });
}
