/** Reads a table as people draw maps in spreadsheets, stages across and lanes down, into a map. */
import { refusal, type Refusal } from '../lib/refusal.ts';
import { itemsOf } from './cell-items.ts';
import { channelOf } from './channel-words.ts';
import { contentIds, type Fresh } from './content-ids.ts';
import { feelingOf, numberOf, type Scale, scaleIn, scaleOf } from './feeling-words.ts';
import { folded, laneKindOf, lineKindOf } from './lane-words.ts';
import type { BlueprintLine, Card, JourneyMap, Lane, LaneKind, Persona, Stage, Step, Touchpoint } from './map.ts';
import { escaped } from './rich-text.ts';
import { type BodyRow, type Column, factOf, type Merge, type Shape, shapeOf } from './table-shape.ts';

export type { Merge } from './table-shape.ts';

/** What a part of the table became; rows and columns are counted from 0, in the table as it was given. */
export interface Matched {
  readonly what: 'title' | 'persona' | 'scenario' | 'summary' | 'owner' | 'stages' | 'steps' | 'lane' | 'line';
  readonly row: number;
  readonly col: number;
  /** As it stands in the table. */
  readonly text: string;
  /** Of a lane: its kind. */
  readonly kind?: LaneKind;
  /** How many stages, steps or cards. */
  readonly count: number;
}

/** What was not understood; `kept` says whether it is on the map all the same, as a lane or card like any other. */
export interface Unmatched {
  readonly code: 'lane-unknown' | 'lane-nameless' | 'feeling-unsure' | 'before-table' | 'empty-sign' | 'stage-nameless';
  readonly row: number;
  readonly col: number;
  readonly text: string;
  /** One plain sentence. */
  readonly why: string;
  readonly kept: boolean;
}

export interface WideTable {
  readonly map: JourneyMap;
  readonly matched: readonly Matched[];
  readonly unmatched: readonly Unmatched[];
}

type Said = Pick<Card, 'text' | 'valence' | 'channel' | 'touchpoint'>;

/** `name` is the longest text that still names a touchpoint. */
const most = { columns: 2_000, cards: 50_000, letters: 5_000, name: 60 };

/**
 * The map in a wide table. `cells` are its rows, `merges` the cells that were one; without them, blank heads after a
 * head go on with it. Ids come from the content, so that the same table is the same map, unless `fresh` makes others.
 */
export function mapFromWideTable(
  cells: readonly (readonly string[])[],
  merges: readonly Merge[] = [],
  { title = 'Imported map', fresh }: { title?: string; fresh?: Fresh } = {},
): WideTable | Refusal {
  if (!cells.some((row) => row.some((cell) => cell.trim() !== '')))
    return refusal('empty-table', 'This table is empty.', { fix: 'Choose a table with stages in its first row.' });
  const shape = shapeOf(cells, merges);
  if (shape === undefined || shape.body.length === 0) {
    return refusal('no-table', 'This table has no row of stages with rows of lanes below it.', {
      fix: 'Put the stages into the first row and one lane into each row below, with its name in the first column.',
    });
  }
  if (shape.columns.length > most.columns)
    return refusal(
      'table-too-wide',
      `This table has ${shape.columns.length} columns; a map has at most ${most.columns} steps.`,
    );
  return new Reader(shape, merges, fresh ?? contentIds(JSON.stringify(cells))).read(title);
}

/** Puts a map together row by row. */
class Reader {
  readonly #shape: Shape;
  readonly #merges: readonly Merge[];
  readonly #fresh: Fresh;
  readonly #matched: Matched[] = [];
  readonly #unmatched: Unmatched[] = [];
  readonly #lanes: Lane[] = [];
  readonly #cards: Card[] = [];
  readonly #lines: BlueprintLine[] = [];
  readonly #personas: Persona[] = [];
  readonly #touchpoints: Touchpoint[] = [];
  readonly #facts: Record<string, string> = {};
  #steps: readonly string[] = [];

  constructor(shape: Shape, merges: readonly Merge[], fresh: Fresh) {
    this.#shape = shape;
    this.#merges = merges;
    this.#fresh = fresh;
  }

