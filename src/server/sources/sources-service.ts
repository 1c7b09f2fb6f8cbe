/** The loaded logs and what they show: every answer comes from the mining thread, which holds the log in memory. */
import { z } from '@hono/zod-openapi';
import type { Analytics } from '../../db/stores.ts';
import { forgetSource } from '../../events/events.store.ts';
import { compareJourneys } from '../../events/comparison.ts';
import type { Discovery, DiscoverySettings, FoundJourney } from '../../events/discovery.ts';
import { parseWithin } from '../../events/questions/within.ts';
import { sharedDiscovery } from '../../events/shared-discovery.ts';
import { type Told, toldBy, toldRefs } from '../../events/told.ts';
import { type ShownStep, shownFunnel } from '../../events/shown-funnel.ts';
import { touchpointSides } from '../../events/touchpoint-sides.ts';
import { leastPeople } from '../../lib/suppression.ts';
import { Refused, deny, isRefusal, refusal, type Refusal } from '../../lib/refusal.ts';
import type { Measures, MeasureRef } from '../../map/measure.ts';
import type { SourcesStore, StoredSource } from '../../workspace/sources.store.ts';
import {
  Problem,
  type Funnel,
  type FunnelRequest,
  type LookAgainRequest,
  type SourceSummary,
  type TouchpointPage,
} from '../api.ts';
import type { Sources } from '../services.ts';
import type { AnswersBehind } from '../feelings/answers-behind.ts';
import { discoveryKey, type FeelingDesk } from '../feelings/feeling-desk.ts';
import { type Kept, kept } from '../kept-answers.ts';
import { isFeeling } from '../feelings/feeling-measures.ts';
import { findDiscovered } from './kept-discovery.ts';
import { feelingsAt } from './touchpoint-feelings.ts';
import { LookAgain } from './look-again.ts';
import type { MinerDesk } from './miner-desk.ts';
import { graphShape, refuseFew, shownWish, variantsShape } from './shapes.ts';

export interface SourcesParts {
  readonly analytics: Analytics;
  readonly store: SourcesStore;
  readonly miners: MinerDesk;
  readonly feelings: FeelingDesk;
  /** People a shown answer rests on at least, where somebody set it. */
  readonly least: () => Promise<number | undefined>;
}

export interface SourcesService extends Sources {
  readonly get: (id: string) => Promise<StoredSource>;
  /** All of it, small groups too: for what is made of it here, never for a page. */
  readonly found: (id: string) => Promise<Discovery>;
  /** What of it may be told. */
  readonly told: (id: string) => Promise<Told>;
  /** Answers to a map's questions; of a log that is gone or not discovered, each says so. */
  readonly answer: (id: string, refs: readonly MeasureRef[]) => Promise<Measures>;
  /** Stops what is being looked for. */
  readonly close: () => Promise<void>;
}

