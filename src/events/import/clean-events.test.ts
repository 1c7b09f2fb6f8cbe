/** Ids joined, clocks set right, robots and our own people set apart: each told, none of it silently. */
import { describe, expect, test } from 'vitest';
import { logFile, readLog, withLogFolder } from '../../../test/log-kit.ts';
import { cleaningNotes } from './cleaning-notes.ts';

withLogFolder();

const at = (seconds: number): string => new Date(Date.UTC(2025, 2, 3, 9) + Math.round(seconds * 1000)).toISOString();
const whole = { cut: { by: 'customer' } } as const;

describe('two ids of one person', () => {
  const header = 'messageId,anonymousId,userId,event,timestamp';
  const rows = [
    `m1,phone-1,,View cake,${at(0.1)}`,
    `m2,phone-1,,Basket,${at(10.1)}`,
    `m3,phone-1,anna,Sign in,${at(20.1)}`,
    `m4,,anna,Pay,${at(30.1)}`,
    `m5,phone-2,,View bread,${at(5.1)}`,
  ];

  test('are one customer from the first row on, and that is told', async () => {
    const log = await readLog(logFile([header, ...rows]), whole);
    expect(log.journeys).toEqual(['anna: View cake, Basket, Sign in, Pay', 'phone-2: View bread']);
    expect(cleaningNotes(log.outcome.log.cleaning)).toEqual(['Known by two ids or more, and joined: 1 customer.']);
    expect(log.understood[0]?.columns.map(({ name, role }) => `${name}: ${role}`)).toEqual([
      'messageId: id',
      'anonymousId: anonymous',
      'userId: customer',
      'event: event',
      'timestamp: time',
    ]);
    expect(log.problems).toEqual([]);
  });

  test('are told apart on a device that two people sign in on: before, it was the first of them', async () => {
    const more = [
      `m6,phone-1,bert,Sign in,${at(40.1)}`,
      `m7,phone-1,,View pie,${at(50.1)}`,
      `m8,,bert,Pay,${at(60.1)}`,
    ];
    const log = await readLog(logFile([header, ...rows, ...more]), whole);
    expect(log.journeys).toEqual([
      'anna: View cake, Basket, Sign in, Pay, View pie',
      'bert: Sign in, Pay',
      'phone-2: View bread',
    ]);
  });

  test('that are both known are one only where a row says so', async () => {
    const calls = [
      'type,event,userId,previousId,timestamp',
      `track,View cake,anna@old.example,,${at(0)}`,
      `track,Pay,anna,,${at(10)}`,
      `track,Pay,bert,,${at(11)}`,
      `alias,,anna,anna@old.example,${at(20)}`,
      `identify,,bert,,${at(30)}`,
    ];
    const log = await readLog(logFile(calls), whole);
    expect(log.journeys).toEqual(['anna: View cake, Pay, alias', 'bert: Pay, identify']);
  });

  test('as PostHog tells them: by the id an identified person had before', async () => {
    const event = (name: string, who: string, seconds: number, before?: string): string =>
      JSON.stringify({
        uuid: `0189-${name}-${seconds}`,
        event: name,
        distinct_id: who,
        timestamp: at(seconds),
        properties: before === undefined ? {} : { $anon_distinct_id: before },
      });
    const lines = [event('$pageview', 'x-1', 0), event('$identify', 'anna', 5, 'x-1'), event('pay', 'anna', 9)];
    const log = await readLog(logFile([...lines, event('$pageview', 'x-2', 3)], 'posthog.ndjson'), whole);
    expect(log.journeys).toEqual(['anna: $pageview, $identify, pay', 'x-2: $pageview']);
  });
});

