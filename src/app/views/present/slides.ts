/** The slides of a map: its title, one a stage, and the page for the board. */
import type { Card, LaneKind, MeasuredMap, Stage } from '../../../map/map.ts';
import { answers, askName, columnsOf, touchpointOf, type Column } from '../../../render/reading.ts';
import { oneLine } from '../../../render/rich-lines.ts';
import { evidence, measureWords } from '../../../render/wording.ts';

export type Slide =
  | { readonly kind: 'title' }
  | { readonly kind: 'stage'; readonly stage: Stage; readonly columns: readonly Column[] }
  | { readonly kind: 'board' };

export function slidesOf(measured: MeasuredMap): Slide[] {
  const columns = columnsOf(measured.map);
  return [
    { kind: 'title' },
    ...measured.map.stages.map((stage) => ({
      kind: 'stage' as const,
      stage,
      columns: columns.filter((column) => column.stage === stage),
    })),
    { kind: 'board' },
  ];
}

/** The cards of some kinds of lane that cover a stage, in the order of lanes and steps. */
export function cardsOfStage(measured: MeasuredMap, columns: readonly Column[], kinds: readonly LaneKind[]): Card[] {
  const { map } = measured;
  const steps = columnsOf(map).map((column) => column.step.id);
  const own = new Set(columns.map((column) => column.index));
  const covers = (card: Card): boolean => {
    const first = steps.indexOf(card.step);
    return Array.from({ length: card.span ?? 1 }, (_, at) => first + at).some((at) => first >= 0 && own.has(at));
  };
  return map.lanes
    .filter((lane) => kinds.includes(lane.kind) && lane.hidden !== true)
    .flatMap((lane) => map.cards.filter((card) => card.lane === lane.id && covers(card)));
}

export const wordsOfCard = (measured: MeasuredMap, card: Card): string =>
  oneLine(card.text) || touchpointOf(measured.map, card)?.name || '';

export interface Note {
  readonly about: string;
  readonly words: string;
  readonly grey: string;
}

/** What the speaker can answer with: every figure with its n, interval and period, and every source. */
export function notesOf(measured: MeasuredMap, stage: Stage, columns: readonly Column[]): Note[] {
  const cards = cardsOfStage(measured, columns, [
    'actions',
    'touchpoints',
    'emotions',
    'pains',
    'gains',
    'quotes',
    'insights',
    'evidence',
    'opportunities',
    'solutions',
    'metrics',
  ]);
  const refs = [
    { about: stage.name, measures: stage.measures },
    ...stage.steps.map((step) => ({ about: step.name, measures: step.measures })),
    ...cards.map((card) => ({
      about: wordsOfCard(measured, card),
      measures: [...(card.measures ?? []), ...(touchpointOf(measured.map, card)?.measures ?? [])],
    })),
  ];
  const figures = refs.flatMap(({ about, measures }) =>
    answers(measured, measures).map(({ ref, measure }) => ({
      about,
      words: `${askName(ref.ask, ref.by)}: ${measureWords(ref.ask, measure)}`,
      grey: evidence(measure)
        .filter(([label]) => label === '' || label === 'Period' || label === 'As of')
        .map(([label, words]) => (label === '' ? words : `${label}: ${words}`))
        .join(' · '),
    })),
  );
  const sources = cards.flatMap((card): Note[] => {
    const said = [card.citation, card.evidence?.url].filter((one) => one !== undefined && one !== '').join(' · ');
    const n = card.evidence?.n === undefined ? '' : `n ${card.evidence.n}`;
    const on = card.evidence?.on ?? '';
    const state = card.state ?? '';
    if (said === '' && n === '' && state === '') return [];
    return [
      {
        about: wordsOfCard(measured, card),
        words: said || state,
        grey: [said ? state : '', n, on].filter(Boolean).join(' · '),
      },
    ];
  });
  return [...figures, ...sources];
}