export function createSources(parts: SourcesParts): SourcesService {
  const { store, miners } = parts;
  const again = new LookAgain({ store, miners });
  const get = async (id: string): Promise<StoredSource> =>
    (await store.get(id)) ?? deny('unknown-source', 'There is no such log. It may have been deleted.');
  const discovery = (id: string): Promise<Discovery> => discoveryOf(store, get, id);
  const shelf = new Map<string, Kept<Told>>();
  const told = async (id: string): Promise<Told> => toldOf(parts, shelf, id, await discovery(id));
  return {
    get,
    found: discovery,
    told,
    list: async () => (await store.list()).map((one) => ({ ...summaryOf(one), ...lookingFor(again, one.id) })),
    lookAgain: async (id, wishes) => again.start((await get(id)).id, await wishedFor(discovery(id), wishes)),
    stopLooking: async (id) => again.cancel((await get(id)).id),
    close: () => again.close(),
    discovery: async (id) => sharedDiscovery(await discovery(id), await told(id)),
    graph: async (id, { keep, journey }) => {
      const [found, may] = [await discovery(id), await told(id)];
      const group = groupOf(found, journey);
      const part = group === undefined ? undefined : found.journeys[group];
      refuseFew(may, part ?? found.all);
      const wish = { keep, shown: shownWish(found, may), ...(group === undefined ? {} : { group }) };
      return graphShape(found, may, part, await miners.with(id, (miner) => miner.graph(id, wish)));
    },
    variants: async (id, { top, journey }) => {
      const [found, may] = [await discovery(id), await told(id)];
      const group = groupOf(found, journey);
      refuseFew(may, (group === undefined ? undefined : found.journeys[group]) ?? found.all);
      const { least, hiddenGroups } = shownWish(found, may);
      const wish = { top, shown: { least, hiddenGroups }, ...(group === undefined ? {} : { group }) };
      return variantsShape(found, await miners.with(id, (miner) => miner.variants(id, wish)));
    },
    comparison: async (id, { a, b }) => {
      if (a === b) deny('same-journey', 'These are one and the same journey.', { fix: 'Choose two different ones.' });
      const found = await discovery(id);
      return compareJourneys(found, await told(id), journeyOf(found, a), journeyOf(found, b));
    },
    touchpoint: async (id, name) => touchpointPage(parts, id, name, await discovery(id), await told(id)),
    funnel: async (id, request) => askFunnel(parts, await get(id), request),
    properties: async (id) => {
      const [source, { touchpoints }] = await Promise.all([get(id), discovery(id)]);
      return { properties: propertiesOf(source), events: touchpoints.flatMap((one) => one.events).toSorted() };
    },
    answer: (id, refs) => answer(parts, id, refs),
    behind: (id, ref) => behind(parts, id, ref),
    remove: async (id) => {
      await again.cancel(id);
      await remove(parts, id);
    },
  };
}

const lookingFor = (again: LookAgain, id: string): Pick<SourceSummary, 'looking'> => {
  const looking = again.progress(id);
  return looking ? { looking } : {};
};

/** What is not said is found; the goal stays. */
async function wishedFor(found: Promise<Discovery>, wishes: LookAgainRequest): Promise<DiscoverySettings> {
  const { goal, seed } = (await found).settings ?? {};
  const { groupsBy, journeys, stages } = wishes;
  return {
    ...(goal !== undefined && { goal }),
    ...(seed !== undefined && { seed }),
    ...(groupsBy !== undefined && { groupsBy }),
    ...(journeys !== undefined && { journeys }),
    ...(stages !== undefined && { stages }),
  };
}

function summaryOf({ understood: _understood, problem: _problem, ...source }: StoredSource): SourceSummary {
  return source;
}

async function discoveryOf(
  store: SourcesStore,
  get: (id: string) => Promise<StoredSource>,
  id: string,
): Promise<Discovery> {
  const source = await get(id);
  if (source.discovery === 'failed') throw new Refused(refusalOf(source.problem));
  const found = source.discovery === 'ready' ? await findDiscovered(store, id) : undefined;
  return found?.discovery ?? deny('not-discovered-yet', `The journeys of ${source.name} are still being discovered.`);
}

function refusalOf(problem: unknown): Refusal {
  const known = Problem.safeParse(problem);
  if (!known.success) return refusal('discovery-failed', 'The journeys of this log could not be discovered.');
  const { code, detail, title, fix } = known.data;
  return refusal(code, detail ?? title, fix === undefined ? {} : { fix });
}

/** Index of the discovered journey; undefined for the whole log. */
function groupOf(discovery: Discovery, journey: string | undefined): number | undefined {
  if (journey === undefined) return undefined;
  return discovery.journeys.indexOf(journeyOf(discovery, journey));
}

function journeyOf(discovery: Discovery, id: string): FoundJourney {
  const found = discovery.journeys.find((one) => one.id === id);
  return found ?? deny('unknown-journey', 'There is no such journey in what was discovered.');
}

async function touchpointPage(
  parts: SourcesParts,
  id: string,
  name: string,
  found: Discovery,
  told: Told,
): Promise<TouchpointPage> {
  const { edges } = await parts.miners.with(id, (miner) => miner.graph(id, { keep: 1, shown: shownWish(found, told) }));
  const sides = touchpointSides(found, told, edges, name);
  if (!sides) return deny('unknown-touchpoint', `There is no touchpoint “${name}” in what was discovered.`);
  const [volume, measures] = await Promise.all([
    parts.miners.with(id, (miner) => miner.volume(id, sides.code, undefined, told.least)),
    answer(parts, id, feelingsAt(id, sides)),
  ]);
  return { ...sides, volume, measures };
}

