/** What a person is doing on a map: what is selected, what is being typed, and every edit on its way to the map. */
import type { Refusal } from '../../lib/refusal.ts';
import { labelOf, type Edit } from '../../map/edits/edits.ts';
import { whatGoes } from '../../map/edits/what-goes.ts';
import type { Finding as Gap } from '../../map/lint/rule.ts';
import type { Card } from '../../map/map.ts';
import { heard, t } from '../language/t.ts';
import type { LiveMap } from '../live.ts';
import { addStage, addStep } from './adding.ts';
import { noFilter, type Filter } from './filter.ts';
import type { Finding } from './palette/finding.ts';
import { finishTyping } from './finish-typing.ts';
import { flag, nextColumn, type Ending, type Typing } from './typing.ts';
import { deletion, lossWords, moveCards, moveOf } from './moves.ts';
import { cellsBetween, insideRange, type CellRange } from './ranges.ts';
import type { SubJourneys } from './sub-journey.ts';
import {
  gridOf,
  keyOf,
  nameOf,
  positionOf,
  spotInCell,
  stands,
  step,
  type Direction,
  type GridModel,
  type Spot,
} from './spots.ts';

export interface DeskState {
  readonly spot: Spot | undefined;
  readonly typing: Typing | undefined;
  /** Grows each time the selected spot should also take the keyboard focus. */
  readonly focus: number;
  /** Cards selected together; empty when only the spot is. */
  readonly picked: ReadonlySet<string>;
  /** Where a selection of several cells began. */
  readonly anchor: Spot | undefined;
  /** The cells between the anchor and the spot. */
  readonly range: CellRange | undefined;
  readonly filter: Filter;
  /** Words looked for, and where they were found. */
  readonly finding: Finding | undefined;
  /** What the gap rules found, by the key of the spot. */
  readonly gaps: ReadonlyMap<string, readonly Gap[]> | undefined;
  /** What is open over the map. */
  readonly open: 'palette' | 'find' | 'keys' | 'filter' | undefined;
  readonly zoom: number;
  /** Cards show all their text instead of the first lines. */
  readonly whole: boolean;
  readonly overview: boolean;
  /** A table that was pasted and waits to be told where it goes. */
  readonly pasted: { readonly text: string; readonly at: { readonly lane: string; readonly step: string } } | undefined;
  /** Grows each time the spot should come into the window without taking the focus. */
  readonly reveal: number;
  /** Grows when columns are to be fitted to their texts. */
  readonly fits: number;
  /** The last thing that was done, for those who listen. */
  readonly said: string;
}

type Offer = { verb: string; act: () => void };
type Tell = (text: string, offer?: Offer) => void;

const nobody: ReadonlySet<string> = new Set();
const unstretched = { anchor: undefined, range: undefined };

const shortened = (name: string): string => (name.length > 40 ? `${name.slice(0, 40)}…` : name);

