/**
 * TheyDo's JSON envelopes: opportunities, insights, solutions and metrics, as its published schemas have them. They
 * hold cards without a grid: what is read stands in one stage of a new map, each kind in its lane.
 */
import { z } from 'zod';
import { refusal, type Refusal } from '../lib/refusal.ts';
import { contentIds } from '../map/content-ids.ts';
import type { Card, JourneyMap, Lane, MeasuredMap } from '../map/map.ts';
import { escaped, plain } from '../map/rich-text.ts';
import type { ReadMaps } from './map-files.ts';
import type { Lost } from './map-forms.ts';

const Item = z.looseObject({
  importKey: z.string().min(1),
  title: z.string(),
  description: z.string().nullish(),
  status: z.string().nullish(),
  type: z.string().nullish(),
  priority: z.string().nullish(),
  ownerEmail: z.string().nullish(),
  empathyScore: z.number().nullish(),
  unit: z.string().nullish(),
  target: z.number().nullish(),
  targetComparisonOperator: z.string().nullish(),
  externalLinks: z.array(z.unknown()).nullish(),
  tags: z.array(z.unknown()).nullish(),
  groups: z.array(z.unknown()).nullish(),
  groupTags: z.array(z.unknown()).nullish(),
  dataPoints: z.array(z.unknown()).nullish(),
});
type Item = z.infer<typeof Item>;

const kinds = {
  INSIGHTS: { key: 'insights', lane: 'insights', name: 'Insights' },
  OPPORTUNITIES: { key: 'opportunities', lane: 'opportunities', name: 'Opportunities' },
  SOLUTIONS: { key: 'solutions', lane: 'solutions', name: 'Solutions' },
  METRICS: { key: 'metrics', lane: 'metrics', name: 'Metrics' },
} as const;
export type TheyDoKind = keyof typeof kinds;
export const theyDoKinds: readonly TheyDoKind[] = ['OPPORTUNITIES', 'INSIGHTS', 'SOLUTIONS', 'METRICS'];

/** The envelope of a JSON text, if it is one; one envelope, or several in a list. */
export function looksLikeTheyDo(json: unknown): boolean {
  const [first] = Array.isArray(json) ? json : [json];
  return (
    typeof first === 'object' &&
    first !== null &&
    'format' in first &&
    typeof first.format === 'string' &&
    first.format.startsWith('THEYDO_')
  );
}

const said = (value: string | null | undefined): string => value?.trim() ?? '';

const progressOf: Readonly<Record<string, Card['progress']>> = {
  open: 'idea',
  idea: 'idea',
  backlog: 'idea',
  planned: 'planned',
  'to do': 'planned',
  'in progress': 'doing',
  doing: 'doing',
  done: 'done',
  completed: 'done',
  closed: 'done',
  rejected: 'dropped',
  cancelled: 'dropped',
};
const kpiKinds = { NPS: 'NPS', CSAT: 'CSAT', CES: 'CES', RATIO: 'ratio', OTHER: 'other' } as const;
const priorities = { HIGH: 5, MEDIUM: 3, LOW: 1 } as const;

function linkOf(links: readonly unknown[] | null | undefined): string {
  const [first] = links ?? [];
  if (typeof first === 'string') return first;
  const url = typeof first === 'object' && first !== null && 'url' in first ? first.url : undefined;
  return typeof url === 'string' ? url : '';
}

const keyOf = <T extends object>(known: T, word: string): keyof T | undefined =>
  Object.keys(known).includes(word) ? (word as keyof T) : undefined;

function cardOf(item: Item, kind: TheyDoKind, place: { id: string; lane: string; step: string }): Card {
  const about = said(item.description);
  // The title is plain text; the description is Markdown, as the words of our cards are.
  const text = [escaped(item.title), about].filter(Boolean).join('\n\n').slice(0, 20_000);
  const url = linkOf(item.externalLinks);
  const progress = progressOf[said(item.status).toLowerCase().replaceAll('_', ' ')];
  const priority = keyOf(priorities, said(item.priority).toUpperCase());
  return {
    ...place,
    text,
    ...(said(item.ownerEmail) === '' ? {} : { owner: said(item.ownerEmail) }),
    ...(url === '' ? {} : { citation: url }),
    ...(progress === undefined || kind === 'INSIGHTS' || kind === 'METRICS' ? {} : { progress }),
    ...(kind === 'SOLUTIONS' && priority ? { businessValue: priorities[priority] } : {}),
    ...(kind === 'METRICS' ? { kpi: kpiOf(item) } : {}),
  };
}

function kpiOf(item: Item): NonNullable<Card['kpi']> {
  const kind = keyOf(kpiKinds, said(item.type).toUpperCase());
  const operator = said(item.targetComparisonOperator).toUpperCase();
  const better = /LESS|LOWER|<|LT/.test(operator) ? 'lower' : /GREAT|HIGHER|>|GT/.test(operator) ? 'higher' : undefined;
  return {
    kind: kind === undefined ? 'other' : kpiKinds[kind],
    ...(said(item.unit) === '' ? {} : { unit: said(item.unit) }),
    ...(better === undefined ? {} : { better }),
    ...(item.target === null || item.target === undefined ? {} : { target: item.target }),
  };
}

