/** What the gap rules find on an open map, and the spot of the grid each finding is about. */
import { lint } from '../../../map/lint/lint.ts';
import type { Finding, LintPlace, Rule } from '../../../map/lint/rule.ts';
import { rules } from '../../../map/lint/rules.ts';
import { whereIs } from '../../../map/lint/where.ts';
import type { JourneyMap } from '../../../map/map.ts';
import type { Measures } from '../../../map/measure.ts';
import { t } from '../../language/t.ts';
import { places } from '../../shell/places.ts';
import type { Spot } from '../spots.ts';

interface Known {
  readonly measures: Measures;
  readonly off: readonly string[];
  readonly today: string;
  readonly otherMaps: readonly JourneyMap[];
  readonly findings: readonly Finding[];
}

const noMaps: readonly JourneyMap[] = [];
const known = new WeakMap<JourneyMap, Known>();

/** Local day of the reader: a review is due where they are. */
export function dayOf(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Worked out once for each state of a map, however many parts of the page ask. */
export function findingsOn(
  map: JourneyMap,
  measures: Measures,
  off: readonly string[],
  today: string,
  otherMaps: readonly JourneyMap[] = noMaps,
): readonly Finding[] {
  const last = known.get(map);
  if (last && last.measures === measures && last.off === off && last.today === today && last.otherMaps === otherMaps)
    return last.findings;
  const findings = lint(map, measures, { today, otherMaps }, { off });
  known.set(map, { measures, off, today, otherMaps, findings });
  return findings;
}

export interface RuleGroup {
  readonly rule: Rule;
  readonly findings: readonly Finding[];
}

/** In the order of the rules. */
export function groupsOf(findings: readonly Finding[]): RuleGroup[] {
  const found = new Map<string, Finding[]>();
  for (const one of findings) {
    const list = found.get(one.rule);
    if (list) list.push(one);
    else found.set(one.rule, [one]);
  }
  return rules.flatMap((rule) => {
    const own = found.get(rule.id);
    return own ? [{ rule, findings: own }] : [];
  });
}

/** Where to jump: undefined for the map as a whole, and for what stands in no cell. */
export function spotOf(map: JourneyMap, { kind, id }: LintPlace): Spot | undefined {
  if (kind === 'map' || kind === 'persona') return undefined;
  if (kind !== 'touchpoint') return { kind, id };
  const card = map.cards.find((one) => one.touchpoint === id);
  return card && { kind: 'card', id: card.id };
}

/** The page of what stands in no cell: a persona, or a touchpoint no step meets. */
export function pageOf(map: JourneyMap, place: LintPlace): string | undefined {
  if (place.kind === 'persona') return places.persona(place.id);
  return place.kind === 'touchpoint' && !spotOf(map, place) ? places.touchpoints : undefined;
}

/** "7 touchpoints without owner". */
export function countWords({ counted: [one, many] }: Rule, count: number): string {
  return `${count} ${t(count === 1 ? one : many)}`;
}

/** The sentence of a finding in the reader's language. */
export const sentenceOf = ({ text, values }: Finding): string => t(text, values);

/** Names from the outside in; nothing where the sentence names the place itself. */
export function placeWords(map: JourneyMap, place: LintPlace): string {
  if (place.kind === 'stage' || place.kind === 'lane' || place.kind === 'persona') return '';
  return whereIs(map, place).join(' · ');
}
