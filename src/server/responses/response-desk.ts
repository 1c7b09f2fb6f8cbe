/** Loaded responses at hand: read from the store once, placed by log, map and rules, kept until something changes. */
import type { Analytics } from '../../db/stores.ts';
import { readJourneyLog } from '../../events/journeys.store.ts';
import { idFrom } from '../../lib/derived-id.ts';
import type { JourneyMap } from '../../map/map.ts';
import { same } from '../../map/same.ts';
import { attachAll } from '../../surveys/attached-counts.ts';
import { attach, type Attached, type Attachment } from '../../surveys/attachment.ts';
import { AttachmentRule } from '../../surveys/attachment-rules.ts';
import {
  answeringCustomers,
  concerning,
  logWhereabouts,
  type AnsweringCustomers,
} from '../../surveys/log-whereabouts.ts';
import type { Response } from '../../surveys/response.ts';
import { allResponses } from '../../surveys/responses.store.ts';
import { triggersIn } from '../../surveys/triggers.store.ts';
import { type KnownPlaces, nowhere, type Whereabouts } from '../../surveys/whereabouts.ts';
import type { ResponseSourcesStore, StoredResponses } from '../../workspace/response-sources.store.ts';
import type { SourcesStore } from '../../workspace/sources.store.ts';
import { type Kept, kept } from '../kept-answers.ts';
import { findDiscovered } from '../sources/kept-discovery.ts';
import { knownPlaces, placesOnMap, type Places } from './known-places.ts';
import { namesIn, RememberedNames, remembering } from './remembered-names.ts';

export interface ResponseDeskParts {
  readonly analytics: Analytics;
  readonly store: ResponseSourcesStore;
  readonly logs: SourcesStore;
  /** Undefined when it is deleted. */
  readonly map: (id: string) => Promise<JourneyMap | undefined>;
}

/** Everything attachment needs of one source of responses. */
export interface Placing {
  readonly responses: readonly Response[];
  readonly where: Whereabouts;
  readonly places: Places | undefined;
  readonly rules: readonly AttachmentRule[];
}

/** Sources kept at hand. */
const most = 6;

export class ResponseDesk {
  readonly #parts: ResponseDeskParts;
  readonly #responses = new Map<string, Kept<Response[]>>();
  readonly #customers = new Map<string, Kept<AnsweringCustomers>>();

  constructor(parts: ResponseDeskParts) {
    this.#parts = parts;
  }

  async placing(source: StoredResponses): Promise<Placing> {
    const [responses, rules, map, found] = await Promise.all([
      this.#responsesOf(source),
      this.rules(source.id),
      this.#mapOf(source),
      source.log === null ? undefined : findDiscovered(this.#parts.logs, source.log),
    ]);
    const remembered = map ? await this.#remembered(source, map, responses, rules) : {};
    const places = knownPlaces(found?.discovery, map, remembered);
    if (!places) return { responses, where: nowhere, places, rules };
    const where = { ...(await this.#whereabouts(source, responses)), places: places.known };
    return { responses, where: source.log === null ? untaggedIn(where, responses) : where, places, rules };
  }

  /** Every response with its place on the map it is about; what its customers met in a log helps where no tag does. */
  async attachedOnMap(source: StoredResponses, map: JourneyMap): Promise<Attached[]> {
    const { responses, rules, where: walked } = await this.placing(source);
    const known = placesOnMap(map, await this.#remembered(source, map, responses, rules));
    const where = source.log === null ? untaggedIn({ places: known }, responses) : { places: known };
    return responses.map((response) => {
      const own = attach(response, where, rules);
      return source.log === null ? own : withWalked(own, attach(response, walked, rules), known);
    });
  }

  /** Every response with its places. */
  async attached(source: StoredResponses): Promise<Attached[]> {
    const { responses, where, rules } = await this.placing(source);
    return attachAll(responses, where, rules);
  }

  /** Changes whenever a response, a rule or a place of one does. */
  async versionOf(source: StoredResponses): Promise<string> {
    const log = source.log === null ? undefined : await this.#parts.logs.get(source.log);
    const map = await this.#mapOf(source);
    const rules = await this.#parts.store.rules(source.id);
    const named = map && [namesOf(map.stages), namesOf(map.touchpoints), map.stages.map((one) => namesOf(one.steps))];
    const placed = [log?.loadedAt, log?.journeys, named, rules, source.remembered];
    return idFrom('version', responsesVersion(source), JSON.stringify(placed));
  }

  async rules(id: string): Promise<AttachmentRule[]> {
    return (await this.#parts.store.rules(id)).map(({ id: rule, rule: value }) =>
      AttachmentRule.parse({ ...(value as object), id: rule }),
    );
  }

  async #mapOf({ map }: StoredResponses): Promise<JourneyMap | undefined> {
    return map === null ? undefined : await this.#parts.map(map);
  }

  /** Kept as soon as a name is found on the map, so that it is still known once the part is renamed. */
  async #remembered(
    source: StoredResponses,
    map: JourneyMap,
    responses: readonly Response[],
    rules: readonly AttachmentRule[],
  ): Promise<RememberedNames> {
    const before = RememberedNames.parse(source.remembered);
    const now = remembering(namesIn(responses, rules), map, before);
    if (!same(before, now)) await this.#parts.store.remember(source.id, map.id, now);
    return now;
  }

  async #whereabouts(source: StoredResponses, responses: readonly Response[]): Promise<Whereabouts> {
    if (source.log === null) return nowhere;
    const found = await findDiscovered(this.#parts.logs, source.log);
    if (!found) return nowhere;
    return logWhereabouts(found.discovery, await this.#customersOf(source, source.log, responses));
  }

  #responsesOf(source: StoredResponses): Promise<Response[]> {
    return kept(this.#responses, most, source.id, responsesVersion(source), () =>
      allResponses(this.#parts.analytics, source.id),
    );
  }

  async #customersOf(
    source: StoredResponses,
    log: string,
    responses: readonly Response[],
  ): Promise<AnsweringCustomers> {
    const about = await this.#parts.logs.get(log);
    const version = JSON.stringify([responsesVersion(source), log, about?.loadedAt, about?.events]);
    return kept(this.#customers, most, source.id, version, async () => {
      const triggers = await triggersIn(this.#parts.analytics, { log, source: source.id }, responses);
      const { log: walked, names } = await readJourneyLog(this.#parts.analytics, { source: log });
      return answeringCustomers(walked, names, concerning(responses, triggers));
    });
  }
}

const namesOf = (parts: readonly { readonly id: string; readonly name: string }[]) =>
  parts.map(({ id, name }) => [id, name]);

/** A file in which no row names a place is about the journey as a whole. */
function untaggedIn(where: Whereabouts, responses: readonly Response[]): Whereabouts {
  return namesIn(responses, []).size === 0 ? { ...where, untagged: true } : where;
}

/** What names no part of the map stands where its customer was, if that is on the map. */
function withWalked(own: Attached, walked: Attached, known: KnownPlaces): Attached {
  const place = (at: Attachment, then: Attachment | undefined): Attachment => {
    if (at.to !== 'unassigned' || at.tag !== undefined || !then || then.to === 'stage') return at;
    if (then.to !== 'touchpoint') return then;
    const touchpoint = known.touchpoint(then.touchpoint);
    return touchpoint === undefined ? at : { ...then, touchpoint };
  };
  return {
    ...own,
    whole: place(own.whole, walked.whole),
    answers: own.answers.map((at, index) => place(at, walked.answers[index])),
  };
}

const responsesVersion = ({ id, responses, loadedAt }: StoredResponses): string =>
  JSON.stringify([id, responses, loadedAt]);
