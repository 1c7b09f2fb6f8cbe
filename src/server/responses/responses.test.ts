/** Answers of customers through the server: understood, corrected, loaded once, placed, moved by rules, deleted. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportPreview, ImportProgress, MapSummary, Problem, VerbatimsPage } from '../api.ts';
import type { ResponsesSummary, ResponsesView, RuleEffectShape } from '../responses-api.ts';
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
  'customer,event,time',
  ...Array.from({ length: 80 }, (_, c) =>
    steps.map((step, hour) => `C${c},${step},${at(1 + (c % 20), 8 + hour)}`),
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

  test('is about a map drawn by hand where its stages are named; renaming a stage moves nothing placed by rule', async () => {
    const map = await call<MapSummary>('POST', '/api/maps', { title: 'Ordering a cake' });
    const { stages } = await call<{ stages: { id: string; name: string }[] }>('GET', `/api/maps/${map.id}`);
    const [stage] = stages;
    const rows = ['date,score,verbatim,stage'];
    for (let row = 0; row < 12; row++)
      rows.push(`2026-03-0${1 + (row % 9)},${row % 11},It was fine on day ${row},${stage?.name}`);
    rows.push('2026-03-09,4,Nobody knows what this was about,Afterwards');
    const preview = await upload('stages.csv', rows);
    const about = { map: map.id, log: null };
    await call('PATCH', `/api/imports/${preview.id}`, { about });
    const { source } = await load(preview.id);
    const placed = await call<ResponsesView>('GET', `/api/responses/${source}`);
    expect(placed.places).toMatchObject([{ to: 'stage', place: stage?.id, name: stage?.name, responses: 12 }]);
    expect(placed.places[0]?.valence).toBeDefined();
    expect(placed.unassigned).toMatchObject([{ why: 'unknown-stage', responses: 1, tags: [{ tag: 'Afterwards' }] }]);
    await call('DELETE', `/api/responses/${source}`);
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
