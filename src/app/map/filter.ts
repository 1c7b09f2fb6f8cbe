/** Narrowing the grid to what somebody wants to see: by words, persona, cell state and lane. Always says what it hides. */
import type { Card, JourneyMap, Lane, SavedView } from '../../map/map.ts';
import { plain } from '../../map/rich-text.ts';
import { shownLanes } from '../../render/reading.ts';

/** The same fields as a saved view has; absent and empty narrow nothing. */
export type Filter = Readonly<Pick<SavedView, 'hiddenLanes' | 'personas' | 'states' | 'words'>>;

export const noFilter: Filter = {};

/** How many cards and lanes do not appear because of the filter. */
export interface LeftOut {
  readonly cards: number;
  readonly lanes: number;
}

export const isNarrow = (filter: Filter): boolean =>
  (filter.words ?? '').trim() !== '' ||
  [filter.hiddenLanes, filter.personas, filter.states].some((list) => (list?.length ?? 0) > 0);

/** Lower case and without accents, so that "creme" finds "Crème". */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLocaleLowerCase();

const spoken = new WeakMap<Card, string>();

/** The words of a card as they are searched. */
export function wordsOf(card: Card): string {
  const known = spoken.get(card) ?? folded(plain(card.text));
  spoken.set(card, known);
  return known;
}

function keeps(map: JourneyMap, filter: Filter): (card: Card) => boolean {
  const words = folded(filter.words ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const states = new Set<string>(filter.states);
  const personas = new Set(filter.personas);
  const touchpoints = new Map(map.touchpoints.map((one) => [one.id, folded(one.name)]));
  const laneOf = new Map(map.lanes.map((lane) => [lane.id, lane.persona]));
  return (card) => {
    if (states.size > 0 && !states.has(card.state ?? 'assumption')) return false;
    const whose = card.persona ?? laneOf.get(card.lane);
    // What is nobody's in particular is everybody's.
    if (personas.size > 0 && whose !== undefined && !personas.has(whose)) return false;
    const said = `${wordsOf(card)} ${touchpoints.get(card.touchpoint ?? '') ?? ''}`;
    return words.every((word) => said.includes(word));
  };
}

/** Cards and lanes that pass, and how many do not. */
export function filtered(
  map: JourneyMap,
  filter: Filter,
): { cards: readonly Card[]; lanes: readonly Lane[]; left: LeftOut } {
  const shown = shownLanes(map);
  if (!isNarrow(filter)) return { cards: map.cards, lanes: shown, left: { cards: 0, lanes: 0 } };
  const hidden = new Set(filter.hiddenLanes);
  const personas = new Set(filter.personas);
  const lanes = shown.filter(
    (lane) => !hidden.has(lane.id) && (personas.size === 0 || lane.persona === undefined || personas.has(lane.persona)),
  );
  const here = new Set(lanes.map((lane) => lane.id));
  const seen = new Set(shown.map((lane) => lane.id));
  const cards = map.cards.filter(keeps(map, filter));
  const before = map.cards.filter((card) => seen.has(card.lane)).length;
  const after = cards.filter((card) => here.has(card.lane)).length;
  return { cards, lanes, left: { cards: before - after, lanes: shown.length - lanes.length } };
}
