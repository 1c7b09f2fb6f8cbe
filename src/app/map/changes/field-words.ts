/** One field that changed, in words: "Owner: nobody → Lena Hartmann". */
import type { FieldChange } from '../../../map/difference.ts';
import { short } from '../../../map/lint/rule.ts';
import { mapKinds, mapStatuses, progresses, type JourneyMap, type LaneKind } from '../../../map/map.ts';
import { plain } from '../../../map/rich-text.ts';
import { valence } from '../../../render/wording.ts';
import { kindWords, statusWords } from '../../atlas/map-words.ts';
import { t } from '../../language/t.ts';
import { channelName } from '../../register/channel-names.ts';
import { count, date, duration } from '../../words.ts';
import { laneWords } from '../lane-kinds.ts';
import { progressWords } from '../panel/card-words.ts';
import type { Both } from './change-lines.ts';

/** As the panels call them. What is missing here is called by its key: a foreign program put it there. */
const names: Readonly<Record<string, string>> = {
  title: t('Title'),
  name: t('Name'),
  text: t('Words'),
  summary: t('Summary'),
  scenario: t('Scenario'),
  owner: t('Owner'),
  status: t('Status'),
  kind: t('Kind'),
  reviewBy: t('Review by'),
  reviewEvery: t('Days from one review to the next'),
  language: t('Language'),
  logo: t('Logo'),
  lane: t('Lane'),
  step: t('Step'),
  stage: t('Stage'),
  span: t('Steps it covers'),
  touchpoint: t('Touchpoint'),
  persona: t('Persona'),
  channel: t('Channel'),
  valence: t('Feeling'),
  intensity: t('How strongly'),
  state: t('State'),
  citation: t('Source'),
  evidence: t('Evidence'),
  picture: t('Picture'),
  effort: t('Effort'),
  customerValue: t('Value for customers'),
  businessValue: t('Value for the business'),
  progress: t('Progress'),
  ticket: t('Ticket'),
  kpi: t('What is counted'),
  impact: t('Impact'),
  target: t('Target'),
  events: t('Names in the log'),
  note: t('Note'),
  takes: t('Takes'),
  waitBefore: t('Wait before it'),
  momentOfTruth: t('A moment of truth'),
  subJourney: t('Shown in detail by the map'),
  wanted: t('What it should feel like'),
  measures: t('What is measured'),
  questions: t('What is measured'),
  shared: t('Used on several maps'),
  role: t('Role'),
  goals: t('Goals'),
  needs: t('Needs'),
  frustrations: t('Frustrations'),
  quotes: t('Quotes'),
  channels: t('Channels'),
  portrait: t('Picture'),
  touchpoints: t('Touchpoints'),
};

const stateWords: Readonly<Record<string, string>> = {
  assumption: t('An assumption'),
  cited: t('Cited'),
  measured: t('Measured'),
};

type Say = (value: never, map: JourneyMap) => string;

const nameIn = (list: readonly { readonly id: string; readonly name: string }[], id: string): string =>
  `“${short(list.find((one) => one.id === id)?.name ?? id)}”`;
const stepsOf = (map: JourneyMap) => map.stages.flatMap((stage) => stage.steps);
const oneOf = (all: readonly string[], words: Readonly<Record<string, string>>) => (value: string) =>
  all.includes(value) ? t(words[value] ?? value) : value;

const isLaneKind = (value: string): value is LaneKind => Object.hasOwn(laneWords, value);

/** Fields whose values are not just words or numbers. */
const saying: Readonly<Record<string, Say>> = {
  valence,
  target: (value: number | string) => (typeof value === 'number' ? valence(value) : value),
  takes: duration,
  waitBefore: duration,
  reviewBy: date,
  lane: (id: string, map) => nameIn(map.lanes, id),
  step: (id: string, map) => nameIn(stepsOf(map), id),
  stage: (id: string, map) => nameIn(map.stages, id),
  touchpoint: (id: string, map) => nameIn(map.touchpoints, id),
  persona: (id: string, map) => nameIn(map.personas, id),
  channel: channelName,
  kind: (value: string) => (isLaneKind(value) ? t(laneWords[value].name) : oneOf(mapKinds, kindWords)(value)),
  status: oneOf(mapStatuses, statusWords),
  progress: oneOf(progresses, progressWords),
  state: oneOf(Object.keys(stateWords), stateWords),
};

/** Names of people and values from a list stand without quotation marks. */
const unquoted = new Set(['owner', 'language', 'by']);

/** Undefined of what is too much for a line: it only says that it changed. */
function valueWords(field: string, value: unknown, map: JourneyMap): string | undefined {
  if (value === undefined) return field === 'owner' ? t('nobody') : t('nothing');
  const say = saying[field];
  if (say) return say(value as never, map);
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (typeof value === 'number') return count(value);
  if (typeof value !== 'string') return undefined;
  return unquoted.has(field) ? value : `“${short(plain(value))}”`;
}

export function fieldLine({ field, before, after }: FieldChange, both: Both): string {
  const name = names[field] ?? field;
  const [was, is] = [valueWords(field, before, both.before), valueWords(field, after, both.after)];
  if (was === undefined || is === undefined) return t('{field} changed', { field: name });
  if (before === undefined) return `${name}: ${is}`;
  return `${name}: ${was} → ${is}`;
}
