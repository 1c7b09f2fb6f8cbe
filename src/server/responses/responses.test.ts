/** Answers of customers through the server: understood, corrected, loaded once, placed, moved by rules, deleted. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Measures } from '../../map/measure.ts';
import type { ImportPreview, ImportProgress, Problem, VerbatimsPage } from '../api.ts';
import type { AnswersBehind } from '../feelings/answers-behind.ts';
import type { MapAnswers, ResponsesSummary, ResponsesView, RuleEffectShape } from '../responses-api.ts';
import { startServer, type RunningServer } from '../start-server.ts';

const data = mkdtempSync(join(tmpdir(), 'sojourn-responses-'));
let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ data, port: 0, sample: false, version: 'test' });
});
afterAll(async () => {
  await server.close();
  rmSync(data, { recursive: true });
});

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const sent =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const answer = await fetch(server.url + path, { method, ...sent });
  const text = await answer.text();
  if (!answer.ok) throw Object.assign(new Error(text), { problem: JSON.parse(text) as Problem });
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
const refusedWith = async (asked: Promise<unknown>): Promise<Partial<Problem>> =>
  asked.then(
    () => ({}),
    (error: unknown) => (error instanceof Error && 'problem' in error ? (error.problem as Problem) : {}),
  );

async function upload(name: string, rows: readonly string[]): Promise<ImportPreview> {
  const headers = { 'content-type': 'application/octet-stream' };
  const path = `${server.url}/api/imports?name=${encodeURIComponent(name)}`;
  return (await (await fetch(path, { method: 'POST', body: rows.join('\n'), headers })).json()) as ImportPreview;
}

async function load(id: string): Promise<ImportProgress> {
  await call('POST', `/api/imports/${id}/start`);
  const events = (await (await fetch(`${server.url}/api/imports/${id}/events`)).text()).split('\n');
  return JSON.parse(events.findLast((line) => line.startsWith('data: '))?.slice(6) ?? 'null') as ImportProgress;
}

const at = (day: number, hour: number): string => new Date(Date.UTC(2026, 2, day, hour)).toISOString();
const steps = ['Visits the shop', 'Adds to basket', 'Pays', 'Parcel arrives'];
const log = [
  'customer,event,time,event_id',
  ...Array.from({ length: 80 }, (_, c) =>
    steps.map((step, hour) => `C${c},${step},${at(1 + (c % 20), 8 + hour)},e-${c}-${hour}`),
  ).flat(),
];
/** Forty answers: tagged, an hour after the parcel, from strangers, and before anything happened. */
const survey = [
  'customer,answered at,touchpoint,topic,CES,rating,comment',
  ...Array.from(
    { length: 10 },
    (_, c) => `C${c},${at(1 + c, 13)},Pays,payment,${1 + (c % 7)},${1 + (c % 5)},Quick and easy number ${c}`,
  ),
  ...Array.from(
    { length: 12 },
    (_, c) =>
      `C${c + 10},${at(1 + ((c + 10) % 20), 12)},,delivery,${1 + (c % 7)},${1 + (c % 5)},Still warm and early in box ${c}`,
  ),
  ...Array.from({ length: 12 }, (_, c) => `Guest ${c},${at(5, 12)},,delivery,3,4,Somebody gave me this cake ${c}`),
  ...Array.from(
    { length: 6 },
    (_, c) => `C${c + 40},2025-01-01T10:00:00Z,Packing desk,packing,2,5,Well packed in paper ${c}`,
  ),
  'C1,2026-03-05T10:00:00Z,,,12,4,Out of the scale that is',
];

