/** Answers what a map asks of feelings: on the map's scale, with n, interval, who could have answered, and in words. */
import type { StrainReading } from '../../events/strain/strain-scale.ts';
import type { Sign } from '../../events/strain/strain.ts';
import { tooFew } from '../../lib/suppression.ts';
import type { Measure, MeasureRef, Measures, Teller } from '../../map/measure.ts';
import { pseudoResponses } from '../../surveys/feelings/blend.ts';
import type { Interval } from '../../lib/statistics.ts';
import type { Feelings, Spot } from '../../surveys/feelings/feelings.ts';
import type { Told } from '../../surveys/feelings/series.ts';
import type { FeltPlaces } from '../../surveys/feelings/felt-places.ts';
import { spotOf } from './spot-of.ts';

export interface FeelingsAsked {
  readonly feelings: Feelings;
  readonly discovery: FeltPlaces;
  /** Of the responses, in milliseconds; absent where none has a time. */
  readonly period?: { readonly from: number; readonly to: number };
  readonly least: number;
}

export const isFeeling = ({ ask }: MeasureRef): boolean => ask === 'feeling' || ask === 'nps';

/** One answer for each reference that asks for a feeling or a net promoter score. */
export function feelingMeasures(refs: readonly MeasureRef[], asked: FeelingsAsked): Measures {
  return Object.fromEntries(refs.map((ref) => [ref.id, measureOf(ref, asked)]));
}

type Found = Pick<Measure, 'value' | 'n' | 'of' | 'low' | 'high' | 'unweighted' | 'meaning'>;

function measureOf(ref: MeasureRef, asked: FeelingsAsked): Measure {
  const { discovery, feelings, least, period } = asked;
  const unit = ref.ask === 'nps' ? ('nps' as const) : ('valence' as const);
  const asOf = new Date(Math.max(Date.parse(discovery.source.to), period?.to ?? 0)).toISOString();
  const spot = spotOf(ref, discovery);
  if (typeof spot === 'string') return { value: null, unit, n: 0, meaning: spot, asOf };
  const by = ref.by ?? 'blend';
  const told: Told<Found> = ref.ask === 'nps' ? npsAt(feelings, spot) : tellers[by](feelings, spot, least);
  const strained = ref.ask === 'feeling' && by === 'strain';
  const from = strained ? Date.parse(discovery.source.from) : period?.from;
  const to = strained ? Date.parse(discovery.source.to) : period?.to;
  const when = {
    ...(from === undefined ? {} : { from: new Date(from).toISOString() }),
    ...(to === undefined ? {} : { to: new Date(to).toISOString() }),
  };
  if (told.state === 'told') return { ...told.found, unit, asOf, ...when };
  if (told.state === 'silent') return { value: null, unit, n: 0, asOf, meaning: silence(ref.ask, by) };
  const meaning = `Fewer than ${least} people, or a sum would tell what fewer than ${least} said: too few to show.`;
  return { value: null, unit, n: 0, asOf, meaning, suppressed: true };
}

const tellers: Readonly<Record<Teller, (feelings: Feelings, spot: Spot, least: number) => Told<Found>>> = {
  survey: surveyAt,
  touchpoints: surveyAt,
  text: textAt,
  strain: strainAt,
  blend: blendAt,
};

function surveyAt(feelings: Feelings, spot: Spot): Told<Found> {
  const told = feelings.survey(spot);
  if (told.state !== 'told') return told;
  const { value, low, high, n, weighted, unweighted, all } = told.found;
  const meaning = [
    `Mean of ${counted(n, 'rating')} by ${counted(feelings.people(spot, 'survey'), 'person', 'people')}, each put between the bad end (${signed(-2)}) and the good end (${signed(2)}) of its own scale.`,
    weighted
      ? `Weighted so that those who answered stand for all who came; unweighted ${signed(onMap(unweighted))}.`
      : 'Not weighted: those who did not answer may feel otherwise.',
    ...unheardOf(feelings, spot, n, all),
  ];
  return asTold({
    ...scaled({ value, low, high }),
    n,
    ...answered(feelings, spot, n),
    ...(weighted ? { unweighted: onMap(unweighted) } : {}),
    meaning: meaning.join(' '),
  });
}

function textAt(feelings: Feelings, spot: Spot): Told<Found> {
  const told = feelings.text(spot);
  if (told.state !== 'told') return told;
  const { value, low, high, n, weighted, unweighted, all } = told.found;
  const meaning = [
    `How ${counted(n, 'comment')} of ${counted(feelings.people(spot, 'text'), 'person', 'people')} sound, by the words in them. Comments in a language that is not read here are left out.`,
    ...unheardOf(feelings, spot, n, all),
  ];
  return asTold({
    ...scaled({ value, low, high }),
    n,
    ...answered(feelings, spot, n),
    ...(weighted ? { unweighted: onMap(unweighted) } : {}),
    meaning: meaning.join(' '),
  });
}

