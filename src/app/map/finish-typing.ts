/** What becomes of a text that was typed, and where the typing goes on. */
import { newId } from '../../lib/ids.ts';
import type { Edit } from '../../map/edits/edits.ts';
import { columnBehind } from './adding.ts';
import type { Desk } from './desk.ts';
import { nextColumn, type Ending } from './typing.ts';
import { keyOf, nameOf, spotInCell, step, type GridModel, type Spot } from './spots.ts';

export function finishTyping(desk: Desk, words: string, ending: Ending): void {
  const { typing } = desk.state();
  if (!typing) return;
  if ('head' in typing) return finishHead(desk, typing.head, words, ending);
  if (!('new' in typing)) {
    const spot = rename(desk, typing.over, words);
    return spot && ending !== 'away' ? goOn(desk, spot, ending, false) : end(desk, spot);
  }
  if (words === '') return giveUp(desk, typing.new, ending);
  const spot = addCard(desk, typing.new, words);
  if (!spot || ending === 'away') return end(desk, spot);
  goOn(desk, spot, ending, true);
}

/** Names are one line, however many were pasted. */
const oneLine = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();

/** Makes the stage or step that was named; Enter goes on with the next, Tab with its first cell. */
function finishHead(desk: Desk, head: 'stage' | 'step', typed: string, ending: Ending): void {
  const words = oneLine(typed);
  const { grid } = desk;
  const last = grid?.map.stages.at(-1);
  if (!grid || !last || words === '') {
    const back = grid?.columns.at(-1);
    const spot: Spot | undefined = back && { kind: head, id: head === 'stage' ? back.stage.id : back.step.id };
    const focus = ending === 'away' ? {} : { focus: desk.state().focus + 1 };
    return desk.set({ typing: undefined, ...(spot && ending !== 'away' ? { spot } : {}), ...focus });
  }
  const [id, step] = [newId('stage'), newId('step')];
  const edit: Edit =
    head === 'stage'
      ? { verb: 'add-stage', id, step, name: words }
      : { verb: 'add-step', id: step, stage: last.id, name: words };
  if (!desk.run(edit)) return desk.set({ typing: undefined });
  const spot: Spot = { kind: head, id: head === 'stage' ? id : step };
  const [lane] = grid.lanes;
  if (ending === 'enter') desk.draftHead(head);
  else if (ending === 'tab' && lane) desk.draft(lane.id, step);
  else if (ending === 'away') desk.set({ typing: undefined, spot });
  else desk.select(spot, true);
}

function end(desk: Desk, spot: Spot | undefined): void {
  desk.set({ typing: undefined, ...(spot ? { spot } : {}) });
}

/** Nothing was typed: the arrows of the keyboard still lead on, but no card is made on the way. */
function giveUp(desk: Desk, at: { lane: string; step: string }, ending: Ending): void {
  const { grid } = desk;
  const last = grid?.columns.at(-1)?.step.id;
  const where = at.step === nextColumn ? last : at.step;
  if (!grid || where === undefined) return desk.set({ typing: undefined });
  const spot = spotInCell(grid, at.lane, where, Infinity);
  if (ending === 'away' || at.step === nextColumn) {
    desk.set({ typing: undefined, spot, ...(ending === 'away' ? {} : { focus: desk.state().focus + 1 }) });
  } else goOn(desk, spot, ending, false);
}

function addCard(desk: Desk, at: { lane: string; step: string }, text: string): Spot | undefined {
  const { grid } = desk;
  if (!grid) return undefined;
  const id = newId('card');
  const edits: Edit[] = [];
  let where = at.step;
  if (where === nextColumn) {
    const made = columnBehind(grid);
    edits.push(made.edit);
    where = made.step;
  }
  edits.push({ verb: 'add-card', id, lane: at.lane, step: where, text, state: 'assumption' });
  return desk.run(...edits) ? { kind: 'card', id } : undefined;
}

const ways = { enter: 'right', tab: 'down', 'back-tab': 'up' } as const;

function goOn(desk: Desk, spot: Spot, ending: Exclude<Ending, 'away'>, wasNew: boolean): void {
  const { grid } = desk;
  if (!grid) return desk.select(spot, true);
  const from = ending === 'tab' ? lastOfCell(grid, spot) : spot;
  const next = step(grid, from, ways[ending]);
  const moved = keyOf(next) !== keyOf(from);
  const laneId = laneOf(grid, spot);
  // Whoever fills the map types on, past its end too; whoever corrects a word only moves on.
  if (wasNew && moved && next.kind === 'cell') desk.draft(next.lane, next.step);
  else if (wasNew && !moved && ending === 'enter' && laneId !== undefined) desk.draft(laneId, nextColumn);
  else if (!moved && ending === 'enter' && (spot.kind === 'stage' || spot.kind === 'step')) desk.draftHead(spot.kind);
  else desk.select(next, true);
}

const laneOf = (grid: GridModel, spot: Spot): string | undefined =>
  spot.kind === 'card' ? grid.card.get(spot.id)?.lane : undefined;

function lastOfCell(grid: GridModel, spot: Spot): Spot {
  const card = spot.kind === 'card' ? grid.card.get(spot.id) : undefined;
  return card ? spotInCell(grid, card.lane, card.step, Infinity) : spot;
}

function rename(desk: Desk, over: Spot | 'title', text: string): Spot | undefined {
  const { grid } = desk;
  if (!grid) return undefined;
  const name = oneLine(text);
  if (over === 'title') {
    if (name !== grid.map.title) desk.run({ verb: 'rename-map', title: name });
    return desk.state().spot;
  }
  if (over.kind === 'card') {
    if (text !== grid.card.get(over.id)?.text) desk.run({ verb: 'edit-card', id: over.id, text });
    return over;
  }
  if (name === nameOf(grid, over)) return over;
  if (over.kind === 'stage') desk.run({ verb: 'rename-stage', id: over.id, name });
  if (over.kind === 'step') desk.run({ verb: 'rename-step', id: over.id, name });
  if (over.kind === 'lane') desk.run({ verb: 'rename-lane', id: over.id, name });
  return over;
}
