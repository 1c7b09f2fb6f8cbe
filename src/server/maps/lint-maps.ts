/** Holds every map of the workspace against the gap rules. */
import { Refused } from '../../lib/refusal.ts';
import { countsByRule, lint } from '../../map/lint/lint.ts';
import type { JourneyMap } from '../../map/map.ts';
import type { Measures } from '../../map/measure.ts';
import type { LintedMaps } from '../api.ts';
import type { Maps } from '../services.ts';
import { referencesOf } from './references.ts';

/** Milliseconds for which answers of the logs are not asked for again: walking them takes longer than all rules. */
const fresh = 120_000;

interface Answered {
  readonly at: number;
  /** What was asked: another question is asked anew. */
  readonly asked: string;
  readonly measures: Measures;
}

/** Answers as they were a moment ago, by map. */
export class RecentMeasures {
  readonly #maps: Pick<Maps, 'measures'>;
  readonly #now: () => number;
  readonly #known = new Map<string, Answered>();

  constructor(maps: Pick<Maps, 'measures'>, now: () => number = Date.now) {
    this.#maps = maps;
    this.#now = now;
  }

  async of(map: JourneyMap): Promise<Measures> {
    const asked = JSON.stringify(referencesOf(map));
    const known = this.#known.get(map.id);
    if (known && known.asked === asked && this.#now() - known.at < fresh) return known.measures;
    const measures = await this.#maps.measures(map.id);
    this.#known.set(map.id, { at: this.#now(), asked, measures });
    return measures;
  }

  /** Forgets all maps but these. */
  keep(ids: ReadonlySet<string>): void {
    for (const id of this.#known.keys()) if (!ids.has(id)) this.#known.delete(id);
  }
}

/** In the order of the list of maps. A map that is deleted meanwhile is left out. */
export async function lintMaps(
  maps: Pick<Maps, 'list' | 'read'>,
  recent: RecentMeasures,
  off: readonly string[],
  today: string,
): Promise<LintedMaps['maps']> {
  const all: JourneyMap[] = [];
  for (const { id } of await maps.list()) {
    const map = await unlessGone(() => maps.read(id));
    if (map) all.push(map);
  }
  recent.keep(new Set(all.map(({ id }) => id)));
  const linted: LintedMaps['maps'] = [];
  for (const map of all) {
    const measures = await unlessGone(() => recent.of(map));
    if (measures === undefined) continue;
    const otherMaps = all.filter((one) => one !== map);
    const findings = lint(map, measures, { today, otherMaps }, { off });
    linted.push({ map: map.id, title: map.title, found: findings.length, counts: countsByRule(findings) });
  }
  return linted;
}

async function unlessGone<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Refused && error.refusal.code === 'unknown-map') return undefined;
    throw error;
  }
}
