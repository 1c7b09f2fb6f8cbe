/** Loaded responses at hand: read from the store once, placed by log, map and rules, kept until something changes. */
import type { Analytics } from '../../db/stores.ts';
import { readJourneyLog } from '../../events/journeys.store.ts';
import { idFrom } from '../../lib/derived-id.ts';
import type { JourneyMap } from '../../map/map.ts';
import { attachAll } from '../../surveys/attached-counts.ts';
import type { Attached } from '../../surveys/attachment.ts';
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
import { nowhere, type Whereabouts } from '../../surveys/whereabouts.ts';
import type { ResponseSourcesStore, StoredResponses } from '../../workspace/response-sources.store.ts';
import type { SourcesStore } from '../../workspace/sources.store.ts';
import { type Kept, kept } from '../kept-answers.ts';
import { findDiscovered } from '../sources/kept-discovery.ts';
import { knownPlaces, type Places } from './known-places.ts';

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
    const [responses, rules, places] = await Promise.all([
      this.#responsesOf(source),
      this.rules(source.id),
      this.#places(source),
    ]);
    if (!places) return { responses, where: nowhere, places, rules };
    const where = { ...(await this.#whereabouts(source, responses)), places: places.known };
    return { responses, where, places, rules };
  }

  /** Every response with its places. */
  async attached(source: StoredResponses): Promise<Attached[]> {
    const { responses, where, rules } = await this.placing(source);
    return attachAll(responses, where, rules);
  }

  /** Changes whenever a response, a rule or a place of one does. */
  async versionOf(source: StoredResponses): Promise<string> {
    const log = source.log === null ? undefined : await this.#parts.logs.get(source.log);
    const map = source.map === null ? undefined : await this.#parts.map(source.map);
    const rules = await this.#parts.store.rules(source.id);
    const named = map && [map.stages, map.touchpoints];
    return idFrom('version', responsesVersion(source), JSON.stringify([log?.loadedAt, log?.journeys, named, rules]));
  }

  async rules(id: string): Promise<AttachmentRule[]> {
    return (await this.#parts.store.rules(id)).map(({ id: rule, rule: value }) =>
      AttachmentRule.parse({ ...(value as object), id: rule }),
    );
  }

  async #places({ log, map }: StoredResponses): Promise<Places | undefined> {
    const found = log === null ? undefined : await findDiscovered(this.#parts.logs, log);
    return knownPlaces(found?.discovery, map === null ? undefined : await this.#parts.map(map));
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

const responsesVersion = ({ id, responses, loadedAt }: StoredResponses): string =>
  JSON.stringify([id, responses, loadedAt]);
