/** Checks a map against the gap rules: what is missing, doubtful or out of date, and where. */
import { withHeard } from '../heard.ts';
import type { JourneyMap } from '../map.ts';
import type { Measures } from '../measure.ts';
import { Checked, type Around } from './checked.ts';
import type { Finding, Found, LintPlace, Rule } from './rule.ts';
import { rules } from './rules.ts';

/** Which rules take part; all of them unless `only` names some, less those of `off`. Unknown ids do nothing. */
export interface RuleChoice {
  readonly off?: Iterable<string>;
  readonly only?: Iterable<string>;
}

export function chosenRules({ off = [], only }: RuleChoice = {}): readonly Rule[] {
  const without = new Set(off);
  const wanted = only === undefined ? undefined : new Set(only);
  return rules.filter((rule) => !without.has(rule.id) && (wanted === undefined || wanted.has(rule.id)));
}

/**
 * Everything found, in the order of the rules and, within a rule, of the map. Pure. A retired map is kept for the
 * record and one without a card has not begun: neither is checked.
 */
export function lint(
  map: JourneyMap,
  measures: Measures = {},
  around: Around = {},
  choice: RuleChoice = {},
): Finding[] {
  if (map.status === 'retired' || map.cards.length === 0) return [];
  const about = new Checked(withHeard({ map, measures }).map, measures, around);
  return chosenRules(choice).flatMap((rule) => rule.check(about).map((found) => finding(rule, found)));
}

function finding(rule: Rule, { place, text, values = {} }: Found): Finding {
  return { rule: rule.id, place, message: filledIn(text, values), fix: rule.fix, text, values };
}

/** The sentence with its names filled in. */
export function filledIn(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}

/** How many findings each rule has, in the order of the rules; rules without any are left out. */
export function countsByRule(findings: readonly Finding[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { rule } of findings) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

/** The name of a place as a key: `card:8f3k`. */
export const placeKey = ({ kind, id }: LintPlace): string => `${kind}:${id}`;

/** Findings by `placeKey`, for badges. */
export function findingsByPlace(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const one of findings) {
    const list = found.get(placeKey(one.place));
    if (list) list.push(one);
    else found.set(placeKey(one.place), [one]);
  }
  return found;
}