describe('a file of answers', () => {
  let logId = '';
  let id = '';
  const view = (): Promise<ResponsesView> => call('GET', `/api/responses/${id}`);
  const waiting = async (): Promise<Record<string, number>> =>
    Object.fromEntries((await view()).unassigned.map((one) => [one.why, one.responses]));

  test('is told from a log, and waits where its good end cannot be told', async () => {
    const orders = await upload('orders.csv', log);
    expect(orders.kind).toBe('events');
    logId = (await load(orders.id)).source ?? '';
    const preview = await upload('feedback.csv', survey);
    expect(preview).toMatchObject({ kind: 'responses', ready: false, columns: [], events: [] });
    expect(preview.responses?.columns.map((one) => one.role)).toEqual([
      'customer',
      'time',
      'touchpoint',
      'property',
      'score',
      'score',
      'text',
    ]);
    expect(preview.responses?.scores[0]).toMatchObject({ key: 'CES', kind: 'ces', max: 7, polarity: null });
    expect(await refusedWith(call('POST', `/api/imports/${preview.id}/start`))).toMatchObject({
      code: 'columns-missing',
    });
    const responses = { scores: { CES: { polarity: 'lower-is-better' } } };
    const corrected = await call<ImportPreview>('PATCH', `/api/imports/${preview.id}`, { responses });
    expect(corrected).toMatchObject({ ready: true });
    const done = await load(preview.id);
    expect(done).toMatchObject({ state: 'done', kind: 'responses', rows: 40, rejected: 1 });
    id = done.source ?? '';
    const rejected = await (await fetch(`${server.url}/api/imports/${preview.id}/rejected.csv`)).text();
    expect(rejected).toContain('feedback.csv,42,CES,12 lies outside the scale of 1 to 7');
  });

  test('finds the log of its customers and puts each answer in its place', async () => {
    const { summary, places, questions } = await view();
    expect(summary).toMatchObject({ responses: 40, answers: 80, texts: 40, log: logId, map: null });
    expect(places.map(({ name, responses, by }) => [name, responses, by])).toEqual([
      ['Parcel arrives', 12, { window: 12 }],
      ['Pays', 10, { tag: 10 }],
    ]);
    expect(questions.map((one) => [one.question, one.polarity, one.answered])).toEqual([
      ['CES', 'lower-is-better', 40],
      ['rating', 'higher-is-better', 40],
    ]);
    expect(await waiting()).toEqual({ 'unknown-customer': 12, 'unknown-touchpoint': 6 });
  });

  test('answers that carry nothing but the id of the event that led to them find log and touchpoint', async () => {
    const rows = Array.from({ length: 12 }, (_, c) => `e-${c}-${c % 2 ? 2 : 3},${c % 11}`);
    const preview = await upload('pulse.csv', ['trigger_event_id,nps', ...rows, 'e-77-9,4']);
    expect(preview.responses?.columns.map((one) => one.role)).toEqual(['event', 'score']);
    const pulse = await call<ResponsesView>('GET', `/api/responses/${(await load(preview.id)).source}`);
    expect(pulse.summary).toMatchObject({ responses: 13, log: logId });
    expect(pulse.places.map(({ name, by }) => [name, by])).toEqual([
      ['Parcel arrives', { event: 6 }],
      ['Pays', { event: 6 }],
    ]);
    expect(pulse.unassigned).toMatchObject([{ why: 'unknown-event', responses: 1 }]);
    await call('DELETE', `/api/responses/${pulse.summary.id}`);
  });

  test('what waits is moved by rules, tried first, taken back, and back again', async () => {
    const delivery = { when: { column: 'topic', is: 'delivery' }, to: { touchpoint: 'Parcel arrives' } };
    const tried = await call<RuleEffectShape>('POST', `/api/responses/${id}/rules/try`, delivery);
    expect(tried).toMatchObject({ moved: 12, fromUnassigned: 12 });
    expect(await waiting()).toMatchObject({ 'unknown-customer': 12 });
    const placed = await call<ResponsesView>('POST', `/api/responses/${id}/rules`, delivery);
    expect(placed.places[0]).toMatchObject({ name: 'Parcel arrives', responses: 24, by: { rule: 24 } });
    const packed = { when: { text: 'well PACKED' }, to: { whole: true } };
    expect((await call<ResponsesView>('POST', `/api/responses/${id}/rules`, packed)).unassignedResponses).toBe(0);
    const [rule] = placed.rules;
    const without = await call<ResponsesView>('DELETE', `/api/responses/${id}/rules/${rule?.id}`);
    expect(without).toMatchObject({ unassignedResponses: 12 });
    expect(await refusedWith(call('DELETE', `/api/responses/${id}/rules/${rule?.id}`))).toMatchObject({
      status: 404,
      code: 'unknown-rule',
    });
    const again = await call<ResponsesView>('POST', `/api/responses/${id}/rules`, { ...delivery, id: rule?.id });
    expect(again.places).toEqual((await view()).places);
    expect(again.unassignedResponses).toBe(0);
  });

  test('what was written is read for themes and how it sounds, and chosen by place and words', async () => {
    const { sources } = await call<{ sources: ResponsesSummary[] }>('GET', '/api/responses');
    const at = `/api/responses/${sources[0]?.id}/verbatims`;
    const all = await call<VerbatimsPage>('GET', at);
    expect(all.chosen).toBe(all.all.n);
    expect(all.rows.length).toBe(Math.min(50, all.chosen));
    expect(all.touchpoints).toContain('Pays');
    const ten = await call<VerbatimsPage>('GET', `${at}?touchpoint=Pays&words=easy&limit=4&from=8`);
    expect(ten.chosen).toBe(10);
    expect(ten.rows.map((one) => one.label)).toEqual(['positive', 'positive']);
    expect(await refusedWith(call('GET', `${at}?label=furious`))).toMatchObject({ status: 400, field: 'label' });
    expect(await refusedWith(call('GET', '/api/responses/none/verbatims'))).toMatchObject({
      code: 'unknown-responses',
    });
  });

  test('the same file again adds nothing, under its own name or another', async () => {
    for (const name of ['feedback.csv', 'feedback (1).csv']) {
      const preview = await upload(name, survey);
      const responses = { scores: { CES: { polarity: 'lower-is-better' } } };
      await call('PATCH', `/api/imports/${preview.id}`, { responses });
      expect(await load(preview.id)).toMatchObject({ state: 'done', source: id, rows: 40 });
    }
    const { sources } = await call<{ sources: ResponsesSummary[] }>('GET', '/api/responses');
    expect(sources.map((one) => one.id)).toEqual([id]);
    expect((await view()).rules).toHaveLength(2);
  });

  test('another file of the same name with other questions is another one', async () => {
    const other = await upload('feedback.csv', ['customer,stage,score', 'C1,Order,9', 'C2,Order,10', 'C3,Elsewhere,3']);
    const done = await load(other.id);
    expect(done.state).toBe('done');
    expect(done.source).not.toBe(id);
    await call('DELETE', `/api/responses/${done.source}`);
    expect(await refusedWith(call('GET', `/api/responses/${done.source}`))).toMatchObject({ status: 404 });
  });

  test('may be read as a log after all, and a bad scale is refused with its field', async () => {
    const preview = await upload('again.csv', survey);
    expect(await call('PATCH', `/api/imports/${preview.id}`, { kind: 'events' })).toMatchObject({ kind: 'events' });
    await call('PATCH', `/api/imports/${preview.id}`, { kind: 'responses' });
    const nps = { responses: { scores: { rating: { kind: 'nps', max: 5 } } } };
    expect(await refusedWith(call('PATCH', `/api/imports/${preview.id}`, nps))).toMatchObject({
      code: 'wrong-scale',
      field: 'rating',
    });
    const odd = { responses: { scores: { rating: { kind: 'smileys' } } } };
    expect(await refusedWith(call('PATCH', `/api/imports/${preview.id}`, odd))).toMatchObject({ code: 'bad-request' });
    await call('DELETE', `/api/imports/${preview.id}`);
  });

  test('loses its places when its log is deleted, not its answers', async () => {
    await call('DELETE', `/api/sources/${logId}`);
    const { summary } = await view();
    expect(summary).toMatchObject({ log: null, responses: 40 });
    await call('DELETE', `/api/responses/${id}`);
    expect(await call('GET', '/api/responses')).toEqual({ sources: [] });
  });
});

