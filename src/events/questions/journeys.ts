/** `journeys`: the groups of similar paths that were discovered, how large they are and who walks them. */
import { z } from 'zod';
import type { Discovery, FoundJourney } from '../discovery.ts';
import type { JourneyNames } from '../journey-log.ts';
import { Answer, answerHead, type LogFacts } from './answer.ts';

const DiscoveredJourney = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number(),
  share: z.number(),
  signature: z.array(z.string()),
  traits: z.array(z.object({ property: z.string(), value: z.string(), lift: z.number(), pAdjusted: z.number() })),
  /** Share of its journeys that reached the goal; null when no goal is known. */
  converted: z.number().nullable(),
  customers: z.number(),
});

/**
 * Largest first; `size` counts journeys, `share` is of all journeys. `signature` names the events that set the group
 * apart, strongest first; `traits` the property values over-represented among its customers.
 * It lies when read as segments of nature: groups are descriptions of paths. `quality.stability` says how far two
 * half-samples agree; journeys too short to tell are in no group, so sizes sum to all journeys less `tooShort`.
 * `quality.choices` says in words what was chosen.
 */
export const JourneysAnswer = Answer.extend({
  question: z.literal('journeys'),
  journeyCount: z.number(),
  journeys: z.array(DiscoveredJourney),
  quality: z.object({
    by: z.enum(['chains', 'density']),
    /** The number of groups was asked for. */
    fixed: z.boolean(),
    tried: z.array(z.number()),
    bic: z.array(z.number()),
    chosen: z.number(),
    stability: z.number().optional(),
    tooShort: z.number(),
    merged: z.object({ alike: z.number(), small: z.number() }),
    unstable: z.number(),
    scripted: z.number(),
    choices: z.array(z.object({ about: z.string(), sentence: z.string() })),
  }),
});
export type JourneysAnswer = z.infer<typeof JourneysAnswer>;

/** In other answers `journeys` is the number of them; here the name belongs to the list and the number is `journeyCount`. */
export function askJourneys(facts: LogFacts, discovery: Discovery): JourneysAnswer {
  const { groups, choices } = discovery.quality;
  return {
    ...answerHead('journeys', facts, discovery.notes),
    journeyCount: facts.journeys,
    journeys: discovery.journeys.map((journey) => presented(journey, discovery)),
    quality: { ...groups, tried: [...groups.tried], bic: [...groups.bic], choices: [...choices] },
  };
}

function presented(journey: FoundJourney, discovery: Discovery): JourneysAnswer['journeys'][number] {
  return {
    id: journey.id,
    name: journey.name,
    size: journey.journeys,
    share: journey.share,
    signature: journey.signature.flatMap((touchpoint) => discovery.touchpoints[touchpoint]?.name ?? []),
    traits: journey.traits.map(({ property, value, lift, pAdjusted }) => ({ property, value, lift, pAdjusted })),
    converted: journey.converted && journey.converted.n > 0 ? journey.converted.hits / journey.converted.n : null,
    customers: journey.customers,
  };
}

/** Lines of `journey,customer,group`, one a journey, in the log's order; `customerOf` is the log's, `group` the id of a discovered journey, empty for journeys too short to tell. */
export function* assignmentLines(
  customerOf: Uint32Array,
  names: JourneyNames,
  discovery: Discovery,
  assignments: Int16Array,
): Generator<string> {
  yield 'journey,customer,group\n';
  for (let journey = 0; journey < customerOf.length; journey++) {
    const customer = names.customer(customerOf[journey] ?? 0);
    const group = discovery.journeys[assignments[journey] ?? -1]?.id ?? '';
    yield `${[names.journey(journey), customer, group].map(csvField).join(',')}\n`;
  }
}

/** One field of a CSV row, quoted where it must be (RFC 4180). */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