describe('a wrong clock of a device', () => {
  const header = 'messageId,userId,event,originalTimestamp,sentAt,receivedAt';
  /** `off`: seconds by which the device's clock is wrong. */
  const row = (id: string, event: string, seconds: number, off: number): string =>
    [id, 'anna', event, at(seconds + off), at(seconds + 2 + off), at(seconds + 2)].join(',');

  test('is set right by when the event was sent and when it arrived', async () => {
    const log = await readLog(
      logFile([header, row('m1', 'View', 0, 0), row('m2', 'Basket', 10, 7200), row('m3', 'Pay', 20, -300)]),
      whole,
    );
    expect(log.journeys).toEqual(['anna: View, Basket, Pay']);
    expect(log.times).toEqual([at(0), at(10), at(20)]);
    expect(log.problems).toEqual(['Moved by a second or more, because the clock of the device was wrong: 2 events.']);
  });

  test('what was sent twice arrives at two times and is one event all the same', async () => {
    const again = ['m2', 'anna', 'Basket', at(10.1), at(12.1), at(12.4)].join(',');
    const log = await readLog(logFile([header, row('m1', 'View', 0, 0), row('m2', 'Basket', 10.1, 0), again]), whole);
    expect(log.journeys).toEqual(['anna: View, Basket']);
    expect(log.problems.join()).toContain('Left out, because they repeat another row exactly: 1 row.');
  });

  test('an event told to lie behind its sending happened when it arrived', async () => {
    const odd = ['m2', 'anna', 'Basket', at(500), at(12), at(12.5)].join(',');
    const log = await readLog(logFile([header, row('m1', 'View', 0, 0), odd, row('m3', 'Pay', 20, 0)]), whole);
    expect(log.times[1]).toBe(at(12.5));
    expect(log.problems.join()).toContain('given the time they arrived: 1 event.');
  });

  test('parcels that are sent and received days apart set no clock right', async () => {
    const parcels = ['customer,event,time,sent_at,received_at'];
    for (let i = 0; i < 20; i++) parcels.push(['anna', `Step ${i % 3}`, at(i), at(i), at(i + 3 * 86_400)].join(','));
    const log = await readLog(logFile(parcels), whole);
    expect(log.times).toEqual(Array.from({ length: 20 }, (_, i) => at(i)));
  });
});

describe('events that no customer made', () => {
  const header = 'visitor,event,time,user_agent,email';
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const google = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
  const people = ['anna', 'bert'].flatMap((who, i) => [
    `${who},View,${at(i * 40)},${firefox},${who}@example.org`,
    `${who},Pay,${at(i * 40 + 20)},${firefox},${who}@example.org`,
  ]);
  const clean = ['anna: View, Pay', 'bert: View, Pay'];

  test('are set apart where a robot says that it is one', async () => {
    const robot = [`x9,View,${at(3)},${google},`, `bert,View,${at(1)},${google},`];
    const log = await readLog(logFile([header, ...people, ...robot]), whole);
    expect(log.journeys).toEqual(clean);
    expect(cleaningNotes(log.outcome.log.cleaning)).toEqual([
      'Made by robots, as it seems, and set apart: 2 events of 2 customers.',
    ]);
  });

  test('are set apart at a pace that is no person’s, counted nevertheless where asked for', async () => {
    const fast = Array.from({ length: 400 }, (_, i) => `x9,View,${at(i * 0.15)},${firefox},`);
    const path = logFile([header, ...people, ...fast]);
    const log = await readLog(path, whole);
    expect(log.journeys).toEqual(clean);
    expect(log.outcome.log.cleaning?.robots).toEqual({ events: 400, customers: 1 });
    const kept = await readLog(path, { ...whole, robots: 'keep' });
    expect(kept.outcome.log.codes.length).toBe(404);
    expect(cleaningNotes(kept.outcome.log.cleaning)).toEqual([
      'Made by robots, as it seems, and counted nevertheless, as asked for: 400 events of 1 customer.',
    ]);
  });

  test('a large order that a server tells all at once is no robot, nor are days without a clock', async () => {
    const order = Array.from({ length: 400 }, (_, i) => `cara,Order line ${i % 9},${at(100)},,`);
    expect((await readLog(logFile([header, ...people, ...order]), whole)).outcome.log.cleaning).toBeUndefined();
    const days = Array.from({ length: 500 }, (_, i) => `dora,Visit ${i % 3},2025-03-0${1 + (i % 2)}`);
    expect((await readLog(logFile(['customer,event,date', ...days]), whole)).outcome.log.codes.length).toBe(500);
  });

  test('our own people and tests are set apart by the pattern of an id, or of a column', async () => {
    const own = [`test-7,View,${at(5)},${firefox},`, `eva,View,${at(6)},${firefox},Eva@OurFirm.example`];
    const path = logFile([header, ...people, ...own, `eva,Pay,${at(7)},${firefox},`]);
    const log = await readLog(path, { ...whole, staff: ['test-*', 'email=@ourfirm.example'] });
    expect(log.journeys).toEqual(clean);
    expect(cleaningNotes(log.outcome.log.cleaning)).toEqual([
      'Made by our own people or for tests, and set apart: 3 events of 2 customers.',
    ]);
    await expect(readLog(path, { staff: ['mail=*@x'] })).rejects.toThrow('There is no column "mail".');
  });
});
