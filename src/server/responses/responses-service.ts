/** Responses as the pages see them: loaded files, what they are about, where their answers belong, rules. */
import { newId } from '../../lib/ids.ts';
import { deny } from '../../lib/refusal.ts';
import type { JourneyMap } from '../../map/map.ts';
import { attachAll } from '../../surveys/attached-counts.ts';
import type { Attached } from '../../surveys/attachment.ts';
import { forgetResponses } from '../../surveys/responses.store.ts';
import type { StoredResponses } from '../../workspace/response-sources.store.ts';
import type {
  MapAnswers,
  ResponsesAbout,
  ResponsesSummary,
  ResponsesView,
  RuleDraft,
  RuleEffectShape,
} from '../responses-api.ts';
import { answersOf } from './map-answers.ts';
import { ResponseDesk, type ResponseDeskParts } from './response-desk.ts';
import { effectShape, summaryOf, viewOf } from './view-of.ts';

/** Everything here throws Refused for an expected no, `unknown-responses` among them. */
export interface Responses {
  list(): Promise<ResponsesSummary[]>;
  view(id: string): Promise<ResponsesView>;
  /** Says which log's customers answered, and which map's stages the tags name. */
  about(id: string, about: ResponsesAbout): Promise<ResponsesView>;
  /** What a rule would move, on top of those there are; nothing is kept. */
  tryRule(id: string, rule: RuleDraft): Promise<RuleEffectShape>;
  addRule(id: string, rule: RuleDraft): Promise<ResponsesView>;
  removeRule(id: string, rule: string): Promise<ResponsesView>;
  remove(id: string): Promise<void>;
  /** What a map listens to, and what names parts of it. Refused 'unknown-map'. */
  answersOf(map: string): Promise<MapAnswers>;
}

export interface AttachedResponses {
  readonly attached: readonly Attached[];
  /** Changes whenever a response, a rule or a place of one does. */
  readonly version: string;
  /** Names of the places they may be about. */
  readonly touchpoints: readonly string[];
}

export interface ResponsesService extends Responses {
  /** The responses of one source with their places. Refused 'unknown-responses'. */
  attachedOf(id: string): Promise<AttachedResponses>;
  /** All responses about a log, each with its places. `version` changes whenever any of it does. */
  attachedTo(log: string): Promise<{ readonly attached: readonly Attached[]; readonly version: string }>;
  /** All responses a map listens to, each with its place on the map; undefined where it listens to none. */
  attachedOn(
    map: JourneyMap,
  ): Promise<{ readonly attached: readonly Attached[]; readonly version: string } | undefined>;
}

export interface ResponsesParts extends ResponseDeskParts {
  /** People a shown mean rests on at least. */
  readonly least: () => Promise<number | undefined>;
}

/** More rules than this are nobody's any more. */
const mostRules = 500;

export function createResponses(parts: ResponsesParts): ResponsesService {
  const { store, analytics } = parts;
  const desk = new ResponseDesk(parts);
  const find = async (id: string): Promise<StoredResponses> =>
    (await store.get(id)) ?? deny('unknown-responses', 'There are no such responses. They may have been deleted.');
  const view = async (id: string): Promise<ResponsesView> => {
    const source = await find(id);
    return viewOf(source, await desk.placing(source), await parts.least());
  };
  return {
    view,
    list: async () => (await store.list()).map(summaryOf),
    about: async (id, { log, map }) => {
      await find(id);
      await store.about(id, { ...(log === undefined ? {} : { log }), ...(map === undefined ? {} : { map }) });
      return view(id);
    },
    tryRule: async (id, { when, to }) => {
      const placing = await desk.placing(await find(id));
      return effectShape(placing, { id: 'tried', when, to });
    },
    addRule: async (id, { id: rule = newId('rule'), when, to }) => {
      const { rules } = await desk.placing(await find(id));
      if (rules.length >= mostRules) deny('too-many-rules', `There are ${mostRules} rules already.`);
      if (!rules.some((one) => one.id === rule)) await store.addRule(id, { id: rule, rule: { when, to } });
      return view(id);
    },
    removeRule: async (id, rule) => {
      await find(id);
      if (!(await store.removeRule(id, rule))) deny('unknown-rule', 'There is no such rule any more.');
      return view(id);
    },
    remove: async (id) => {
      // The record goes first, so that nobody sees responses that are half gone.
      if (!(await store.remove(id))) await find(id);
      await forgetResponses(analytics, id);
    },
    answersOf: async (id) => {
      const map = await parts.map(id);
      return map ? answersOf(parts, desk, map) : deny('unknown-map', 'There is no such map.');
    },
    attachedOf: async (id) => {
      const source = await find(id);
      const { responses, where, rules, places } = await desk.placing(source);
      return {
        attached: attachAll(responses, where, rules),
        version: await desk.versionOf(source),
        touchpoints: places?.choices.touchpoints ?? [],
      };
    },
    attachedTo: async (log) => {
      const sources = (await store.list()).filter((one) => one.log === log);
      return gathered(desk, sources, (one) => desk.attached(one));
    },
    attachedOn: async (map) => {
      const sources = (await store.list()).filter((one) => one.map === map.id);
      return sources.length === 0 ? undefined : gathered(desk, sources, (one) => desk.attachedOnMap(one, map));
    },
  };
}

async function gathered(
  desk: ResponseDesk,
  sources: readonly StoredResponses[],
  placed: (source: StoredResponses) => Promise<Attached[]>,
): Promise<{ readonly attached: readonly Attached[]; readonly version: string }> {
  const attached: Attached[] = [];
  const versions: string[] = [];
  for (const source of sources) {
    for (const one of await placed(source)) attached.push(one);
    versions.push(await desk.versionOf(source));
  }
  return { attached, version: versions.join(' ') };
}