/** What an item says that no card holds. */
function leftOut(item: Item): string[] {
  const many = (list: readonly unknown[] | null | undefined): boolean => (list ?? []).length > 0;
  return [
    many(item.tags) || many(item.groups) || many(item.groupTags) ? 'tags and groups' : '',
    many(item.dataPoints) ? 'measured data points' : '',
    (item.externalLinks ?? []).length > 1 ? 'further links' : '',
    typeof item.empathyScore === 'number' ? 'the empathy score' : '',
  ].filter(Boolean);
}

/** Refused `unknown-envelope` or `bad-envelope` with the field. */
export function readTheyDo(json: unknown, text: string, title: string): ReadMaps | Refusal {
  const fresh = contentIds(text);
  const stage = { id: fresh('stage'), name: 'From TheyDo', steps: [{ id: fresh('step'), name: 'From TheyDo' }] };
  const map: JourneyMap = {
    id: fresh('map'),
    title,
    kind: 'current-state',
    personas: [],
    stages: [stage],
    lanes: [],
    cards: [],
    touchpoints: [],
  };
  const lost: Lost[] = [];
  const matched: string[] = [];
  for (const envelope of Array.isArray(json) ? json : [json]) {
    const no = takeEnvelope(envelope, map, fresh, lost, matched);
    if (no) return no;
  }
  return { maps: [{ map, measures: {} }], format: 'TheyDo JSON', matched, lost };
}

function takeEnvelope(
  envelope: unknown,
  map: JourneyMap,
  fresh: (kind: string) => string,
  lost: Lost[],
  matched: string[],
): Refusal | undefined {
  const outer = z.looseObject({ format: z.string() }).safeParse(envelope);
  const kind = theyDoKinds.find((one) => outer.data?.format === `THEYDO_${one}_V1`);
  if (!outer.success || kind === undefined)
    return refusal('unknown-envelope', `The envelope “${outer.data?.format ?? ''}” is not read.`, {
      fix: 'Opportunities, insights, solutions and metrics are read; answers to surveys come in by Import.',
      place: { field: 'format' },
    });
  const { key, lane: laneKind, name } = kinds[kind];
  const items = z.array(Item).safeParse(outer.data[key]);
  if (!items.success) {
    const [issue] = items.error.issues;
    const field = [key, ...(issue?.path ?? []).map(String)].join('.');
    return refusal('bad-envelope', `${field}: ${issue?.message ?? 'is not right'}.`, { place: { field } });
  }
  const lane: Lane = map.lanes.find((one) => one.kind === laneKind) ?? { id: fresh('lane'), kind: laneKind, name };
  if (!map.lanes.includes(lane)) map.lanes.push(lane);
  const taken = new Set(map.cards.map((card) => card.id));
  const step = map.stages[0]?.steps[0]?.id ?? '';
  for (const item of items.data) {
    const free = item.importKey.length <= 120 && !taken.has(item.importKey);
    const id = free ? item.importKey : fresh('card');
    taken.add(id);
    map.cards.push(cardOf(item, kind, { id, lane: lane.id, step }));
    const left = leftOut(item);
    if (left.length > 0) lost.push({ what: `No card holds ${left.join(', ')}`, where: item.title });
  }
  matched.push(`${items.data.length} ${name.toLowerCase()} as cards of the lane “${lane.name}”`);
  return undefined;
}

function itemOf(card: Card, kind: TheyDoKind): Record<string, unknown> {
  const [title = '', ...rest] = plain(card.text).split('\n');
  const about = card.text.includes('\n') ? card.text.slice(card.text.indexOf('\n')).trim() : rest.join('\n');
  const worth = card.customerValue ?? card.businessValue;
  const url = card.evidence?.url ?? card.citation;
  return {
    importKey: card.id,
    title: title || 'Untitled',
    ...(about === '' ? {} : { description: about }),
    ...(kind === 'METRICS' ? metricOf(card) : {}),
    ...(card.progress === undefined ? {} : { status: card.progress.toUpperCase() }),
    ...(kind === 'SOLUTIONS' && worth !== undefined
      ? { priority: worth >= 4 ? 'HIGH' : worth >= 2.5 ? 'MEDIUM' : 'LOW' }
      : {}),
    ...(card.owner?.includes('@') ? { ownerEmail: card.owner } : {}),
    ...(url !== undefined && /^https?:\/\//.test(url) ? { externalLinks: [{ url }] } : {}),
  };
}

function metricOf({ kpi }: Card): Record<string, unknown> {
  const [type = 'OTHER'] = Object.entries(kpiKinds).find(([, one]) => one === kpi?.kind) ?? [];
  return {
    type,
    ...(kpi?.unit === undefined ? {} : { unit: kpi.unit }),
    ...(kpi?.target === undefined ? {} : { target: kpi.target }),
    ...(kpi?.better === undefined
      ? {}
      : { targetComparisonOperator: kpi.better === 'lower' ? 'LESS_THAN_OR_EQUAL' : 'GREATER_THAN_OR_EQUAL' }),
    dataPoints: [],
  };
}

/** A list of envelopes, one for each kind the map has cards of. */
export function toTheyDo({ map }: MeasuredMap): string {
  const lanes = new Map(map.lanes.map((lane) => [lane.id, lane.kind]));
  const envelopes = theyDoKinds.flatMap((kind) => {
    const { key, lane } = kinds[kind];
    const items = map.cards.filter((card) => lanes.get(card.lane) === lane).map((card) => itemOf(card, kind));
    return items.length === 0 ? [] : [{ format: `THEYDO_${kind}_V1`, [key]: items }];
  });
  return `${JSON.stringify(envelopes, null, 2)}\n`;
}
