/** Responses in the real stores: everything comes back as it went in, and nothing twice. */
import { expect, test } from 'vitest';
import { onEachAnalytics } from '../../test/each-analytics.ts';
import type { Response } from './response.ts';
import * as store from './responses.store.ts';

const answered = (row: number, more: Partial<Response> = {}): Response => ({
  id: `response_${row}`,
  source: 'responses_shop',
  row,
  answers: [],
  texts: [],
  properties: {},
  ...more,
});

const whole = answered(1, {
  customer: 'Amara',
  time: Date.UTC(2026, 2, 3, 12, 30, 15, 250),
  journey: 'order-8',
  language: 'de',
  touchpoint: 'Pays',
  stage: 'Order',
  event: 'e-17',
  answers: [
    {
      question: 'Aufwand „gesamt“?',
      kind: 'ces',
      raw: '2,5',
      value: 2.5,
      scale: { min: 1, max: 7 },
      polarity: 'lower-is-better',
      touchpoint: 'Checkout',
    },
    { question: 'NPS', kind: 'nps', raw: 'N/A', value: null, scale: { min: 0, max: 10 }, polarity: 'higher-is-better' },
  ],
  texts: [
    { question: 'Why?', text: `<b>Brötchen</b>\n'zerdrückt'; DROP TABLE responses; 🥐 ${'lang '.repeat(10_000)}` },
  ],
  properties: { device: 'phone', 'order value': '12,50' },
});

onEachAnalytics('responses', (analytics) => {
  const add = async (responses: readonly Response[], load: string): Promise<number> =>
    store.addResponses(analytics(), responses, load, await store.storedIds(analytics(), 'responses_shop'));

  test('come back as they went in, in the order of their rows', async () => {
    const many = Array.from({ length: 6000 }, (_, at) => answered(at + 2, { customer: `C${at}` }));
    expect(await add([whole, ...many], 'load_1')).toBe(6001);
    const back = await store.allResponses(analytics(), 'responses_shop');
    expect(back).toHaveLength(6001);
    expect(back[0]).toEqual(whole);
    expect(back.slice(1)).toEqual(many);
  });

  test('are there once, however often they are added', async () => {
    expect(await add([whole, answered(9001)], 'load_2')).toBe(1);
    expect(await add([whole, answered(9001)], 'load_3')).toBe(0);
    expect(await store.countResponses(analytics(), 'responses_shop')).toMatchObject({
      responses: 6002,
      answers: 1,
      texts: 1,
      from: '2026-03-03T12:30:15.250Z',
    });
  });

  test('with a time are events, too, each once', async () => {
    for (const round of [1, 2]) {
      await store.responsesAsEvents(analytics(), 'responses_shop');
      const rows = await analytics().interactive.rows<{ customer: string; event: string; props: object }>(
        'SELECT customer, toString(event) AS event, props FROM events WHERE source = {source:String}',
        { source: 'responses_shop' },
      );
      expect(rows, `round ${round}`).toEqual([
        {
          customer: 'Amara',
          event: store.responseEvent,
          props: { 'Aufwand „gesamt“?': '2,5', NPS: 'N/A' },
        },
      ]);
    }
  });

  test('of a load that is cancelled go again, with their events; a source goes whole', async () => {
    await store.takeBackLoad(analytics(), 'responses_shop', 'load_1');
    expect((await store.countResponses(analytics(), 'responses_shop')).responses).toBe(1);
    const left = await analytics().interactive.rows('SELECT 1 FROM events WHERE source = {source:String}', {
      source: 'responses_shop',
    });
    expect(left).toEqual([]);
    await store.forgetResponses(analytics(), 'responses_shop');
    expect(await store.allResponses(analytics(), 'responses_shop')).toEqual([]);
  });
});
