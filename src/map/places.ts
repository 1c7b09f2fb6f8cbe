/** What stands where in a document: the steps of a stage, the cards of steps and lanes, the lines below a lane. */
import type * as Y from 'yjs';
import { type Fields, type Kind, markGone, orderKey, own, records } from './doc.ts';

const lives = (record: Fields): boolean => record.get(own.gone) !== true;

const byPlace = ([a, one]: readonly [string, Fields], [b, other]: readonly [string, Fields]): number => {
  const [left, right] = [orderKey(one), orderKey(other)];
  return left < right ? -1 : left > right ? 1 : a < b ? -1 : 1;
};

/** Ids of the steps of a stage in their order: those not deleted, and those that cards keep on the map. */
export function stepsIn(doc: Y.Doc, stage: string): string[] {
  const found = [...records(doc, 'steps')].filter(([, step]) => step.get(own.stage) === stage);
  const gone = found.filter(([, step]) => !lives(step)).map(([id]) => id);
  const kept = new Set(
    gone.length === 0 ? [] : cardsIn(doc, 'step', gone).map((id) => records(doc, 'cards').get(id)?.get('step')),
  );
  return found
    .filter(([id, step]) => lives(step) || kept.has(id))
    .sort(byPlace)
    .map(([id]) => id);
}

/** Whether record `a` stands before record `b` of its kind. */
export function comesBefore(doc: Y.Doc, kind: Kind, a: string, b: string): boolean {
  const [one, other] = [records(doc, kind).get(a), records(doc, kind).get(b)];
  return one !== undefined && other !== undefined && byPlace([a, one], [b, other]) < 0;
}

/** Ids of the cards in any of these steps or lanes that are not deleted. */
export function cardsIn(doc: Y.Doc, by: 'step' | 'lane', ids: readonly string[]): string[] {
  const wanted = new Set(ids);
  const found: string[] = [];
  for (const [id, card] of records(doc, 'cards').entries())
    if (wanted.has(String(card.get(by))) && lives(card)) found.push(id);
  return found;
}

/** The only step of a stage while it bears the stage's name, that is, while nobody has divided the stage. */
export function fallowStep(doc: Y.Doc, stage: string): string | undefined {
  const steps = stepsIn(doc, stage);
  const [only] = steps;
  if (only === undefined || steps.length > 1) return undefined;
  const name = records(doc, 'stages').get(stage)?.get('name');
  return records(doc, 'steps').get(only)?.get('name') === name ? only : undefined;
}

/** Marks cards as deleted, and every link that begins or ends at one of them. */
export function dropCards(doc: Y.Doc, ids: readonly string[]): void {
  const going = new Set(ids);
  for (const [id, link] of records(doc, 'links')) {
    if (lives(link) && (going.has(String(link.get('from'))) || going.has(String(link.get('to')))))
      markGone(doc, 'links', id);
  }
  for (const id of going) markGone(doc, 'cards', id);
}

/** The lane right above another one, among those that are not deleted. */
export function laneAbove(doc: Y.Doc, id: string): string | undefined {
  const lanes = [...records(doc, 'lanes')].filter(([one, lane]) => one === id || lives(lane)).sort(byPlace);
  const at = lanes.findIndex(([one]) => one === id);
  return lanes[at - 1]?.[0];
}

/** The lines drawn below a lane that are not deleted. */
export function linesBelow(doc: Y.Doc, lane: string): { id: string; kind: unknown }[] {
  const found = [...records(doc, 'lines')].filter(([, line]) => line.get('below') === lane && lives(line));
  return found.sort(byPlace).map(([id, line]) => ({ id, kind: line.get('kind') }));
}
