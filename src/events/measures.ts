/** Answers everything a map asks of a log, in one pass over its arrays. */
import type { MeasureRef, Measures } from '../map/measure.ts';
import { usualLeast } from '../lib/suppression.ts';
import { checkpoint, unwatched, type Watch } from '../lib/progress.ts';
import type { Discovery } from './discovery.ts';
import type { JourneyLog } from './journey-log.ts';
import { answerOf, type Asked } from './measures/answer-of.ts';
import { joined } from './measures/facts.ts';
import { everything, Plan } from './measures/plan.ts';
import { Shown } from './measures/shown.ts';
import { rangesOf } from './measures/take-facts.ts';
import { alone, answersOf, type Beside } from './mining/beside.ts';
import { iso, timeSpan } from './questions/answer.ts';

export interface MeasureWishes {
  /** When the question is asked, in milliseconds; the end of the data when absent. */
  readonly asOf?: number;
  /** 1 for each journey that may still go on; these are left out of drop-off. */
  readonly unfinished?: Uint8Array;
  /** 1 for events too young to know what comes after them: who went on from them is left out, too. */
  readonly young?: Uint8Array;
  /** 1 for each journey that reached the goal: these are never lost. */
  readonly converted?: Uint8Array;
  /** Nothing is told of fewer customers, nor anything they could be worked out from; 10 when absent. */
  readonly least?: number;
}

/**
 * One answer for each reference, by its id. References name events as they stand in the log, so an edited map asks
 * about what it shows now; a name the log does not have, a journey that is no longer found and a feeling (which
 * events cannot tell) answer null with the reason as `meaning`. `assignments` holds the index of the discovered
 * journey of each journey of the log. O(events x references that share an event + references).
 */
export function answerAll(
  log: JourneyLog,
  assignments: Int16Array,
  discovery: Discovery,
  refs: readonly MeasureRef[],
  wishes: MeasureWishes = {},
  watch: Watch = unwatched,
  beside: Beside = alone,
): Measures {
  checkpoint(watch);
  const plan = new Plan(log, discovery);
  const planned = refs.map((ref) => ({ ref, ...plan.askFor(ref) }));
  plan.relate();
  const { unfinished, young, converted } = wishes;
  const ends = { ...(unfinished && { unfinished }), ...(young && { young }), ...(converted && { converted }) };
  const jobs = rangesOf(log, beside.hands).map((range) =>
    beside.begin('visits', { log, assignments, discovery, refs, ends, range }, watch),
  );
  const facts = joined(answersOf(jobs));
  const span = timeSpan(log);
  const { least = usualLeast } = wishes;
  const asked: Asked = {
    log,
    discovery,
    everything: facts[everything],
    from: span ? iso(span.from) : undefined,
    to: span ? iso(span.to) : undefined,
    asOf: iso(wishes.asOf ?? span?.to ?? 0),
    least,
    shown: new Shown(facts, plan, least),
  };
  return Object.fromEntries(
    planned.map(({ ref, cell, total }) => [
      ref.id,
      answerOf(ref, asked, {
        at: cell ?? -1,
        cell: plan.cells[cell ?? -1],
        facts: facts[cell ?? -1],
        total: facts[total ?? -1],
      }),
    ]),
  );
}
