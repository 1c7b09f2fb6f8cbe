/** How files of answers were understood and where their answers went, as lines for a terminal. */
import { count } from '../render/wording.ts';
import type { PlacedAnswers } from '../server/responses/placed-answers.ts';
import type { ImportPreview } from '../server/api.ts';
import { oneLine } from './table.ts';
import { counted } from './words.ts';

/** What a command shows of an understood file; a preview of a server has the same parts. */
export interface ShownAnswers {
  readonly name: string;
  readonly format: string;
  readonly columns: readonly Pick<Answers['columns'][number], 'name' | 'role' | 'sure'>[];
  readonly scores: readonly ShownScore[];
  readonly problems: readonly { readonly message: string; readonly fix?: string | undefined }[];
}
type Answers = NonNullable<ImportPreview['responses']>;
type ShownScore = Pick<Answers['scores'][number], 'key' | 'kind' | 'min' | 'max' | 'sure' | 'answered'> &
  Pick<Answers['scores'][number], 'notApplicable' | 'empty'> & {
    readonly codes: readonly number[];
    readonly polarity?: Answers['scores'][number]['polarity'] | undefined;
    readonly touchpoint?: string | null | undefined;
  };

const kinds: Readonly<Record<ShownScore['kind'], string>> = {
  nps: 'NPS',
  csat: 'CSAT',
  ces: 'CES',
  stars: 'stars',
  scale: 'a scale',
};

/** Which column is what, and how each score is read. */
export function understoodAnswers(file: ShownAnswers): string {
  const parts = file.columns.filter(({ role }) => role !== 'property' && role !== 'ignore' && role !== 'score');
  const roles = parts.map(({ name, role, sure }) => `${role} = ${name}${sure ? '' : ' (a guess)'}`);
  const properties = file.columns.filter((one) => one.role === 'property').length;
  const left = file.columns.filter((one) => one.role === 'ignore').map((one) => one.name);
  const lines = [
    `${[`${file.name}: ${file.format}`, ...(roles.length > 0 ? [roles.join(', ')] : [])].join('; ')}, ${counted(properties, 'property', 'properties')}`,
    ...(left.length > 0 ? [`  left out: ${left.join(', ')}`] : []),
    ...file.scores.map((one) => `  ${scoreText(one)}`),
  ];
  return lines.map((line) => `${line.startsWith('  ') ? '  ' : ''}${oneLine(line.trim())}\n`).join('');
}

/** What a person should look at; said even where nothing else is. */
export const answersNotes = ({ name, problems }: Pick<ShownAnswers, 'name' | 'problems'>): string =>
  problems
    .map(({ message, fix }) => `Note: ${oneLine(`${name}: ${message}${fix === undefined ? '' : ` ${fix}`}`)}\n`)
    .join('');

function scoreText({ key, kind, min, max, polarity, touchpoint, ...score }: ShownScore): string {
  const end = polarity === 'lower-is-better' ? 'low is good' : 'high is good';
  const about = touchpoint ? `, about ${touchpoint}` : '';
  const none = [
    ...(score.notApplicable > 0 ? [`${count(score.notApplicable)} not applicable${codesText(score.codes)}`] : []),
    ...(score.empty > 0 ? [`${count(score.empty)} empty`] : []),
  ];
  const counts = [`${count(score.answered)} answered`, ...none].join(', ');
  return `score = ${key}: ${kinds[kind]} from ${min} to ${max}, ${end}${about}${score.sure ? '' : ' (a guess)'}; ${counts}`;
}

const codesText = (codes: readonly number[]): string => (codes.length > 0 ? ` (${codes.join(', ')})` : '');

const ways: Readonly<Record<string, string>> = {
  tag: 'by tag',
  rule: 'by rule',
  question: 'by what the question asks',
  event: 'by the event that led to them',
  window: 'by the last step before',
  journey: "by the customer's journey",
};

const reasons: Readonly<Record<PlacedAnswers['unassigned'][number]['why'], string>> = {
  'unknown-touchpoint': 'name a touchpoint that is not known',
  'unknown-stage': 'name a stage that is not known',
  'no-customer': 'name neither customer nor touchpoint',
  'unknown-customer': 'are of customers who are not in the log',
  'no-tag': 'name no part of the map',
  'unknown-event': 'name an event that is not in the log',
  'no-time': 'have no time, and their customers several journeys',
  'before-events': "were given before the customer's first event",
};

const shownPlaces = 8;
const shownTags = 5;

/** Where answers went, most first, and what waits in Unassigned with why. */
export function placedText({ responses, places, unassigned, unassignedResponses }: PlacedAnswers): string {
  const shown = places.slice(0, shownPlaces).map(({ to, name, responses: n, by }) => {
    const how = Object.entries(by).map(([way, one]) => `${count(one)} ${ways[way] ?? way}`);
    return `  ${to === 'whole' ? 'the journey as a whole' : (name ?? to)}: ${count(n)} (${how.join(', ')})`;
  });
  const more = places.length - shown.length;
  const waiting = unassigned.map(({ why, responses: n, tags }) => `  ${count(n)} ${reasons[why]}${tagsText(tags)}`);
  return [
    `${counted(responses, 'response')}: ${unassignedResponses === 0 ? 'all found their place' : `${count(unassignedResponses)} wait in Unassigned with at least one answer`}`,
    ...shown,
    ...(more > 0 ? [`  and ${counted(more, 'more place', 'more places')}`] : []),
    ...(waiting.length > 0 ? ['Unassigned:', ...waiting] : []),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function tagsText(tags: readonly { readonly tag: string; readonly responses: number }[]): string {
  if (tags.length === 0) return '';
  const shown = tags.slice(0, shownTags).map(({ tag, responses }) => `${oneLine(tag)} ${count(responses)}`);
  const more = tags.length - shown.length;
  return ` (${shown.join(', ')}${more > 0 ? `, ${count(more)} more` : ''})`;
}
