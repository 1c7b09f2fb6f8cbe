/** From responses with their places to what feelings are counted from: one entry for each person's word on each place. */
import { noVisit, type StrainWish } from '../../events/strain/strain.ts';
import type { Attached, Attachment } from '../attachment.ts';
import { type Response, valenceOf } from '../response.ts';
import type { FeltPlaces } from './felt-places.ts';
import type { Heard, Place } from './heard.ts';

export interface Gathered {
  readonly heard: readonly Heard[];
  /** Journey of each entry, for asking how the visit went; -1 where it is not known. */
  readonly journeys: Int32Array;
}

/** Sentiment in [-1, +1] of a comment; undefined where nothing can be said. */
export type ReadText = (text: string, language: string | undefined) => number | undefined;

/** What waits in *Unassigned* is left out. O(responses). */
export function heardOf(
  attached: readonly Attached[],
  discovery: Pick<FeltPlaces, 'touchpoints' | 'stages'>,
  assignments: Int16Array,
  read: ReadText,
): Gathered {
  const places = new Places(discovery);
  const heard: Heard[] = [];
  const journeys: number[] = [];
  for (const one of attached) {
    const group = one.journey === undefined ? -1 : (assignments[one.journey] ?? -1);
    for (const word of wordsOf(one, places, read)) {
      heard.push({ person: personOf(one.response), response: one.response.id, group, ...word });
      journeys.push(one.journey ?? -1);
    }
  }
  return { heard, journeys: Int32Array.from(journeys) };
}

/** The visits to ask the strain about, and with its answer each entry with the kind of its visit. */
export function visitsOf({ heard, journeys }: Gathered, wholeCode: number): NonNullable<StrainWish['visits']> {
  const known = knownVisits({ heard, journeys });
  return {
    journeys: Uint32Array.from(known, (at) => journeys[at] as number),
    codes: Uint16Array.from(known, (at) => {
      const place = heard[at]?.place;
      return place?.at === 'touchpoint' ? place.touchpoint : wholeCode;
    }),
  };
}

export function withVisits(gathered: Gathered, kinds: Uint16Array): Heard[] {
  const heard = [...gathered.heard];
  knownVisits(gathered).forEach((at, order) => {
    const visit = kinds[order];
    const one = heard[at];
    if (one && visit !== undefined && visit !== noVisit) heard[at] = { ...one, visit };
  });
  return heard;
}

function knownVisits({ heard, journeys }: Gathered): number[] {
  return [...heard.keys()].filter((at) => (journeys[at] ?? -1) >= 0 && heard[at]?.place.at !== 'stage');
}

/** Nobody is named: each response is a person of its own. */
function personOf({ customer, id }: Response): string {
  return customer === undefined ? `response ${id}` : `customer ${customer}`;
}

type Word = Pick<Heard, 'place' | 'rating' | 'nps' | 'sentiment'>;

interface Draft {
  readonly place: Place;
  readonly ratings: number[];
  nps?: number;
  readonly sentiments: number[];
}

function wordsOf({ response, answers, whole }: Attached, places: Places, read: ReadText): Word[] {
  const drafts = new Map<string, Draft>();
  const at = (attachment: Attachment): Draft | undefined => {
    const place = places.of(attachment);
    if (!place) return undefined;
    const key = JSON.stringify(place);
    const draft = drafts.get(key) ?? { place, ratings: [], sentiments: [] };
    drafts.set(key, draft);
    return draft;
  };
  response.answers.forEach((answer, index) => {
    const value = valenceOf(answer);
    const draft = value === undefined ? undefined : at(answers[index] ?? whole);
    if (!draft || value === undefined) return;
    draft.ratings.push(value);
    if (answer.kind === 'nps' && answer.value !== null) draft.nps = answer.value;
  });
  for (const { text } of response.texts) {
    const sentiment = read(text, response.language);
    if (sentiment !== undefined) at(whole)?.sentiments.push(sentiment);
  }
  return [...drafts.values()].map(wordOf);
}

function wordOf({ place, ratings, nps, sentiments }: Draft): Word {
  return {
    place,
    ...(ratings.length > 0 ? { rating: mean(ratings) } : {}),
    ...(nps === undefined ? {} : { nps }),
    ...(sentiments.length > 0 ? { sentiment: mean(sentiments) } : {}),
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Touchpoints by the name discovery gives them or any event folded into them; stages by id. */
class Places {
  readonly #touchpoints = new Map<string, number>();
  readonly #stages = new Map<string, number>();

  constructor({ touchpoints, stages }: Pick<FeltPlaces, 'touchpoints' | 'stages'>) {
    for (const { code, events } of touchpoints) for (const event of events) this.#touchpoints.set(event, code);
    for (const { code, name } of touchpoints) this.#touchpoints.set(name, code);
    stages.forEach(({ id }, index) => this.#stages.set(id, index));
  }

  of(attachment: Attachment): Place | undefined {
    if (attachment.to === 'whole') return { at: 'whole' };
    if (attachment.to === 'stage') {
      const stage = this.#stages.get(attachment.stage);
      return stage === undefined ? undefined : { at: 'stage', stage };
    }
    const touchpoint = attachment.to === 'touchpoint' ? this.#touchpoints.get(attachment.touchpoint) : undefined;
    return touchpoint === undefined ? undefined : { at: 'touchpoint', touchpoint };
  }
}