const stageOf = (id: string, name: string, steps: readonly (readonly [string, string])[]) => ({
  id,
  name,
  steps: steps.map(([step, called]) => ({ id: step, name: called })),
});
/** Drawn by hand: ordering feels well to those who drew it. */
const drawn = (order = 'Order', parcel = 'Parcel') => ({
  $schema: 'urn:sojourn:schema:journey:2',
  version: 2,
  id: 'map_cakes',
  title: 'Ordering a cake',
  kind: 'current-state',
  personas: [],
  stages: [
    stageOf('s1', order, [['p1', order]]),
    stageOf('s2', 'Receive', [
      ['p2', 'Wait'],
      ['p3', 'Open the box'],
    ]),
    stageOf('s3', 'Enjoy', [['p4', 'Enjoy']]),
  ],
  lanes: [
    { id: 'l1', kind: 'emotions', name: 'Feels' },
    { id: 'l2', kind: 'touchpoints', name: 'Touchpoints' },
  ],
  cards: [
    { id: 'c1', lane: 'l1', step: 'p1', text: 'Easy', valence: 1.5 },
    { id: 'c2', lane: 'l2', step: 'p3', text: '', touchpoint: 't1' },
  ],
  touchpoints: [{ id: 't1', name: parcel, channel: 'mail' }],
});
/** By stage, by touchpoint, too few, of a stage nobody drew, and of the relation. */
const scores = [
  'date,stage,touchpoint,csat,nps,comment',
  ...Array.from({ length: 20 }, (_, at) => `2026-03-0${1 + (at % 9)},order,,${1 + (at % 2)},,Hard to find ${at}`),
  ...Array.from({ length: 15 }, (_, at) => `2026-03-0${1 + (at % 9)},,Parcel,5,${at < 9 ? 10 : 3},Came early ${at}`),
  ...Array.from({ length: 6 }, (_, at) => `2026-03-05,Enjoy,,5,,Delicious to the last crumb ${at}`),
  ...Array.from({ length: 5 }, (_, at) => `2026-03-05,Afterwards,,2,,Nobody called back ${at}`),
  ...Array.from({ length: 12 }, (_, at) => `2026-03-06,,,,${at < 3 ? 9 : 5},All in all ${at}`),
];