export class Desk {
  readonly live: LiveMap;
  /** Maps made of stages of this one. */
  readonly subs: SubJourneys;
  readonly #tell: Tell;
  readonly #listeners = new Set<() => void>();
  #hits: { of: readonly string[]; ids: ReadonlySet<string> } = { of: [], ids: nobody };
  #state: DeskState = {
    spot: undefined,
    typing: undefined,
    focus: 0,
    picked: nobody,
    ...unstretched,
    filter: noFilter,
    finding: undefined,
    gaps: undefined,
    open: undefined,
    zoom: 1,
    whole: false,
    overview: false,
    pasted: undefined,
    reveal: 0,
    fits: 0,
    said: '',
  };

  constructor(live: LiveMap, tell: Tell, subs: SubJourneys) {
    this.live = live;
    this.subs = subs;
    this.#tell = tell;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): DeskState => this.#state;

  get grid(): GridModel | undefined {
    const { map } = this.live.state();
    return map && gridOf(map, this.#state.filter);
  }

  set(changes: Partial<DeskState>): void {
    const before = this.#state.spot;
    this.#state = { ...this.#state, ...changes };
    const { spot } = this.#state;
    if (spot !== before) this.live.point(spot ? keyOf(spot) : null);
    for (const listener of this.#listeners) listener();
  }

  select(spot: Spot | undefined, focus = false): void {
    const grown = this.#state.focus + (focus ? 1 : 0);
    this.set({ spot, typing: undefined, picked: nobody, ...unstretched, focus: grown });
  }

  /** Selects these cards together; the first of them takes the focus where the spot is none of them. */
  pick(cards: readonly string[], focus = false): void {
    const { spot } = this.#state;
    const [first] = cards;
    const among = spot?.kind === 'card' && cards.includes(spot.id);
    this.set({
      picked: cards.length > 1 ? new Set(cards) : nobody,
      typing: undefined,
      ...unstretched,
      focus: this.#state.focus + (focus ? 1 : 0),
      ...(among || first === undefined ? {} : { spot: { kind: 'card', id: first } }),
    });
  }

  /** Adds a card to the selection, or takes it out. */
  toggle(card: string): void {
    const { spot, picked } = this.#state;
    const all = new Set(picked.size > 0 ? picked : spot?.kind === 'card' ? [spot.id] : []);
    if (all.has(card) && all.size > 1) all.delete(card);
    else all.add(card);
    const focused = all.has(card) ? card : [...all][0];
    this.set({
      picked: all,
      ...unstretched,
      focus: this.#state.focus + 1,
      ...(focused === undefined ? {} : { spot: { kind: 'card', id: focused } }),
    });
  }

  /** Stretches the selection from where it began to this spot: every card in the rectangle between. */
  stretch(to: Spot): void {
    const { grid } = this;
    const anchor = this.#state.anchor ?? this.#state.spot;
    if (!grid || !anchor) return this.select(to, true);
    const { cards, range } = cellsBetween(grid, anchor, to);
    const picked = new Set(cards.map((card) => card.id));
    this.set({ spot: to, anchor, range, picked, typing: undefined, focus: this.#state.focus + 1 });
    this.say(t('{n, plural, =0 {No cards} one {# card} other {# cards}} selected', { n: picked.size }));
  }

  /** The selected spot, or undefined when somebody deleted it meanwhile. */
  get selected(): Spot | undefined {
    const { grid } = this;
    const { spot } = this.#state;
    return grid && spot && stands(grid, spot) ? spot : undefined;
  }

  /** The cards an action is about: those picked together, or the selected one; in reading order. */
  get cards(): readonly Card[] {
    const { grid } = this;
    const { picked, spot } = this.#state;
    if (!grid) return [];
    if (picked.size > 0) return grid.map.cards.filter((card) => picked.has(card.id) && grid.card.has(card.id));
    const card = spot?.kind === 'card' ? grid.card.get(spot.id) : undefined;
    return card ? [card] : [];
  }

  /** How the spot of this key looks now, as bits of `flag`. */
  flags(key: string): number {
    const { spot, typing, picked } = this.#state;
    const selected = spot !== undefined && keyOf(spot) === key;
    const over = typing && 'over' in typing && typing.over !== 'title' ? keyOf(typing.over) : '';
    const inPick = key.startsWith('card:') && picked.has(key.slice(5));
    return (
      (selected ? flag.selected | flag.focusable : 0) | (inPick ? flag.picked : 0) | (over === key ? flag.typed : 0)
    );
  }

  /** Whether the words looked for are on the card. */
  isHit(card: string): boolean {
    const hits = this.#state.finding?.hits;
    if (!hits) return false;
    if (this.#hits.of !== hits) this.#hits = { of: hits, ids: new Set(hits) };
    return this.#hits.ids.has(card);
  }

  /** Whether a stretched selection covers the cell. */
  covers(row: number, column: number): boolean {
    return insideRange(this.#state.range, row, column);
  }

  go(direction: Direction, stretch = false): void {
    const { grid, selected } = this;
    if (!grid || !selected) return;
    const next = step(grid, selected, direction);
    if (stretch) this.stretch(next);
    else this.select(next, true);
  }

  /** Begins to type over a spot; `instead` replaces what stands there. */
  type(over: Spot | 'title', instead?: string): void {
    const typed = instead === undefined ? {} : { instead };
    if (over === 'title') this.set({ typing: { over } });
    else if (over.kind === 'cell') this.draft(over.lane, over.step, instead);
    else this.set({ spot: over, picked: nobody, ...unstretched, typing: { over, ...typed } });
  }

  /** Begins a card at the end of a cell; in the column behind the last one, its step is made with it. */
  draft(lane: string, at: string, instead?: string): void {
    const typing = { new: { lane, step: at }, ...(instead === undefined ? {} : { instead }) };
    const cell = at === nextColumn ? {} : { spot: { kind: 'cell', lane, step: at } as const };
    this.set({ typing, picked: nobody, ...unstretched, ...cell });
  }

  /** Does the edits together, or says why not. True when done. */
  run(...edits: readonly Edit[]): boolean {
    const [first] = edits;
    if (!first) return false;
    const no = this.live.edit(...edits);
    if (no) this.refused(no);
    else
      this.say(edits.length > 1 ? t('{what}: {n} changes', { what: labelOf(first), n: edits.length }) : labelOf(first));
    return no === undefined;
  }

  refused(no: Refusal): void {
    this.#tell([no.message, no.fix ?? ''].map(heard).join(' ').trim());
  }

  /** A short message at the foot of the page. */
  notify(text: string, offer?: Offer): void {
    this.#tell(text, offer);
  }

  /** Tells those who listen what was done. */
  say(text: string): void {
    this.set({ said: text });
  }

  undo(): void {
    const { undoes: what, map } = this.live.state();
    this.live.undo();
    this.subs.follow(this, map, this.live.state().map);
    if (what) this.say(t('Undone: {what}', { what }));
  }

  redo(): void {
    const { redoes: what, map } = this.live.state();
    this.live.redo();
    this.subs.follow(this, map, this.live.state().map);
    if (what) this.say(t('Done again: {what}', { what }));
  }

  /** Takes what was typed and goes on: Enter to the next step, Tab to the next lane. */
  finish(text: string, ending: Ending): void {
    finishTyping(this, text.trim(), ending);
  }

  cancel(): void {
    const { typing } = this.#state;
    if (!typing) return;
    const { grid } = this;
    const at = 'new' in typing && typing.new.step !== nextColumn ? typing.new : undefined;
    const cell = at && grid ? spotInCell(grid, at.lane, at.step, Infinity) : undefined;
    this.set({ typing: undefined, focus: this.#state.focus + 1, ...(cell ? { spot: cell } : {}) });
  }

  /** Moves what is selected by one place in a direction; several cards keep their places to each other. */
  move(spot: Spot, direction: Direction): void {
    const { grid, cards } = this;
    if (!grid) return;
    if (cards.length > 1 && spot.kind === 'card') {
      const edits = moveCards(grid, cards, direction);
      if (edits && this.run(...edits)) this.set({ focus: this.#state.focus + 1, ...unstretched });
      else if (!edits) this.say(t('There is no place in that direction'));
      return;
    }
    const edit = moveOf(grid, spot, direction);
    if (edit && this.run(edit)) {
      this.select(spot, true);
      if (this.grid) this.say(t('Moved to {place}', { place: placeName(this.grid, spot) }));
    }
  }

  /** Deletes what is selected at once and offers to undo. */
  remove(spot: Spot): void {
    if (spot.kind === 'card' && this.cards.length > 1) return this.#removeCards(this.cards);
    const { grid } = this;
    const edit = grid && deletion(spot);
    if (!grid || !edit) return;
    const name = shortened(nameOf(grid, spot));
    const losses = lossWords(whatGoes(grid.map, edit));
    const next = besideDeleted(grid, spot);
    if (!this.run(edit)) return;
    this.select(next, true);
    const words = losses
      ? t('“{name}” was deleted ({losses}).', { name, losses })
      : t('“{name}” was deleted.', { name });
    this.#tell(words, { verb: t('Undo'), act: () => this.undo() });
  }

  #removeCards(cards: readonly Card[]): void {
    const [first] = cards;
    if (!first || !this.run(...cards.map((card): Edit => ({ verb: 'delete-card', id: card.id })))) return;
    const { grid } = this;
    this.select(grid && spotInCell(grid, first.lane, first.step), true);
    const words = t('{n, plural, one {# card was deleted.} other {# cards were deleted.}}', { n: cards.length });
    this.#tell(words, { verb: t('Undo'), act: () => this.undo() });
  }

  addStage(before?: string): void {
    addStage(this, before);
  }

  addStep(stage: string, before?: string): void {
    addStep(this, stage, before);
  }

  /** Begins to type the name of a stage or step behind the last one. */
  draftHead(head: 'stage' | 'step'): void {
    this.set({ typing: { head }, picked: nobody, ...unstretched });
  }
}

/** "Order, Pays, Feels": where a spot stands, to say it. */
export function placeName(grid: GridModel, spot: Spot): string {
  const at = positionOf(grid, spot);
  if (!at) return '';
  const lane = grid.lanes[at.row]?.name;
  const step = grid.columns[at.column]?.step.name;
  return [step, lane].filter(Boolean).join(', ');
}

/** What takes the selection when a spot goes. */
function besideDeleted(grid: GridModel, spot: Spot): Spot | undefined {
  if (spot.kind === 'card') {
    const card = grid.card.get(spot.id);
    if (!card) return undefined;
    const rest = (grid.cells.get(`${card.lane}\n${card.step}`) ?? []).filter((one) => one !== card);
    const other = rest.at(-1);
    return other ? { kind: 'card', id: other.id } : { kind: 'cell', lane: card.lane, step: card.step };
  }
  const neighbour = step(grid, spot, spot.kind === 'lane' ? 'up' : 'left');
  return keyOf(neighbour) === keyOf(spot) ? step(grid, spot, spot.kind === 'lane' ? 'down' : 'right') : neighbour;
}
