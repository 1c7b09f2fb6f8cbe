/** What a person is doing on a map: what is selected, what is being typed, and every edit on its way to the map. */
import { newId } from '../../lib/ids.ts';
import type { Refusal } from '../../lib/refusal.ts';
import type { Edit } from '../../map/edits/edits.ts';
import { whatGoes } from '../../map/edits/what-goes.ts';
import type { LiveMap } from '../live.ts';
import {
  cardsAt,
  gridOf,
  keyOf,
  nameOf,
  spotInCell,
  stands,
  step,
  type Direction,
  type GridModel,
  type Spot,
} from './spots.ts';
import { deletion, lossWords, moveOf } from './moves.ts';

/** A text being typed: over the name of a spot, or as a new card of a cell. */
export type Typing =
  | { readonly over: Spot }
  | { readonly new: { readonly lane: string; readonly step: string; readonly before?: string } }
  | { readonly over: 'title' };

export interface DeskState {
  readonly spot: Spot | undefined;
  readonly typing: Typing | undefined;
  /** Grows each time the selected spot should also take the keyboard focus. */
  readonly focus: number;
}

/** What ended the typing: a key that leads on, or anything else. */
export type Ending = 'enter' | 'tab' | 'back-tab' | 'away';

type Tell = (text: string, offer?: { verb: string; act: () => void }) => void;

export class Desk {
  readonly live: LiveMap;
  readonly #tell: Tell;
  readonly #listeners = new Set<() => void>();
  #state: DeskState = { spot: undefined, typing: undefined, focus: 0 };

  constructor(live: LiveMap, tell: Tell) {
    this.live = live;
    this.#tell = tell;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): DeskState => this.#state;

  get grid(): GridModel | undefined {
    const { map } = this.live.state();
    return map && gridOf(map);
  }

  #set(changes: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...changes };
    const { spot } = this.#state;
    this.live.point(spot ? keyOf(spot) : null);
    for (const listener of this.#listeners) listener();
  }

  select(spot: Spot | undefined, focus = false): void {
    this.#set({ spot, typing: undefined, focus: this.#state.focus + (focus ? 1 : 0) });
  }

  /** The selected spot, or undefined when somebody deleted it meanwhile. */
  get selected(): Spot | undefined {
    const { grid } = this;
    const { spot } = this.#state;
    return grid && spot && stands(grid, spot) ? spot : undefined;
  }

  go(direction: Direction): void {
    const { grid, selected } = this;
    if (grid && selected) this.select(step(grid, selected, direction), true);
  }

  type(over: Spot | 'title'): void {
    if (over !== 'title' && over.kind === 'cell')
      this.#set({ spot: over, typing: { new: { lane: over.lane, step: over.step } } });
    else if (over === 'title') this.#set({ typing: { over } });
    else this.#set({ spot: over, typing: { over } });
  }

  /** Begins a card below the selected one, or in the selected cell. */
  draft(lane: string, at: string): void {
    this.#set({ spot: { kind: 'cell', lane, step: at }, typing: { new: { lane, step: at } } });
  }

  /** Does the edits together, or says why not. True when done. */
  run(...edits: readonly Edit[]): boolean {
    const no = this.live.edit(...edits);
    if (no) this.refused(no);
    return no === undefined;
  }

  refused(no: Refusal): void {
    this.#tell(no.fix ? `${no.message} ${no.fix}` : no.message);
  }

  /** Takes what was typed and goes on: Enter to the next step, Tab to the next lane. */
  finish(text: string, ending: Ending): void {
    const { typing } = this.#state;
    if (!typing) return;
    const words = text.trim();
    const spot = 'new' in typing ? this.#addCard(typing.new, words) : this.#rename(typing.over, words);
    const wasNew = 'new' in typing && words !== '';
    if (!spot || ending === 'away') return this.#set({ typing: undefined, ...(spot ? { spot } : {}) });
    this.#goOn(spot, ending, wasNew);
  }

  cancel(): void {
    const { typing } = this.#state;
    if (!typing) return;
    const { grid } = this;
    const cell = 'new' in typing && grid ? spotInCell(grid, typing.new.lane, typing.new.step, Infinity) : undefined;
    this.#set({ typing: undefined, focus: this.#state.focus + 1, ...(cell ? { spot: cell } : {}) });
  }

  #goOn(spot: Spot, ending: Exclude<Ending, 'away'>, wasNew: boolean): void {
    const { grid } = this;
    const directions = { enter: 'right', tab: 'down', 'back-tab': 'up' } as const;
    const from = spot.kind === 'card' && grid && ending === 'tab' ? this.#lastOfCell(grid, spot.id) : spot;
    const next = grid ? step(grid, from, directions[ending]) : spot;
    const moved = keyOf(next) !== keyOf(from);
    // Whoever fills the map types on; whoever corrects a word only moves on.
    if (wasNew && moved && next.kind === 'cell')
      this.#set({ spot: next, typing: { new: next }, focus: this.#state.focus });
    else this.select(next, true);
  }

