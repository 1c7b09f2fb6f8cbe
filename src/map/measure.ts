/** A measure: the answer to a question about customers, as maps and drawings read it. Never part of the document. */
import { z } from 'zod';

/** What may be asked of the events for a stage, step, card or touchpoint. */
export const asks = [
  'customers',
  'journeys',
  'share',
  'events-per-journey',
  'time-in',
  'wait-before',
  'drop-off',
  'conversion',
  'duration',
  'repeats',
  'feeling',
  'nps',
] as const;
export type Ask = (typeof asks)[number];

/**
 * Who tells of a feeling: ratings (`survey`), what people wrote (`text`), how they walked (`strain`, never above zero),
 * ratings and words in one estimate drawn towards that of the journey (`blend`), or of the journey as a whole the
 * ratings of its touchpoints (`touchpoints`), to be held beside the ratings of the whole.
 */
export const tellers = ['blend', 'survey', 'text', 'strain', 'touchpoints'] as const;
export type Teller = (typeof tellers)[number];

/**
 * The question a cell stores. `of` names the events (as they stand in the log) or the stage it is about;
 * `journey` narrows it to one discovered journey; `source` is the id of the log it is asked of.
 */
export const MeasureRef = z.looseObject({
  id: z.string(),
  ask: z.enum(asks),
  source: z.string(),
  journey: z.string().optional(),
  events: z.array(z.string()).optional(),
  stage: z.string().optional(),
  /** Of a drop-off: the events that count as having gone on. */
  later: z.array(z.string()).optional(),
  /** Of a feeling: who tells of it; the blend when absent. */
  by: z.enum(tellers).optional(),
});
export type MeasureRef = z.infer<typeof MeasureRef>;

export const units = ['count', 'share', 'seconds', 'valence', 'nps'] as const;

/**
 * The answer. `value` is null when nothing was measured or the group is too small to show (`suppressed`).
 * Units: count; share in [0, 1]; seconds; valence in [-2, +2]; nps from -100 to +100. `n` is what the value rests on, `of` what it is
 * a part of; `low`/`high` the 95 % interval; `from`/`to`/`asOf` ISO instants.
 */
export const Measure = z.looseObject({
  value: z.number().nullable(),
  unit: z.enum(units),
  n: z.number(),
  of: z.number().optional(),
  low: z.number().optional(),
  high: z.number().optional(),
  /** 90th percentile beside a median of seconds. */
  p90: z.number().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  asOf: z.string(),
  /** One sentence: what was counted, so that a reader can judge it. */
  meaning: z.string(),
  /** What it would be if those who answered stood for everybody: beside a value weighted for those who did not. */
  unweighted: z.number().optional(),
  suppressed: z.boolean().optional(),
  /** Told roughly, for the exact number would tell of a few people. */
  rounded: z.literal(true).optional(),
  /** Of a hidden one: nearly everybody, and the few who are left are why it is hidden. */
  nearly: z.literal('all').optional(),
});
export type Measure = z.infer<typeof Measure>;

/** Answers by the id of their reference. */
export type Measures = Readonly<Record<string, Measure>>;
