/** Opportunities and solutions as a Mermaid `quadrantChart`: effort to the right, value upwards. */
import type { Card, MeasuredMap } from '../map/map.ts';
import type { MermaidText } from './mermaid.ts';

/** Text between quotes, where only the quote and the backtick mean something. */
const quoted = (words: string): string =>
  `"${
    words
      .replace(/\p{Cc}/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/[#"`;&<>%]/g, (one) => `#${one.charCodeAt(0)};`) || '#8203;'
  }"`;

const line = (words: string): string =>
  words
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[#;&<>%]/g, (one) => `#${one.charCodeAt(0)};`);

/** Scores run from 1 to 5, the chart from 0 to 1. */
const place = (score: number): string => String(Math.round(((score - 1) / 4) * 100) / 100);

const valueOf = (card: Card): number | undefined => card.customerValue ?? card.businessValue;

/** The first line of a card: names stand beside their point. */
const nameOf = (card: Card): string => card.text.split('\n').find((one) => one.trim() !== '') ?? '';

export function quadrantText({ map }: MeasuredMap): MermaidText {
  const kinds = new Map(map.lanes.map((lane) => [lane.id, lane.kind]));
  const cards = map.cards.filter((card) => ['opportunities', 'solutions'].includes(kinds.get(card.lane) ?? ''));
  const placed = cards.flatMap((card) => {
    const value = valueOf(card);
    return card.effort === undefined || value === undefined ? [] : [{ card, effort: card.effort, value }];
  });
  const lines = [
    'quadrantChart',
    `  title ${line(map.title) || '#8203;'}`,
    '  x-axis "Little effort" --> "Much effort"',
    '  y-axis "Little value" --> "Much value"',
    '  quadrant-1 "Big bets"',
    '  quadrant-2 "Quick wins"',
    '  quadrant-3 "Fill-ins"',
    '  quadrant-4 "Time sinks"',
    ...placed.map(({ card, effort, value }) => `  ${quoted(nameOf(card))}: [${place(effort)}, ${place(value)}]`),
  ];
  const unplaced = cards.length - placed.length;
  const lost = [
    { what: 'A quadrantChart holds opportunities and solutions alone, without the rest of the map.' },
    ...(unplaced > 0
      ? [{ what: `${unplaced} of ${cards.length} have no effort or no value yet and stand nowhere on the chart.` }]
      : []),
  ];
  return { text: `${lines.join('\n')}\n`, lost };
}
