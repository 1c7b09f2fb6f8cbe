/** Holds every map of the workspace against the gap rules. */
import { Refused } from '../../lib/refusal.ts';
import { countsByRule, lint } from '../../map/lint/lint.ts';
import type { JourneyMap } from '../../map/map.ts';
import type { LintedMaps } from '../api.ts';
import type { Maps } from '../services.ts';

/** In the order of the list of maps. A map that is deleted meanwhile is left out. */
export async function lintMaps(
  maps: Pick<Maps, 'list' | 'read' | 'measures'>,
  off: readonly string[],
  today: string,
): Promise<LintedMaps['maps']> {
  const all: JourneyMap[] = [];
  for (const { id } of await maps.list()) {
    const map = await unlessGone(() => maps.read(id));
    if (map) all.push(map);
  }
  const linted: LintedMaps['maps'] = [];
  for (const map of all) {
    const measures = await unlessGone(() => maps.measures(map.id));
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