describe('answers about a map drawn by hand', () => {
  const map = '/api/maps/map_cakes';
  let id = '';
  const measures = async () => (await call<{ measures: Measures }>('GET', `${map}/measures`)).measures;
  const shown = async () =>
    Object.fromEntries(Object.entries(await measures()).map(([of, one]) => [of, one.suppressed ? 'hidden' : one.n]));

  test('stand beside what was declared: by stage, step and touchpoint, the relation apart from the touchpoints', async () => {
    await call('POST', '/api/maps', drawn());
    const preview = await upload('scores.csv', scores);
    await call('PATCH', `/api/imports/${preview.id}`, { about: { map: 'map_cakes', log: null } });
    id = (await load(preview.id)).source ?? '';
    expect(await shown()).toMatchObject({
      'heard stage s1 feeling survey': 20,
      'heard step p1 feeling survey': 20,
      'heard stage s2 feeling survey': 15,
      'heard step p3 feeling survey': 15,
      'heard touchpoint t1 feeling survey': 15,
      'heard stage s3 feeling survey': 'hidden',
      'heard whole feeling survey': 12,
      'heard whole feeling touchpoints': 35,
      'heard whole nps': 12,
      'heard whole nps touchpoints': 15,
    });
    expect(await shown()).not.toHaveProperty('heard step p2 feeling survey');
    const told = await measures();
    expect(told['heard stage s1 feeling survey']).toMatchObject({
      value: -1.5,
      unit: 'valence',
      from: expect.any(String),
    });
    expect(told['heard stage s1 feeling survey']?.high).toBeLessThan(-1);
    // Shares of all answers, never a mean of scores: 3 of 12 less 9 of 12; 9 of 15 less 6 of 15.
    expect(told['heard whole nps']?.value).toBeCloseTo(-50);
    expect(told['heard whole nps touchpoints']?.value).toBeCloseTo(20);
  });

  test('each figure opens what was said, and what may not be shown opens nothing', async () => {
    const behind = (question: string) =>
      call<AnswersBehind>('GET', `${map}/behind?question=${encodeURIComponent(question)}`);
    const ordered = await behind('heard stage s1 feeling blend');
    expect(ordered).toMatchObject({ total: 20, hidden: false });
    expect(ordered.answers[0]?.text).toMatch(/^Hard to find/);
    expect(await behind('heard stage s3 feeling blend')).toEqual({ total: 0, hidden: true, answers: [] });
    expect(await behind('heard stage none feeling blend')).toEqual({ total: 0, hidden: false, answers: [] });
  });

  test('go into every file but the one that keeps the map, and never past what may be shown', async () => {
    const file = async (form: string) => (await fetch(`${server.url}${map}/export.${form}`)).text();
    const told = await file('csv');
    expect(told).toMatch(/−1[.]\d.*n 20|20/);
    expect(await file('md')).toContain('n 20');
    expect(await file('svg')).toContain('n 20');
    const kept = JSON.parse(await file('journey.json')) as { stages: { measures?: unknown }[]; measures: Measures };
    expect(kept.stages.every((one) => one.measures === undefined)).toBe(true);
    expect(kept.measures['heard stage s3 feeling survey']).toMatchObject({ value: null, n: 0, suppressed: true });
  });

  test('[M54] stay where they are when the stage, its step and the touchpoint are renamed', async () => {
    const before = await shown();
    await call('PUT', map, drawn('Choose and pay', 'Gift box'));
    expect(await shown()).toEqual(before);
    const view = await call<ResponsesView>('GET', `/api/responses/${id}`);
    expect(view.places.map((one) => one.name)).toEqual(['Choose and pay', 'Gift box', undefined, 'Enjoy']);
  });

  test('wait with their counts where they name nothing on the map, until a rule puts them on it', async () => {
    const view = await call<ResponsesView>('GET', `/api/responses/${id}`);
    expect(view.unassigned).toMatchObject([
      { why: 'unknown-stage', responses: 5, tags: [{ tag: 'Afterwards', responses: 5 }] },
    ]);
    const rule = { when: { column: 'stage', is: 'Afterwards' }, to: { stage: 's3' } };
    expect(await call('POST', `/api/responses/${id}/rules`, rule)).toMatchObject({ unassignedResponses: 0 });
    expect(await shown()).toMatchObject({ 'heard stage s3 feeling survey': 11 });
  });

  test('are offered to another map by the names that fit, and say where they are heard', async () => {
    const other = { ...drawn(), id: 'map_copy', title: 'Ordering a cake, wanted' };
    await call('POST', '/api/maps', other);
    const heard = await call<MapAnswers>('GET', '/api/maps/map_copy/answers');
    expect(heard.sources).toMatchObject([{ id, listens: false, other: 'Ordering a cake', named: 26, tagged: 46 }]);
    await call('PATCH', `/api/responses/${id}`, { map: 'map_copy' });
    expect(await shown()).toEqual({});
    const now = await call<MapAnswers>('GET', '/api/maps/map_copy/answers');
    expect(now.sources).toMatchObject([{ id, listens: true, other: null, responses: 58 }]);
    await call('DELETE', `/api/responses/${id}`);
    expect(await call<MapAnswers>('GET', '/api/maps/map_copy/answers')).toEqual({ sources: [] });
  });
});