  read(title: string): WideTable | Refusal {
    const id = this.#fresh('map');
    this.#readBefore();
    const stages = this.#readStages();
    for (const rows of lanesOf(this.#shape.body)) this.#readLane(rows);
    if (this.#cards.length > most.cards)
      return refusal(
        'table-too-large',
        `This table holds ${this.#cards.length} cards; a map has at most ${most.cards}.`,
      );
    const map: JourneyMap = {
      id,
      title,
      kind: this.#lines.length > 0 ? 'service-blueprint' : 'current-state',
      ...this.#facts,
      personas: this.#personas,
      stages,
      lanes: this.#lanes,
      cards: this.#cards,
      touchpoints: this.#touchpoints,
      ...(this.#lines.length > 0 ? { lines: this.#lines } : {}),
    };
    return { map, matched: this.#matched, unmatched: this.#unmatched };
  }

  /** Row and column in the table as it was given. */
  #at(row: number, col: number): { row: number; col: number } {
    return this.#shape.turned ? { row: col, col: row } : { row, col };
  }

  #readBefore(): void {
    for (const { row, col, texts } of this.#shape.before) {
      const [first = '', second] = texts;
      const [, word = '', value = ''] = /^([^:\n]{2,40}):\s*(\S[\s\S]*)$/.exec(first) ?? [];
      const fact = texts.length === 1 ? factOf(word) : texts.length === 2 ? factOf(first) : undefined;
      const text = texts.length === 1 ? value : (second ?? '');
      const where = { row, col, text: texts.join(' ') };
      if (fact !== undefined && this.#fact(fact, text))
        this.#matched.push({ what: fact as Matched['what'], ...where, count: 1 });
      else if (texts.length === 1 && this.#fact('title', first))
        this.#matched.push({ what: 'title', ...where, count: 1 });
      else this.#miss('before-table', where, 'It stands before the table and names nothing a map has.', false);
    }
  }

  /** True when the map took it; a second title or scenario is not taken. */
  #fact(fact: string, text: string): boolean {
    if (fact === 'persona') {
      const names = text.split(/[,;\n]/).flatMap((name) => name.trim() || []);
      this.#personas.push(...names.map((name) => ({ id: this.#fresh('persona'), name })));
      return names.length > 0;
    }
    if (text === '' || this.#facts[fact] !== undefined) return false;
    this.#facts[fact] = fact === 'title' || fact === 'owner' ? oneLine(text) : text.slice(0, 20_000);
    return true;
  }

  #miss(code: Unmatched['code'], where: { row: number; col: number; text: string }, why: string, kept: boolean): void {
    this.#unmatched.push({ code, ...where, why, kept });
  }

  #readStages(): Stage[] {
    const { columns, stageRow, stepRow } = this.#shape;
    const stages: Stage[] = [];
    const steps: string[] = [];
    for (const column of columns) {
      if (column.first)
        stages.push({ id: this.#fresh('stage'), name: this.#stageName(column, stages.length), steps: [] });
      const stage = stages.at(-1);
      if (stage === undefined) continue;
      const step: Step = { id: this.#fresh('step'), name: oneLine(column.step ?? stepName(column, columns, stage)) };
      stage.steps.push(step);
      steps.push(step.id);
    }
    this.#steps = steps;
    const [first] = columns;
    const head = (row: number): { row: number; col: number } => this.#at(row, first?.col ?? 0);
    this.#matched.push({ what: 'stages', ...head(stageRow), text: names(stages), count: stages.length });
    if (stepRow !== undefined || steps.length > stages.length) {
      const text = names(stages.flatMap((stage) => stage.steps));
      this.#matched.push({ what: 'steps', ...head(stepRow ?? stageRow), text, count: steps.length });
    }
    return stages;
  }

  #stageName({ stage, col }: Column, before: number): string {
    if (stage !== '') return oneLine(stage);
    const why = 'The column has no stage above it; it was given a number for a name.';
    this.#miss('stage-nameless', { ...this.#at(this.#shape.stageRow, col), text: '' }, why, true);
    return `Stage ${before + 1}`;
  }

  #readLane(rows: readonly BodyRow[]): void {
    const [head] = rows;
    if (head === undefined) return;
    const where = { ...this.#at(head.row, 0), text: head.label };
    const above = this.#lanes.at(-1);
    const line = lineKindOf(head.label);
    if (line !== undefined && above !== undefined && head.cells.every((cell) => cell === '')) {
      this.#lines.push({ id: this.#fresh('line'), kind: line, below: above.id });
      this.#matched.push({ what: 'line', ...where, count: 1 });
      return;
    }
    const kind = laneKindOf(head.label);
    if (head.label === '') this.#miss('lane-nameless', where, 'The row has no name; it is kept as a free lane.', true);
    else if (kind === undefined)
      this.#miss('lane-unknown', where, 'No kind of lane is called like this; it is kept as a free lane.', true);
    const lane: Lane = {
      id: this.#fresh('lane'),
      kind: kind ?? 'free',
      name: head.label === '' ? 'Notes' : oneLine(head.label),
    };
    this.#lanes.push(lane);
    const before = this.#cards.length;
    const scale = lane.kind === 'emotions' ? scaleOfLane(lane.name, rows) : undefined;
    for (const row of rows) this.#readRow(row, lane, scale);
    this.#matched.push({ what: 'lane', ...where, kind: lane.kind, count: this.#cards.length - before });
  }

  #readRow(row: BodyRow, lane: Lane, scale: Scale | undefined): void {
    for (const [index, cell] of row.cells.entries()) {
      const step = this.#steps[index];
      if (step === undefined || cell === '') continue;
      const col = this.#shape.columns[index]?.col ?? 0;
      const where = { ...this.#at(row.row, col), text: cell };
      if (/^[-–—]+$/.test(cell) && cell !== '--') {
        this.#miss('empty-sign', where, 'A dash says that nothing stands here.', false);
        continue;
      }
      const span = this.#spanAt(row.row, col, index);
      for (const item of itemsOf(cell)) {
        for (const text of cut(item)) {
          const card = { id: this.#fresh('card'), lane: lane.id, step, ...(span > 1 ? { span } : {}) };
          this.#cards.push({ ...card, ...this.#says(text, lane, scale, where) });
        }
      }
    }
  }

  /** What a card of a lane of this kind says with the text. */
  #says(text: string, { kind }: Lane, scale: Scale | undefined, where: { row: number; col: number }): Said {
    if (kind === 'emotions') return this.#feeling(text, scale, where);
    const channel = kind === 'channels' ? channelOf(text) : undefined;
    const touchpoint = kind === 'touchpoints' && text.length <= most.name ? this.#touchpoint(text) : undefined;
    return {
      text: escaped(text),
      ...(channel === undefined ? {} : { channel }),
      ...(touchpoint === undefined ? {} : { touchpoint }),
    };
  }

  /** The touchpoint called so; what is longer than a name is only described. */
  #touchpoint(name: string): string {
    const known = this.#touchpoints.find((one) => sameName(one.name, name));
    if (known !== undefined) return known.id;
    const made: Touchpoint = { id: this.#fresh('touchpoint'), name, channel: channelOf(name) ?? 'other' };
    this.#touchpoints.push(made);
    return made.id;
  }

  #feeling(text: string, scale: Scale | undefined, where: { row: number; col: number }): Said {
    // Our own tables write a feeling behind its words: "tense (−1.0)".
    const [, words = '', behind = ''] = /^(.+) \(([^()\s]+)\)$/su.exec(text) ?? [];
    const told = scale === undefined || numberOf(behind) === undefined ? undefined : feelingOf(behind, scale);
    if (told !== undefined) return { text: escaped(words), valence: told };
    const valence = feelingOf(text, scale);
    if (valence === undefined) {
      this.#miss(
        'feeling-unsure',
        { ...where, text },
        'It is not sure which feeling this declares; it is kept as words.',
        true,
      );
      return { text: escaped(text) };
    }
    return { text: numberOf(text) === undefined ? escaped(text) : '', valence };
  }

  /** How many columns of the table the cell goes over. */
  #spanAt(row: number, col: number, index: number): number {
    const given = this.#at(row, col);
    const merge = this.#merges.find((one) => one.row === given.row && one.col === given.col);
    const over = merge === undefined ? 1 : this.#shape.turned ? merge.rows : merge.cols;
    return Math.min(over, this.#shape.columns.length - index);
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 500);
const names = (all: readonly { name: string }[]): string => all.map((one) => one.name).join(', ');

/** A stage over one column is its own step; the steps of others without names of their own are counted. */
function stepName(column: Column, columns: readonly Column[], stage: Stage): string {
  const at = columns.indexOf(column);
  const alone = column.first && columns[at + 1]?.first !== false;
  return alone ? stage.name : `${stage.name} ${stage.steps.length + 1}`;
}

/** Rows of one lane: those without a label go on with the lane above, and so do those called the same. */
function lanesOf(body: readonly BodyRow[]): BodyRow[][] {
  const lanes: BodyRow[][] = [];
  for (const row of body) {
    const last = lanes.at(-1);
    const goesOn = row.label === '' || folded(row.label) === folded(last?.[0]?.label ?? '');
    if (last !== undefined && goesOn && lineKindOf(last[0]?.label ?? '') === undefined) last.push(row);
    else lanes.push([row]);
  }
  return lanes;
}

/** The scale of the numbers in a lane: the one its name tells, or the one they show together. */
function scaleOfLane(name: string, rows: readonly BodyRow[]): Scale | undefined {
  const items = rows.flatMap((row) => row.cells.flatMap(itemsOf));
  return scaleIn(name) ?? scaleOf(items.flatMap((item) => numberOf(item) ?? []));
}

/** A text longer than a card can hold becomes several. */
function cut(text: string): string[] {
  const pieces: string[] = [];
  const letters = [...text];
  for (let at = 0; at < letters.length; at += most.letters) pieces.push(letters.slice(at, at + most.letters).join(''));
  return pieces;
}

/** Names made of signs alone are told apart by their signs. */
const sameName = (one: string, other: string): boolean =>
  one === other || (folded(one) !== '' && folded(one) === folded(other));
