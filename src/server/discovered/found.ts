/** One discovered journey as the map is made from it: its facts by number, and the ids and questions of its parts. */
import type { Discovery, FoundJourney, FoundTouchpoint, TouchpointFacts } from '../../events/discovery.ts';
import { type Told, toldBy } from '../../events/told.ts';
import { idFrom } from '../../lib/derived-id.ts';
import type { Ask, MeasureRef, Teller } from '../../map/measure.ts';
import { plainName } from './plain-name.ts';

/** Where the log came from, as the map should say it. */
export interface MapMeta {
  /** Id of the log that the questions are asked of. */
  readonly source: string;
  /** Names of the files or streams, without their folders. */
  readonly logs: readonly string[];
  /** What may be told of few people; everything when absent. */
  readonly told?: Told;
}

/** More names than this stand for nothing a reader could check; the stage they belong to says the same. */
export const mostNames = 300;

export class Found {
  readonly discovery: Discovery;
  readonly journey: FoundJourney;
  readonly meta: MapMeta;
  readonly told: Told;
  readonly #facts: ReadonlyMap<number, TouchpointFacts>;

  constructor(discovery: Discovery, journey: FoundJourney, meta: MapMeta) {
    this.discovery = discovery;
    this.journey = journey;
    this.meta = meta;
    this.told = meta.told ?? toldBy({});
    this.#facts = new Map(journey.touchpoints.map((facts) => [facts.touchpoint, facts]));
  }

  /** The same part of the same journey of the same log has the same id whenever it is found. */
  id(kind: string, ...parts: readonly string[]): string {
    return idFrom(kind, this.meta.source, this.journey.id, ...parts);
  }

  touchpoint(code: number): FoundTouchpoint | undefined {
    return this.discovery.touchpoints[code];
  }

  name(code: number): string {
    return plainName(this.touchpoint(code)?.name ?? '');
  }

  touchpointId(code: number): string {
    const found = this.touchpoint(code);
    return idFrom('touchpoint', this.meta.source, found?.name ?? String(code), found?.events[0] ?? '');
  }

  events(codes: readonly number[]): string[] {
    return codes.flatMap((code) => this.touchpoint(code)?.events ?? []);
  }

  /** Journeys of this group that met the touchpoint. */
  reach(code: number): number {
    return this.#facts.get(code)?.reached.hits ?? 0;
  }

  facts(code: number): TouchpointFacts | undefined {
    return this.#facts.get(code);
  }

  /** A question about this journey; `of` is the id of the stage, step, card or touchpoint that asks it. */
  ask(of: string, ask: Ask, about: Partial<Pick<MeasureRef, 'events' | 'stage' | 'later'>> = {}): MeasureRef {
    const { events, stage, later } = about;
    const named = events === undefined || (stage !== undefined && events.length > mostNames) ? {} : { events };
    const on = later === undefined || later.length > mostNames ? {} : { later };
    const inStage = stage === undefined ? {} : { stage };
    return { id: `${of}.${ask}`, ask, source: this.meta.source, journey: this.journey.id, ...inStage, ...named, ...on };
  }

  /** How it feels, asked of each of these who tell. Nobody may have answered yet: the question stands. */
  feel(
    of: string,
    tellers: readonly Teller[],
    about: Partial<Pick<MeasureRef, 'events' | 'stage'>> = {},
  ): MeasureRef[] {
    return tellers.map((by) => ({ ...this.ask(of, 'feeling', about), id: `${of}.feeling.${by}`, by }));
  }
}