const signNames: Readonly<Record<Sign, string>> = {
  repeats: 'repeats',
  errors: 'errors',
  waits: 'long waits',
  help: 'calls for help within a day',
  rage: 'clicks in rage',
};

type Shown = StrainReading['signs'][number];

/** How many showed a sign, unless they, or those who did not, are few. */
function signWords({ sign, share, customers, usual }: Shown, visits: number, least: number): string {
  const without = visits - Math.round(share * visits);
  const nearly = tooFew(without, least) ? 'nearly all visits' : `${percent(share)} of visits`;
  return `${signNames[sign]} in ${tooFew(customers, least) ? 'few visits' : nearly}, usual are ${percent(usual)}`;
}

function strainAt(feelings: Feelings, spot: Spot, least: number): Told<Found> {
  const told = feelings.strain(spot);
  if (told.state !== 'told') return told;
  const { value, low, high, visits, signs, of } = told.found;
  const found = signs.map((one) => signWords(one, visits, least));
  const meaning =
    of !== undefined
      ? `Mean over the visits to ${of} touchpoints; each of them tells which signs it shows. Never above zero.`
      : found.length === 0
        ? 'No more repeats, errors, long waits, calls for help or clicks in rage than is usual in this log.'
        : `More than usual: ${found.join('; ')}. What people did, not what they said; never above zero.`;
  return asTold({ ...scaled({ value, low, high }), n: visits, meaning });
}

function blendAt(feelings: Feelings, spot: Spot): Told<Found> {
  const told = feelings.blend(spot);
  if (told.state !== 'told') return told;
  const { value, low, high, ratings, texts, prior, all } = told.found;
  const n = Math.max(ratings, texts);
  const rests = [
    ...(ratings > 0 ? [counted(ratings, 'rating')] : []),
    ...(texts > 0 ? [`${counted(texts, 'comment')}, which count half`] : []),
  ];
  const meaning = [
    `Rests on ${rests.join(' and ')}; drawn towards the mean of the journey (${signed(onMap(prior))}) as if ${pseudoResponses} more had said that.`,
    ...unheardOf(feelings, spot, n, all),
  ];
  return asTold({
    ...scaled({ value, low, high }),
    n,
    ...answered(feelings, spot, n),
    meaning: meaning.join(' '),
  });
}

function npsAt(feelings: Feelings, spot: Spot): Told<Found> {
  const told = feelings.nps(spot);
  if (told.state !== 'told') return told;
  const { n, promoters, passives, detractors, score, interval } = told.found;
  return asTold({
    value: score,
    low: interval.low,
    high: interval.high,
    n,
    ...answered(feelings, spot, n),
    meaning: `Of ${counted(n, 'answer')} from 0 to 10, ${percent(promoters / n)} are promoters (9, 10), ${percent(passives / n)} passives and ${percent(detractors / n)} detractors (0 to 6). Not weighted; adjusted-Wald interval.`,
  });
}

const asTold = (found: Found): Told<Found> => ({ state: 'told', found });

/** Who could have answered: the visits. Left out where it is not known, or more answered than came. */
function answered(feelings: Feelings, spot: Spot, n: number): { of?: number } {
  const of = feelings.eligible(spot);
  return of === undefined || of < n ? {} : { of };
}

/** Above this share of the visits nothing is left to say of those who kept silent. */
const nearlyAll = 0.995;

/** The interval is of those who answered: what readiness to answer could add to it, which no data shows. */
function unheardOf(feelings: Feelings, spot: Spot, n: number, { low, high }: Interval): string[] {
  const { of } = answered(feelings, spot, n);
  const share = of === undefined ? undefined : n / of;
  if (share !== undefined && share > nearlyAll) return [];
  const who =
    share === undefined
      ? 'How many could have answered is not known'
      : `${share < 0.5 ? 'Only ' : ''}${percent(share)} answered`;
  return [
    `${who}; if the upset or the delighted are up to three times as ready to answer as those in between, the mean of all who came lies between ${signed(onMap(low))} and ${signed(onMap(high))}.`,
  ];
}

/** From [-1, +1] to the map's [-2, +2]. */
const onMap = (value: number): number => 2 * value;

function scaled({ value, low, high }: { value: number; low: number; high: number }) {
  return { value: onMap(value), low: onMap(low), high: onMap(high) };
}

function silence(ask: MeasureRef['ask'], by: Teller): string {
  if (ask === 'nps') return 'Nobody was asked here whether they would recommend us.';
  return {
    blend: 'Nobody was asked how this feels.',
    survey: 'Nobody was asked how this feels.',
    touchpoints: 'Nobody was asked how any part of this journey feels.',
    text: 'Nobody wrote about this, or not in a language that is read here.',
    strain: 'Too little of the log is like this to tell what is usual.',
  }[by];
}

const signed = (value: number): string => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(1)}`;
const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
const counted = (n: number, one: string, many = `${one}s`): string =>
  `${String(n).replace(/\B(?=(\d{3})+$)/g, ',')} ${n === 1 ? one : many}`;