async function askFunnel(parts: SourcesParts, source: StoredSource, request: FunnelRequest): Promise<Funnel> {
  const within = request.within === undefined ? undefined : parseWithin(request.within);
  if (isRefusal(within)) throw new Refused(within);
  const wish = {
    steps: request.steps,
    ...(within === undefined ? {} : { withinSeconds: within }),
    ...(request.by === undefined ? {} : { by: request.by }),
  };
  const least = leastPeople(await parts.least());
  const found = await parts.miners.with(source.id, (miner) => miner.funnel(source.id, wish));
  const { steps, groups } = shownFunnel(found, least);
  const own = (shown: readonly ShownStep[]): ShownStep[] => [...shown];
  if (!groups) return { steps: own(steps), least };
  return {
    steps: own(steps),
    groups: groups.map((one) => ({ ...one, steps: own(one.steps), value: one.value ?? 'not known' })),
    least,
  };
}

async function answer(parts: SourcesParts, id: string, refs: readonly MeasureRef[]): Promise<Measures> {
  const { store } = parts;
  const source = await store.get(id);
  if (source?.discovery === 'ready') {
    const felt = refs.filter(isFeeling);
    const rest = refs.filter((ref) => !isFeeling(ref));
    const events = rest.length === 0 ? {} : await eventsAnswer(parts, id, rest);
    return { ...events, ...(await feelingsAnswer(parts, id, felt)) };
  }
  const meaning = source
    ? 'The journeys of this log are not discovered yet.'
    : 'The log this was asked of is not here.';
  return unanswered(refs, meaning);
}

async function eventsAnswer({ miners, least }: SourcesParts, id: string, refs: readonly MeasureRef[]) {
  const atLeast = leastPeople(await least());
  return miners.with(id, (miner) => miner.measures(id, refs, undefined, atLeast));
}

/** Logs whose answers are kept at hand. */
const mostTold = 16;

async function toldOf(
  parts: SourcesParts,
  shelf: Map<string, Kept<Told>>,
  id: string,
  discovery: Discovery,
): Promise<Told> {
  const least = leastPeople(await parts.least());
  const key = JSON.stringify([least, discoveryKey(discovery)]);
  return kept(shelf, mostTold, id, key, async () =>
    toldBy(await eventsAnswer(parts, id, toldRefs(discovery, id)), least),
  );
}

/** What was said behind a figure of feelings; nothing behind any other, or before the journeys are discovered. */
async function behind({ store, miners, feelings }: SourcesParts, id: string, ref: MeasureRef): Promise<AnswersBehind> {
  if (!(await store.get(id))) deny('unknown-source', 'There is no such log. It may have been deleted.');
  const found = await findDiscovered(store, id);
  if (!found || !isFeeling(ref)) return { total: 0, hidden: false, answers: [] };
  return feelings.behind(id, found, ref, (wish) => miners.with(id, (miner) => miner.strain(id, wish)));
}

async function feelingsAnswer({ store, miners, feelings }: SourcesParts, id: string, refs: readonly MeasureRef[]) {
  const found = refs.length === 0 ? undefined : await findDiscovered(store, id);
  if (!found) return unanswered(refs, 'The journeys of this log are not discovered yet.');
  return feelings.answer(id, found, refs, (wish) => miners.with(id, (miner) => miner.strain(id, wish)));
}

function unanswered(refs: readonly MeasureRef[], meaning: string): Measures {
  const asOf = new Date().toISOString();
  return Object.fromEntries(refs.map((ref) => [ref.id, { value: null, unit: 'count' as const, n: 0, asOf, meaning }]));
}

/** The record goes first, so that nobody sees a log whose events are half gone. */
async function remove({ analytics, store, miners }: SourcesParts, id: string): Promise<void> {
  if (!(await store.remove(id))) deny('unknown-source', 'There is no such log. It may have been deleted.');
  await miners.forget(id);
  await forgetSource(analytics, id);
}

const Understood = z.object({ properties: z.array(z.string()) });

/** Names of the properties, from what the log was understood to be. */
function propertiesOf({ understood }: StoredSource): string[] {
  const known = Understood.safeParse(understood);
  return known.success ? known.data.properties : [];
}
