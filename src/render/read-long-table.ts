/** Reads the long table back into maps: the columns by their names in any order, each row a card. */
import { refusal, type Refusal } from '../lib/refusal.ts';
import { contentIds, type Fresh } from '../map/content-ids.ts';
import { folded, laneKindOf } from '../map/lane-words.ts';
import { channelOf } from '../map/channel-words.ts';
import {
  cellStates,
  channels,
  Day,
  Evidence,
  Kpi,
  laneKinds,
  progresses,
  type Card,
  type JourneyMap,
  type Lane,
  type Persona,
  type Stage,
  type Touchpoint,
} from '../map/map.ts';
import { longColumns, type LongColumn } from './long-table.ts';
import type { Lost } from './map-forms.ts';

export interface ReadTable {
  readonly maps: readonly JourneyMap[];
  readonly matched: readonly string[];
  readonly lost: readonly Lost[];
}

/** Other names people give the columns, folded. */
const aliases: Readonly<Record<string, LongColumn>> = {
  map: 'journey',
  'journey map': 'journey',
  phase: 'stage',
  'sub step': 'step',
  'lane name': 'lane',
  row: 'lane',
  id: 'card_id',
  card: 'text',
  content: 'text',
  emotion: 'valence',
  feeling: 'valence',
  metric: 'kpi',
  evidence: 'evidence_url',
  source: 'evidence_url',
  state: 'status',
};

type Place = ReadonlyMap<LongColumn, number>;

/** Where each column stands, or undefined when the row is no head of a long table. */
export function longHead(row: readonly string[]): Place | undefined {
  const found = new Map<LongColumn, number>();
  const names = row.map((cell) => folded(cell));
  for (const column of longColumns) {
    const at = names.indexOf(folded(column));
    if (at >= 0) found.set(column, at);
  }
  for (const [at, name] of names.entries()) {
    const column = aliases[name];
    if (column !== undefined && !found.has(column) && ![...found.values()].includes(at)) found.set(column, at);
  }
  const isLong = found.has('stage') && found.has('lane') && (found.has('text') || found.has('card_id'));
  return isLong ? found : undefined;
}

type Cells = Readonly<Record<LongColumn, string>>;

/** Refused `no-cards` when no row says a stage. `lineOf` gives the line of a row in the file. */
export function mapsFromLongTable(
  rows: readonly (readonly string[])[],
  head: number,
  place: Place,
  title: string,
  lineOf: (row: number) => number = (row) => row + 1,
): ReadTable | Refusal {
  const fresh = contentIds(JSON.stringify(rows));
  const readers = new Map<string, MapReader>();
  let last: MapReader | undefined;
  for (let at = head + 1; at < rows.length; at++) {
    const row = rows[at] ?? [];
    if (row.every((cell) => cell.trim() === '')) continue;
    const cells = Object.fromEntries(
      longColumns.map((column) => [column, row[place.get(column) ?? -1] ?? '']),
    ) as Cells;
    const name = cells.journey.trim();
    if (name !== '' || last === undefined) {
      last = readers.get(name) ?? new MapReader(name === '' ? title : cells.journey, fresh);
      readers.set(name, last);
    }
    last.take(cells, lineOf(at));
  }
  const read = [...readers.values()].filter((reader) => reader.holdsStage);
  if (read.length === 0)
    return refusal('no-cards', 'No row of this table names a stage.', {
      fix: 'Fill the column “stage” of each row, or bring a wide table with stages across.',
    });
  const maps = read.map((reader) => reader.map());
  return {
    maps,
    matched: [
      `Columns: ${[...place.keys()].join(', ')}`,
      ...maps.map(
        (map) => `“${map.title}”: ${map.stages.length} stages, ${map.lanes.length} lanes, ${map.cards.length} cards`,
      ),
    ],
    lost: [...unknownColumns(rows[head] ?? [], place), ...read.flatMap((reader) => reader.lost)],
  };
}

function unknownColumns(row: readonly string[], place: Place): Lost[] {
  const known = new Set(place.values());
  const unknown = row.filter((name, at) => name.trim() !== '' && !known.has(at));
  return unknown.length === 0 ? [] : [{ what: 'These columns are not read', where: unknown.join(', ') }];
}

const numberIn = (text: string): number | undefined => {
  const plain = text.trim().replace(/^[−–]/, '-').replace(',', '.');
  return /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : undefined;
};

