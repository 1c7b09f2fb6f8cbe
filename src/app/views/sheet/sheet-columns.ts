/** The columns of the table: what a cell shows, and the edits that what was typed into it means. */
import type { Edit } from '../../../map/edits/edits.ts';
import { cellStates, progresses, type Card, type JourneyMap, type Lane, type MeasuredMap } from '../../../map/map.ts';
import { plain } from '../../../map/rich-text.ts';
import { isRefusal, refusal, type Refusal } from '../../../lib/refusal.ts';
import { newId } from '../../../lib/ids.ts';
import { answers, columnsOf, touchpointOf, type Column } from '../../../render/reading.ts';
import { measureWords } from '../../../render/wording.ts';
import { durationWords, parseDuration } from '../../durations.ts';
import { t } from '../../language/t.ts';

/** A row is a card or a step, as the reader chose. */
export type Row = { readonly card: Card; readonly lane: Lane; readonly column: Column } | { readonly column: Column };

export type Edits = readonly Edit[] | Refusal;

export interface SheetColumn {
  readonly id: string;
  readonly name: string;
  readonly width: number;
  readonly text: (row: Row) => string;
  /** Absent where nothing can be typed. */
  readonly set?: (row: Row, text: string) => Edits;
  readonly number?: boolean;
}

const wrong = (message: string, fix: string): Refusal => refusal('not-understood', message, { fix });

/** A number within limits, null for an emptied cell, or why it is none. */
function numberIn(text: string, low: number, high: number): number | null | Refusal {
  const words = text.trim().replace(',', '.').replace('\u2212', '-').replace(/^\+/, '');
  if (words === '') return null;
  const value = Number(words);
  if (Number.isFinite(value) && value >= low && value <= high) return value;
  return wrong(t('“{text}” does not fit here.', { text }), t('Type a number from {low} to {high}.', { low, high }));
}

type CardFields = Omit<Extract<Edit, { verb: 'edit-card' }>, 'verb' | 'id'>;

function cardColumn(
  id: string,
  name: string,
  width: number,
  show: (card: Card) => string,
  read: (text: string) => CardFields | Refusal,
  number = false,
): SheetColumn {
  return {
    id,
    name,
    width,
    number,
    text: (row) => ('card' in row ? show(row.card) : ''),
    set: (row, text) => {
      if (!('card' in row)) return [];
      const fields = read(text);
      return isRefusal(fields) ? fields : [{ verb: 'edit-card', id: row.card.id, ...fields }];
    },
  };
}

const shown = (value: number | undefined): string => (value === undefined ? '' : String(value));

function scoreColumn(id: 'effort' | 'customerValue' | 'businessValue' | 'intensity', name: string): SheetColumn {
  return cardColumn(
    id,
    name,
    92,
    (card) => shown(card[id]),
    (text) => {
      const value = numberIn(text, 1, 5);
      return isRefusal(value) ? value : { [id]: value };
    },
    true,
  );
}

function oneOf<Name extends string>(text: string, names: readonly Name[]): Name | null | Refusal {
  const words = text.trim().toLowerCase();
  if (words === '') return null;
  const found = names.find((name) => name === words) ?? names.find((name) => name.startsWith(words));
  return (
    found ?? wrong(t('“{text}” does not fit here.', { text }), t('Type one of: {names}.', { names: names.join(', ') }))
  );
}

/** A record by the name somebody typed; letters' case does not matter. */
function named<One extends { id: string; name: string }>(text: string, all: readonly One[]): One | null | Refusal {
  const words = text.trim().toLowerCase();
  if (words === '') return null;
  const found = all.find((one) => one.name.toLowerCase() === words);
  return (
    found ?? wrong(t('There is no “{text}” on this map.', { text }), t('Type a name that is there, or add it first.'))
  );
}

