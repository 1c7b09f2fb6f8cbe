/** A map as Markdown: its picture as a Mermaid block, then everything in words. */
import type { Lane, MeasuredMap } from '../map/map.ts';
import { toMermaid } from './mermaid.ts';
import { stageSentences } from './outline.ts';
import { originWords } from './page.ts';
import {
  answers,
  cardsByColumn,
  columnsOf,
  shownLanes,
  touchpointOf,
  type Column,
  type PlacedCard,
} from './reading.ts';
import { inQuotes, measureWords, valence } from './wording.ts';
import { say } from './language.ts';

/** Text that Markdown and HTML leave as it is. */
function plain(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~#]/g, (one) => `\\${one}`)
    .replace(/&/g, '&amp;')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^([-+])/, '\\$1');
}

function cardWords(measured: MeasuredMap, lane: Lane, card: Parameters<typeof touchpointOf>[1]): string {
  const touchpoint = touchpointOf(measured.map, card);
  const name = card.text || touchpoint?.name || '';
  const persona = measured.map.personas.find((one) => one.id === card.persona)?.name;
  const facts = [
    lane.kind === 'touchpoints' ? touchpoint && say(touchpoint.channel) : undefined,
    lane.kind === 'touchpoints' && touchpoint
      ? say('owner {name}', { name: touchpoint.owner ?? say('nobody') })
      : card.owner,
    card.valence === undefined
      ? undefined
      : say(persona ? '{value} declared for {persona}' : '{value} declared', {
          value: valence(card.valence),
          persona: persona ?? '',
        }),
    card.state === 'assumption' ? say('assumption') : undefined,
    card.citation,
    ...answers(measured, [...(card.measures ?? []), ...(touchpoint?.measures ?? [])]).map(({ ref, measure }) =>
      measureWords(ref.ask, measure),
    ),
  ].filter((one): one is string => one !== undefined && one !== '');
  const words = lane.kind === 'quotes' ? inQuotes(name) : name;
  return [plain(words), facts.length > 0 ? `(${facts.map(plain).join('; ')})` : ''].filter(Boolean).join(' ');
}

interface FilledLane {
  readonly lane: Lane;
  /** Cards by the column they cover. */
  readonly placed: readonly (readonly PlacedCard[])[];
}

function stepLines(measured: MeasuredMap, column: Column, lanes: readonly FilledLane[], depth: string): string[] {
  return lanes.flatMap(({ lane, placed }) => {
    const cards = (placed[column.index] ?? []).filter((one) => one.column === column.index);
    const words = cards.map(({ card }) => cardWords(measured, lane, card)).filter(Boolean);
    if (words.length === 0) return [];
    if (words.length === 1) return [`${depth}- **${plain(lane.name)}:** ${words[0] ?? ''}`];
    return [`${depth}- **${plain(lane.name)}:**`, ...words.map((one) => `${depth}  - ${one}`)];
  });
}

/** The outline is also the text alternative of every drawing. */
export function toMarkdown(measured: MeasuredMap): string {
  const { map } = measured;
  const columns = columnsOf(map);
  const lanes = shownLanes(map).map((lane) => ({ lane, placed: cardsByColumn(map, lane, columns) }));
  const sentences = stageSentences(measured);
  const stages = map.stages.flatMap((stage, index) => {
    const own = columns.filter((column) => column.stage === stage);
    const finer = own.length > 1;
    const steps = own.flatMap((column) => [
      ...(finer ? ['', `### ${plain(column.step.name)}`, ''] : []),
      ...stepLines(measured, column, lanes, ''),
    ]);
    const owner = stage.owner ? [`- **${say('Owner')}:** ${plain(stage.owner)}`] : [];
    return [
      '',
      `## ${plain(stage.name) || say('Unnamed stage')}`,
      '',
      plain(sentences[index] ?? ''),
      '',
      ...owner,
      ...steps,
    ];
  });
  const { text, lost } = toMermaid(measured);
  const missing =
    lost.length > 0
      ? ['', say('The diagram leaves out: {lost}', { lost: lost.map(({ what }) => plain(what)).join(' ') })]
      : [];
  const head = [
    `# ${plain(map.title) || say('Untitled journey')}`,
    '',
    plain(originWords(measured)),
    '',
    '```mermaid',
    text.trimEnd(),
    '```',
    ...missing,
  ];
  return `${[...head, ...stages]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}