class MapReader {
  readonly lost: Lost[] = [];
  readonly #title: string;
  readonly #fresh: Fresh;
  readonly #id: string;
  readonly #stages: Stage[] = [];
  readonly #lanes = new Map<string, Lane>();
  readonly #cards = new Map<string, Card>();
  readonly #personas = new Map<string, Persona>();
  readonly #touchpoints = new Map<string, Touchpoint>();
  #figures = 0;

  constructor(title: string, fresh: Fresh) {
    this.#title = title;
    this.#fresh = fresh;
    this.#id = fresh('map');
  }

  get holdsStage(): boolean {
    return this.#stages.length > 0;
  }

  map(): JourneyMap {
    if (this.#figures > 0)
      this.lost.push({
        what: `${this.#figures} measured figures are answers of a log; a map keeps the question, so they were left out`,
      });
    const stages = this.#stages.map((stage) =>
      stage.steps.length > 0 ? stage : { ...stage, steps: [{ id: this.#fresh('step'), name: stage.name }] },
    );
    return {
      id: this.#id,
      title: this.#title,
      kind: 'current-state',
      personas: [...this.#personas.values()],
      stages,
      lanes: [...this.#lanes.values()],
      cards: [...this.#cards.values()],
      touchpoints: [...this.#touchpoints.values()],
    };
  }

  take(cells: Cells, line: number): void {
    const isCard = cells.lane.trim() !== '' && (cells.card_id !== '' || cells.text !== '' || cells.valence !== '');
    if (cells.lane.trim() !== '' && !isCard && cells.stage === '') return void this.#lane(cells.lane);
    const stage = this.#stage(cells.stage, isCard);
    if (cells.evidence_kind === 'measured') {
      this.#figures += 1;
      if (!isCard || this.#cards.has(cells.card_id)) return;
    }
    if (stage === undefined) return void this.#miss('There is no stage yet, so the row stands nowhere', cells, line);
    if (!isCard && cells.step === '') {
      if (cells.owner !== '') stage.owner = cells.owner;
      return;
    }
    const step = this.#step(stage, cells.step);
    if (cells.lane.trim() === '') return;
    const lane = this.#lane(cells.lane);
    if (isCard) this.#card(cells, lane, step, line);
  }

  #miss(what: string, cells: Cells, line: number): void {
    this.lost.push({ what, where: cells.text || cells.lane || cells.stage, line });
  }

  /** Blank repeats the stage above; so does the same name. */
  #stage(name: string, isCard: boolean): Stage | undefined {
    const last = this.#stages.at(-1);
    if (last !== undefined && (last.name === name || (name === '' && isCard))) return last;
    if (name === '' && !isCard) return last;
    const made: Stage = { id: this.#fresh('stage'), name, steps: [] };
    this.#stages.push(made);
    return made;
  }

  #step(stage: Stage, name: string): string {
    const last = stage.steps.at(-1);
    if (last !== undefined && (last.name === name || name === '')) return last.id;
    const made = { id: this.#fresh('step'), name: name === '' ? stage.name : name };
    stage.steps.push(made);
    return made.id;
  }

  #lane(words: string): Lane {
    const known = this.#lanes.get(words);
    if (known) return known;
    const [, bare = '', told = ''] = /^([^]*) \[([\w-]+)\]$/.exec(words) ?? [];
    const kind = laneKinds.find((one) => one === told);
    const made: Lane =
      kind === undefined
        ? { id: this.#fresh('lane'), kind: laneKindOf(words) ?? 'free', name: words }
        : { id: this.#fresh('lane'), kind, name: bare };
    this.#lanes.set(words, made);
    return made;
  }

  #persona(name: string): string {
    const known = this.#personas.get(name);
    if (known) return known.id;
    const made = { id: this.#fresh('persona'), name };
    this.#personas.set(name, made);
    return made.id;
  }

  #touchpoint(name: string, cells: Cells): string {
    const key = JSON.stringify([name, cells.channel, cells.owner]);
    const known = this.#touchpoints.get(key);
    if (known) return known.id;
    const channel = channels.find((one) => one === cells.channel.trim()) ?? channelOf(cells.channel) ?? 'other';
    const owner = cells.owner === '' ? {} : { owner: cells.owner };
    const made: Touchpoint = { id: this.#fresh('touchpoint'), name, channel, ...owner };
    this.#touchpoints.set(key, made);
    return made.id;
  }

  #card(cells: Cells, lane: Lane, step: string, line: number): void {
    const before = cells.card_id === '' ? undefined : this.#cards.get(cells.card_id);
    if (before && before.lane === lane.id) {
      if (step !== before.step) this.#cards.set(before.id, { ...before, span: (before.span ?? 1) + 1 });
      return;
    }
    if (before) this.#miss('This card_id stands in another lane before; the card got an id of its own', cells, line);
    const id = cells.card_id === '' || before || cells.card_id.length > 120 ? this.#fresh('card') : cells.card_id;
    // A touchpoint always has a channel: a text of ours without one was never in the register.
    const known = cells.channel.trim() !== '' || cells.card_id === '';
    const short = cells.text !== '' && cells.text.length <= 60 && !cells.text.includes('\n');
    const named = lane.kind === 'touchpoints' && known && short;
    const card: Card = {
      id,
      lane: lane.id,
      step,
      text: named ? '' : cells.text.slice(0, 20_000),
      ...(named ? { touchpoint: this.#touchpoint(cells.text, cells) } : this.#ownPlace(cells, line)),
      ...(cells.persona === '' ? {} : { persona: this.#persona(cells.persona) }),
      ...this.#felt(cells, line),
      ...kpiIn(cells),
      ...evidenceIn(cells),
    };
    this.#cards.set(id, card);
  }

  #ownPlace(cells: Cells, line: number): Pick<Card, 'channel' | 'owner'> {
    const words = cells.channel.trim();
    const channel = channels.find((one) => one === words) ?? (words === '' ? undefined : channelOf(words));
    if (words !== '' && channel === undefined) this.#miss(`“${words}” is no channel we know`, cells, line);
    return { ...(channel ? { channel } : {}), ...(cells.owner === '' ? {} : { owner: cells.owner }) };
  }

  #felt(cells: Cells, line: number): Pick<Card, 'valence' | 'intensity'> {
    const one = (column: 'valence' | 'intensity', low: number, high: number): number | undefined => {
      if (cells[column].trim() === '') return undefined;
      const value = numberIn(cells[column]);
      if (value === undefined || value < low || value > high) {
        this.#miss(`“${cells[column]}” is no ${column} from ${low} to ${high}`, cells, line);
        return undefined;
      }
      return value;
    };
    const [valence, intensity] = [one('valence', -2, 2), one('intensity', 1, 5)];
    return { ...(valence === undefined ? {} : { valence }), ...(intensity === undefined ? {} : { intensity }) };
  }
}

function kpiIn(cells: Cells): Pick<Card, 'kpi'> {
  if (cells.kpi === '' || cells.evidence_kind === 'measured') return {};
  const kind = Kpi.shape.kind.options.find((one) => one.toLowerCase() === cells.kpi.trim().toLowerCase());
  const declared = numberIn(cells.value);
  const unit = cells.unit === '' ? {} : { unit: cells.unit };
  return { kpi: { kind: kind ?? 'other', ...unit, ...(declared === undefined ? {} : { declared }) } };
}

function evidenceIn(cells: Cells): Pick<Card, 'citation' | 'evidence' | 'state' | 'progress'> {
  if (cells.evidence_kind === 'measured') return {};
  const said = cells.status.split(/[;,]/).map((word) => word.trim().toLowerCase());
  const state = cellStates.find((one) => said.includes(one));
  const progress = progresses.find((one) => said.includes(one));
  const status = { ...(state ? { state } : {}), ...(progress ? { progress } : {}) };
  const kind = Evidence.shape.kind.unwrap().options.find((one) => one === cells.evidence_kind.trim());
  const url = cells.evidence_url;
  const n = /^\d+$/.test(cells.n.trim()) ? Number(cells.n) : undefined;
  const on = Day.safeParse(cells.updated_at.trim().slice(0, 10));
  if (kind === undefined && n === undefined && !on.success)
    return { ...status, ...(url === '' ? {} : { citation: url }) };
  const evidence = {
    ...(kind === undefined ? {} : { kind }),
    ...(n === undefined ? {} : { n }),
    ...(on.success ? { on: on.data } : {}),
  };
  if (cells.evidence_kind === 'cited') return { ...status, citation: url, evidence };
  return { ...status, evidence: { ...evidence, ...(url === '' ? {} : { url }) } };
}