  #lastOfCell(grid: GridModel, id: string): Spot {
    const card = grid.map.cards.find((one) => one.id === id);
    return card ? spotInCell(grid, card.lane, card.step, Infinity) : { kind: 'card', id };
  }

  #addCard(at: { lane: string; step: string; before?: string }, text: string): Spot | undefined {
    if (text === '') return { kind: 'cell', lane: at.lane, step: at.step };
    const id = newId('card');
    const done = this.run({ verb: 'add-card', id, lane: at.lane, step: at.step, text, state: 'assumption' });
    return done ? { kind: 'card', id } : undefined;
  }

  #rename(over: Spot | 'title', text: string): Spot | undefined {
    const { grid } = this;
    if (!grid) return undefined;
    if (over === 'title') {
      if (text !== grid.map.title) this.run({ verb: 'rename-map', title: text });
      return this.#state.spot;
    }
    if (text === nameOf(grid, over)) return over;
    if (over.kind === 'stage') this.run({ verb: 'rename-stage', id: over.id, name: text });
    if (over.kind === 'step') this.run({ verb: 'rename-step', id: over.id, name: text });
    if (over.kind === 'lane') this.run({ verb: 'rename-lane', id: over.id, name: text });
    if (over.kind === 'card' && text === '') this.remove(over);
    else if (over.kind === 'card') this.run({ verb: 'edit-card', id: over.id, text });
    return over;
  }

  move(spot: Spot, direction: Direction): void {
    const { grid } = this;
    const edit = grid && moveOf(grid, spot, direction);
    if (edit && this.run(edit)) this.select(spot, true);
  }

  /** Deletes at once and offers to undo. */
  remove(spot: Spot): void {
    const { grid } = this;
    const edit = grid && deletion(spot);
    if (!grid || !edit) return;
    const name = nameOf(grid, spot);
    const losses = lossWords(whatGoes(grid.map, edit));
    const next = this.#besideDeleted(grid, spot);
    if (!this.run(edit)) return;
    this.select(next, true);
    this.#tell(
      `“${name.length > 40 ? `${name.slice(0, 40)}…` : name}” was deleted${losses ? ` with ${losses}` : ''}.`,
      {
        verb: 'Undo',
        act: () => this.live.undo(),
      },
    );
  }

  #besideDeleted(grid: GridModel, spot: Spot): Spot | undefined {
    if (spot.kind === 'card') {
      const card = grid.map.cards.find((one) => one.id === spot.id);
      if (!card) return undefined;
      const rest = cardsAt(grid, card.lane, card.step).filter((one) => one !== card);
      const other = rest.at(-1);
      return other ? { kind: 'card', id: other.id } : { kind: 'cell', lane: card.lane, step: card.step };
    }
    const neighbour = step(grid, spot, spot.kind === 'lane' ? 'up' : 'left');
    return keyOf(neighbour) === keyOf(spot) ? step(grid, spot, spot.kind === 'lane' ? 'down' : 'right') : neighbour;
  }

  addStage(before?: string): void {
    const id = newId('stage');
    const place = before === undefined ? {} : { before };
    if (this.run({ verb: 'add-stage', id, step: newId('step'), name: 'New stage', ...place }))
      this.type({ kind: 'stage', id });
  }

  addStep(stage: string, before?: string): void {
    const id = newId('step');
    const place = before === undefined ? {} : { before };
    if (this.run({ verb: 'add-step', id, stage, name: 'New step', ...place })) this.type({ kind: 'step', id });
  }

  /** A pasted list becomes one card a line, along the steps. */
  paste(at: { lane: string; step: string }, text: string): boolean {
    const lines = text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean);
    const { grid } = this;
    if (lines.length < 2 || !grid) return false;
    const first = grid.columns.findIndex((column) => column.step.id === at.step);
    const last = grid.columns.length - 1;
    const edits = lines.map((line, index): Edit => {
      const column = grid.columns[Math.min(first + index, last)];
      return {
        verb: 'add-card',
        id: newId('card'),
        lane: at.lane,
        step: column?.step.id ?? at.step,
        text: line,
        state: 'assumption',
      };
    });
    if (!this.run(...edits)) return false;
    this.select(spotInCell(grid, at.lane, at.step), true);
    return true;
  }
}
