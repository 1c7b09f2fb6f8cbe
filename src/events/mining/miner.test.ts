import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seeded } from '../../lib/random.ts';
import { Refused } from '../../lib/refusal.ts';
import { logOf, type PlainJourney } from '../../../test/planted/log-of.ts';
import { stageMarkov } from '../../../test/planted/stage-markov.ts';
import type { JourneyLog } from '../journey-log.ts';
import { discover } from './discover.ts';
import { startMiner } from './miner.ts';

const noTraits = { properties: [] };

/** A bakery's web shop: most buy, some leave at the basket. */
function bakery(): JourneyLog {
  const random = seeded('bakery');
  const journeys = Array.from({ length: 200 }, (_, customer): PlainJourney => {
    const buys = random.next() < 0.6;
    const steps = ['View bread', 'Add to basket', ...(buys ? ['Pay', 'Delivered'] : [])];
    return { customer, events: steps.map((name, i) => [name, customer * 1000 + i * 60]) };
  });
  return logOf(journeys);
}

/** The same log in memory of its own, as its arrays change hands. */
const copied = (log: JourneyLog): JourneyLog => structuredClone(log);

describe('a miner', () => {
  const miner = startMiner();
  const log = bakery();

  beforeAll(async () => {
    await miner.hold('bakery', copied(log), noTraits);
  });
  afterAll(() => miner.close());

  test('refuses what it does not hold, by a code', async () => {
    await expect(miner.graph('unknown', {})).rejects.toBeInstanceOf(Refused);
    await expect(miner.graph('unknown', {})).rejects.toMatchObject({ refusal: { code: 'log-not-held' } });
  });

  test('refuses a graph of a log that was not discovered yet', async () => {
    await expect(miner.graph('bakery', {})).rejects.toMatchObject({ refusal: { code: 'not-discovered' } });
  });

  test('discovers the same as the plain function, and tells how far it is', async () => {
    const told: string[] = [];
    const found = await miner.discover('bakery', {}, { report: ({ doing }) => told.push(doing) });
    expect(found).toEqual(discover(log, noTraits));
    expect(told.length).toBeGreaterThan(0);
  });

  test('answers graph, variants, funnel and measures', async () => {
    const graph = await miner.graph('bakery', { keep: 1 });
    expect(graph.hiddenShare).toBe(0);
    expect(graph.edges.filter((edge) => edge.from === -1).reduce((sum, edge) => sum + edge.count, 0)).toBe(200);
    const { distinct, rows } = await miner.variants('bakery', { top: 1 });
    expect([distinct, rows.length]).toEqual([2, 1]);
    const { steps } = await miner.funnel('bakery', { steps: ['View bread', 'Pay'] });
    expect(steps[1]?.customers).toBe(rows[0]?.count);
    const measures = await miner.measures('bakery', [
      { id: 'paid', ask: 'journeys', source: 'bakery', events: ['Pay'] },
    ]);
    expect(measures['paid']?.value).toBe(rows[0]?.count);
  });

  test('an earlier discovery handed over with the log is used again', async () => {
    await miner.hold('again', copied(log), noTraits, discover(log, noTraits));
    expect((await miner.variants('again', {})).distinct).toBe(2);
    await miner.forget('again');
    expect(miner.holds('again')).toBe(false);
  });

  test('work that is cancelled stops and rejects with the reason; the next question is answered', async () => {
    await miner.hold('large', stageMarkov({ seed: 7, journeys: 4000, noise: 0.1 }).log, noTraits);
    const stop = new AbortController();
    const running = miner.discover(
      'large',
      {},
      { report: () => stop.abort(new Error('closed the page')), signal: stop.signal },
    );
    await expect(running).rejects.toThrow('closed the page');
    expect((await miner.variants('bakery', {})).distinct).toBe(2);
  });

  test('a closed miner refuses instead of hanging', async () => {
    const short = startMiner();
    await short.close();
    await expect(short.forget('x')).rejects.toThrow('stopped');
  });
});