function placeColumns(map: JourneyMap): SheetColumn[] {
  const steps = columnsOf(map);
  return [
    {
      id: 'lane',
      name: t('Lane'),
      width: 140,
      text: (row) => ('card' in row ? row.lane.name : ''),
      set: (row, text) => {
        const lane = named(text, map.lanes);
        if (isRefusal(lane)) return lane;
        if (lane === null || !('card' in row))
          return wrong(t('A card stands in a lane.'), t('Type the name of a lane.'));
        return [{ verb: 'move-card', id: row.card.id, lane: lane.id, step: row.card.step, before: null }];
      },
    },
    { id: 'stage', name: t('Stage'), width: 130, text: (row) => row.column.stage.name },
    {
      id: 'step',
      name: t('Step'),
      width: 150,
      text: (row) => row.column.step.name,
      set: (row, text) => {
        const step = named(
          text,
          steps.map((column) => column.step),
        );
        if (isRefusal(step)) return step;
        if (step === null || !('card' in row))
          return wrong(t('A card stands at a step.'), t('Type the name of a step.'));
        return [{ verb: 'move-card', id: row.card.id, lane: row.card.lane, step: step.id, before: null }];
      },
    },
  ];
}

/** Touchpoint and persona: named as they are on the map. */
function namedColumns(map: JourneyMap): Readonly<Record<'touchpoint' | 'persona', SheetColumn>> {
  const touchpoint = (card: Card): string => touchpointOf(map, card)?.name ?? '';
  const persona = (card: Card): string => map.personas.find((one) => one.id === card.persona)?.name ?? '';
  return {
    touchpoint: cardColumn('touchpoint', t('Touchpoint'), 150, touchpoint, (text) => {
      const found = named(text, map.touchpoints);
      return isRefusal(found) ? found : { touchpoint: found?.id ?? null };
    }),
    persona: cardColumn('persona', t('Persona'), 120, persona, (text) => {
      const found = named(text, map.personas);
      return isRefusal(found) ? found : { persona: found?.id ?? null };
    }),
  };
}

function readDay(text: string): CardFields | Refusal {
  const words = text.trim();
  if (words === '') return { reviewBy: null };
  if (/^\d{4}-\d{2}-\d{2}$/.test(words) && !Number.isNaN(Date.parse(words))) return { reviewBy: words };
  return wrong(t('“{text}” is no day.', { text }), t('Type it like 2026-03-31.'));
}

function readState(text: string): CardFields | Refusal {
  const state = oneOf(text, cellStates);
  return isRefusal(state) ? state : { state };
}

function readProgress(text: string): CardFields | Refusal {
  const progress = oneOf(text, progresses);
  return isRefusal(progress) ? progress : { progress };
}

function readFeeling(text: string): CardFields | Refusal {
  const valence = numberIn(text, -2, 2);
  return isRefusal(valence) ? valence : { valence };
}

function wordsColumn(id: 'owner' | 'citation' | 'ticket', name: string, width: number): SheetColumn {
  return cardColumn(
    id,
    name,
    width,
    (card) => card[id] ?? '',
    (text) => ({ [id]: text.trim() || null }),
  );
}

/** Columns of the table whose rows are cards. */
export function cardColumns({ map }: MeasuredMap): SheetColumn[] {
  const { touchpoint, persona } = namedColumns(map);
  return [
    cardColumn(
      'text',
      t('Card'),
      300,
      (card) => card.text,
      (text) => ({ text }),
    ),
    ...placeColumns(map),
    touchpoint,
    wordsColumn('owner', t('Owner'), 130),
    cardColumn('state', t('How sure'), 110, (card) => card.state ?? '', readState),
    wordsColumn('citation', t('Source'), 170),
    persona,
    cardColumn('valence', t('Feeling'), 92, (card) => shown(card.valence), readFeeling, true),
    scoreColumn('intensity', t('Intensity')),
    scoreColumn('effort', t('Effort')),
    scoreColumn('customerValue', t('Customer value')),
    scoreColumn('businessValue', t('Company value')),
    cardColumn('progress', t('Progress'), 104, (card) => card.progress ?? '', readProgress),
    wordsColumn('ticket', t('Ticket'), 150),
    cardColumn('reviewBy', t('Review by'), 112, (card) => card.reviewBy ?? '', readDay),
  ];
}

