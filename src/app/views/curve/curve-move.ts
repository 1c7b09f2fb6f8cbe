/** Where feelings stand on the drawn curve, what a pointer means there, and the edits that follow. */
import { newId } from '../../../lib/ids.ts';
import type { Edit } from '../../../map/edits/edits.ts';
import type { Card, JourneyMap, Lane } from '../../../map/map.ts';
import type { Box, GroupItem, Item, Scene } from '../../../render/scene.ts';

export interface CurvePlot {
  /** From +2 at its top to −2 at its foot. */
  readonly box: Box;
  /** Left and right edge of each step. */
  readonly columns: readonly { readonly step: string; readonly from: number; readonly to: number }[];
}

const groupsIn = (items: readonly Item[]): GroupItem[] =>
  items.flatMap((item) => (item.kind === 'group' ? [item, ...groupsIn(item.items)] : []));

/** Undefined of a scene that draws no curve. */
export function curvePlot(scene: Scene, map: JourneyMap): CurvePlot | undefined {
  const groups = groupsIn(scene.items);
  const box = groups.find((one) => one.role === 'curves')?.box;
  if (!box) return undefined;
  const heads = new Map(
    groups.filter((one) => one.role === 'stage' || one.role === 'step').map((one) => [one.record, one.box]),
  );
  const columns = map.stages.flatMap((stage) =>
    stage.steps.flatMap((step) => {
      // An undivided stage has one head only.
      const head = heads.get(step.id) ?? (stage.steps.length === 1 ? heads.get(stage.id) : undefined);
      return head ? [{ step: step.id, from: head.x, to: head.x + head.width }] : [];
    }),
  );
  return { box, columns };
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The feeling of a height, in steps of a half, or of a tenth when `fine`. */
export function feelingAtHeight({ box }: CurvePlot, y: number, fine: boolean): number {
  const value = 2 - ((y - box.y) / box.height) * 4;
  return rounded(value, fine);
}

export function rounded(value: number, fine: boolean): number {
  const steps = fine ? 10 : 2;
  // Not minus nothing.
  return Math.max(-2, Math.min(2, Math.round(value * steps) / steps)) + 0;
}

const heightOf = ({ box }: CurvePlot, value: number): number => box.y + ((2 - value) / 4) * box.height;

export const isFeeling = (map: JourneyMap, card: Card): card is Card & { valence: number } =>
  card.valence !== undefined && map.lanes.some((lane) => lane.id === card.lane && lane.kind === 'emotions');

/** Emotion lanes that are shown, whose feelings can be drawn. */
export const emotionLanes = (map: JourneyMap): Lane[] =>
  map.lanes.filter((lane) => lane.kind === 'emotions' && lane.hidden !== true);

/** How near a pointer must be to a point to take hold of it, in pixels of the drawing. */
const reach = 14;

/** The declared feeling under the pointer; of several, one of the lane that is being drawn, or else the nearest. */
export function feelingUnder(plot: CurvePlot, map: JourneyMap, at: Place, lane: string | undefined): Card | undefined {
  const near = map.cards.flatMap((card) => {
    const place = isFeeling(map, card) ? placeOf(plot, card, card.valence) : undefined;
    const far = place ? Math.hypot(place.x - at.x, place.y - at.y) : Infinity;
    return far <= reach ? [{ card, far: card.lane === lane ? far - reach : far }] : [];
  });
  return near.toSorted((a, b) => a.far - b.far)[0]?.card;
}

function placeOf(plot: CurvePlot, card: Card, value: number): Place | undefined {
  const first = plot.columns.findIndex((column) => column.step === card.step);
  const from = plot.columns[first];
  const to = plot.columns[Math.min(plot.columns.length - 1, first + (card.span ?? 1) - 1)];
  if (!from || !to) return undefined;
  // A journey from the right has its first step at the right.
  const [left, right] = [Math.min(from.from, to.from), Math.max(from.to, to.to)];
  return { x: (left + right) / 2, y: heightOf(plot, value) };
}

/** The step below the pointer where the lane says nothing yet. */
export function emptyStepAt(plot: CurvePlot, map: JourneyMap, at: Place, lane: string | undefined): string | undefined {
  const { box, columns } = plot;
  if (at.y < box.y - reach || at.y > box.y + box.height + reach) return undefined;
  const column = columns.findIndex(({ from, to }) => from <= at.x && at.x < to);
  const taken = map.cards.some((card) => {
    const first = columns.findIndex(({ step }) => step === card.step);
    return card.lane === lane && card.valence !== undefined && first <= column && column < first + (card.span ?? 1);
  });
  return taken ? undefined : columns[column]?.step;
}

/** A feeling that is declared already, or a place for one. `lane` undefined: the map has no emotion lane yet. */
export type Felt = { readonly card: string } | { readonly lane: string | undefined; readonly step: string };

/** What puts the feeling there, and the card it is on. One thing to undo. */
export function feelingEdits(felt: Felt, value: number, nameOfLane: string): { edits: Edit[]; card: string } {
  if ('card' in felt) return { edits: [{ verb: 'edit-card', id: felt.card, valence: value }], card: felt.card };
  const lane = felt.lane ?? newId('lane');
  const made: Edit[] =
    felt.lane === undefined ? [{ verb: 'add-lane', id: lane, kind: 'emotions', name: nameOfLane }] : [];
  const card = newId('card');
  const declared: Edit = {
    verb: 'add-card',
    id: card,
    lane,
    step: felt.step,
    text: '',
    state: 'assumption',
    valence: value,
  };
  return { edits: [...made, declared], card };
}

/** The map with the feeling there, to be drawn while it is held. */
export function withFeeling(map: JourneyMap, felt: Felt, value: number): JourneyMap {
  if ('card' in felt)
    return { ...map, cards: map.cards.map((card) => (card.id === felt.card ? { ...card, valence: value } : card)) };
  const lane: Lane = { id: felt.lane ?? 'held-lane', kind: 'emotions', name: '' };
  const card: Card = { id: 'held-feeling', lane: lane.id, step: felt.step, text: '', valence: value };
  return { ...map, lanes: felt.lane === undefined ? [...map.lanes, lane] : map.lanes, cards: [...map.cards, card] };
}