function lengthColumn(id: 'takes' | 'waitBefore', name: string): SheetColumn {
  return {
    id,
    name,
    width: 104,
    number: true,
    text: ({ column }) => {
      const seconds = column.step[id];
      return seconds === undefined ? '' : durationWords(seconds);
    },
    set: ({ column }, text) => {
      if (text.trim() === '') return [{ verb: 'edit-step', id: column.step.id, [id]: null }];
      const seconds = parseDuration(text);
      if (seconds === undefined)
        return wrong(t('“{text}” is no length of time.', { text }), t('Write it like “20 min”, “1 h 30” or “3 days”.'));
      return [{ verb: 'edit-step', id: column.step.id, [id]: seconds }];
    },
  };
}

/** The cards of a cell are lines: changed lines change cards, new ones add, missing ones delete. */
function linesToEdits(cards: readonly Card[], lane: Lane, step: string, text: string): Edits {
  if (cards.some((card) => /\n/.test(card.text.trim())))
    return wrong(t('A card here has several lines.'), t('Change it in the table of cards, or on the grid.'));
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  const changed = cards.flatMap((card, at): Edit[] => {
    const line = lines[at];
    if (line === undefined) return [{ verb: 'delete-card', id: card.id }];
    return line === card.text.trim() ? [] : [{ verb: 'edit-card', id: card.id, text: line }];
  });
  const added = lines.slice(cards.length).map((line): Edit => ({
    verb: 'add-card',
    id: newId('card'),
    lane: lane.id,
    step,
    text: line,
    state: 'assumption',
  }));
  return [...changed, ...added];
}

/** Columns of the table whose rows are steps: names, lengths, what was measured, and one for each lane. */
export function stepColumns(measured: MeasuredMap): SheetColumn[] {
  const { map } = measured;
  const cells = new Map<string, Card[]>();
  for (const card of map.cards) {
    const key = `${card.lane}\n${card.step}`;
    const own = cells.get(key);
    if (own) own.push(card);
    else cells.set(key, [card]);
  }
  const figures = ({ column }: Row): string =>
    [
      ...(column.stage.steps[0] === column.step ? answers(measured, column.stage.measures) : []),
      ...answers(measured, column.step.measures),
    ]
      .map(({ ref, measure }) => measureWords(ref.ask, measure))
      .join(' \u00b7 ');
  const hasFigures = columnsOf(map).some((column) => figures({ column }) !== '');
  return [
    {
      id: 'stage',
      name: t('Stage'),
      width: 150,
      text: ({ column }) => column.stage.name,
      set: ({ column }, text) => [{ verb: 'rename-stage', id: column.stage.id, name: text.trim() }],
    },
    {
      id: 'step',
      name: t('Step'),
      width: 170,
      text: ({ column }) => column.step.name,
      set: ({ column }, text) => [{ verb: 'rename-step', id: column.step.id, name: text.trim() }],
    },
    ...(hasFigures ? [{ id: 'figures', name: t('Measured'), width: 260, text: figures }] : []),
    lengthColumn('waitBefore', t('Waits')),
    lengthColumn('takes', t('Takes')),
    ...map.lanes
      .filter((lane) => lane.hidden !== true)
      .map((lane): SheetColumn => {
        const cardsAt = (row: Row): Card[] => cells.get(`${lane.id}\n${row.column.step.id}`) ?? [];
        return {
          id: `lane ${lane.id}`,
          name: lane.name,
          width: 200,
          text: (row) =>
            cardsAt(row)
              .map((card) => card.text.trim() || touchpointOf(map, card)?.name || shown(card.valence))
              .join('\n'),
          ...(lane.kind === 'emotions' || lane.kind === 'images' ? {} : { set: laneSet(cardsAt, lane) }),
        };
      }),
  ];
}

const laneSet =
  (cardsAt: (row: Row) => Card[], lane: Lane) =>
  (row: Row, text: string): Edits => {
    const cards = cardsAt(row);
    // A card that bears the name of its touchpoint keeps it unless something else is typed.
    const same = cards.some((card) => card.text.trim() === '' && card.touchpoint !== undefined);
    if (same) return wrong(t('These cards bear the names of touchpoints.'), t('Change them in the table of cards.'));
    return linesToEdits(cards, lane, row.column.step.id, text);
  };

/** What a cell shows in one line. */
export const inOneLine = (text: string): string => plain(text).replace(/\n+/g, ' \u00b7 ');
