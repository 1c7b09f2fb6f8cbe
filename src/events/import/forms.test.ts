/** The same few events in every form a log may have. */
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { logFile, readLog, refusalOf, withLogFolder } from '../../../test/log-kit.ts';

withLogFolder();

const told = ['anna: View cake, Buy cake', 'bert: View cake'];
const events = [
  { userId: 'anna', event: 'View cake', timestamp: '2024-05-01T10:00:00Z', properties: { plan: 'gold', tags: ['a'] } },
  { userId: 'anna', event: 'Buy cake', timestamp: '2024-05-01T12:05:00+02:00', properties: { plan: 'gold' } },
  { userId: 'bert', event: 'View cake', timestamp: '2024-05-01T11:00:00Z' },
];

describe('JSON', () => {
  test('one object a line, a list, and a list inside an object read alike', async () => {
    const forms = {
      'events.ndjson': events.map((one) => JSON.stringify(one)).join('\n'),
      'events.json': JSON.stringify(events),
      'pretty.json': JSON.stringify(events, undefined, 2),
      'batch.json': JSON.stringify({ sentAt: '2024-05-02T00:00:00Z', batch: events }),
    };
    for (const [name, text] of Object.entries(forms)) {
      for (const [bytes, ending] of [[Buffer.from(text), ''] as const, [gzipSync(text), '.gz'] as const]) {
        const log = await readLog(logFile(bytes, name + ending));
        expect(log.journeys).toEqual(told);
        expect(log.outcome.properties).toEqual(['properties.plan', 'properties.tags']);
      }
    }
  });

  test('calls of the Segment specification name their events as they can', async () => {
    const at = (second: number): string => `2024-05-01T10:00:0${second}Z`;
    const calls = [
      { type: 'identify', userId: 'anna', timestamp: at(0), traits: { plan: 'gold' } },
      { type: 'page', userId: 'anna', name: 'Home', timestamp: at(1) },
      { type: 'track', userId: 'anna', event: 'Buy cake', timestamp: at(2) },
    ];
    const log = await readLog(
      logFile(
        calls.map((one) => JSON.stringify(one)),
        'calls.ndjson',
      ),
    );
    expect(log.journeys).toEqual(['anna: identify, Home, Buy cake']);
  });

  test('a list that breaks off gives what was whole', async () => {
    const log = await readLog(logFile(JSON.stringify(events).slice(0, -40), 'events.json'));
    expect(log.journeys).toEqual(['anna: View cake, Buy cake']);
    expect(log.problems.join()).toContain('a bracket or quote is never closed');
  });

  test('brackets, quotes and escapes inside texts end nothing', async () => {
    const odd = [{ ...events[0], event: 'Say "]}{[", then \\' }, ...events.slice(1)];
    const log = await readLog(logFile(JSON.stringify(odd), 'events.json'));
    expect(log.journeys[0]).toBe('anna: Say "]}{[", then \\, Buy cake');
  });
});

const xes = (body: string, before = ''): string => `<?xml version="1.0" encoding="UTF-8"?>${before}
<log xes.version="1849-2016"><global scope="event"><string key="concept:name" value="none"/></global>
${body}</log>`;
const trace = `<trace><string key="concept:name" value="anna"/><string key="segment" value="R&amp;D"/>
<event><string key="concept:name" value="View cake"/><date key="time:timestamp" value="2024-05-01T10:00:00.000+00:00"/></event>
<event><string key="concept:name" value="Buy cake"><string key="nested" value="x"/></string><date key="time:timestamp" value="2024-05-01T10:05:00.000+00:00"/></event>
</trace>`;

describe('XES', () => {
  test('a trace is a journey, its attributes describe the case', async () => {
    const log = await readLog(logFile(xes(trace), 'orders.xes'));
    expect(log.journeys).toEqual([told[0]]);
    expect(log.outcome.traits.properties).toMatchObject([{ name: 'case:segment', values: ['R&D'] }]);
  });

  test('a document that breaks off gives its whole events', async () => {
    const log = await readLog(logFile(xes(trace).slice(0, -60), 'orders.xes'));
    expect(log.journeys[0]).toMatch(/^anna: View cake/);
    expect(log.problems.join()).toContain('breaks off or breaks its own rules');
  });

  test.each([
    ['entities inside', '<!DOCTYPE log [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'],
    ['entities outside', '<!DOCTYPE log [<!ENTITY a SYSTEM "file:///etc/passwd">]>'],
    ['a definition elsewhere', '<!DOCTYPE log SYSTEM "http://example.org/log.dtd">'],
  ])('%s are refused', async (_, doctype) => {
    const file = logFile(xes(trace.replace('anna', '&a;'), doctype), 'orders.xes');
    expect(await refusalOf(readLog(file))).toMatchObject({ code: 'xml-entities' });
  });
});

const ocel = {
  objectTypes: [
    { name: 'customer', attributes: [] },
    { name: 'order', attributes: [] },
  ],
  eventTypes: [{ name: 'View cake', attributes: [] }],
  events: [
    {
      id: 'e1',
      type: 'View cake',
      time: '2024-05-01T10:00:00Z',
      attributes: [{ name: 'channel', value: 'web' }],
      relationships: [{ objectId: 'anna', qualifier: 'by' }],
    },
    {
      id: 'e2',
      type: 'Buy cake',
      time: '2024-05-01T10:05:00Z',
      attributes: [],
      relationships: [
        { objectId: 'anna', qualifier: 'by' },
        { objectId: 'o1', qualifier: 'makes' },
      ],
    },
    {
      id: 'e3',
      type: 'Share cake',
      time: '2024-05-01T11:00:00Z',
      attributes: [],
      relationships: [
        { objectId: 'anna', qualifier: 'by' },
        { objectId: 'bert', qualifier: 'by' },
      ],
    },
    {
      id: 'e4',
      type: 'Pack',
      time: '2024-05-01T11:05:00Z',
      attributes: [],
      relationships: [{ objectId: 'o1', qualifier: 'of' }],
    },
  ],
  objects: [
    { id: 'anna', type: 'customer', attributes: [{ name: 'tier', value: 'gold', time: '2024-01-01T00:00:00Z' }] },
    { id: 'bert', type: 'customer', attributes: [] },
    { id: 'o1', type: 'order', attributes: [] },
  ],
};

describe('OCEL 2.0', () => {
  test('is seen from the customers, and doubled or left-out events are told', async () => {
    const log = await readLog(logFile(JSON.stringify(ocel), 'shop.jsonocel'));
    expect(log.journeys).toEqual(['anna: View cake, Buy cake, Share cake', 'bert: Share cake']);
    expect(log.problems).toContain('1 events touch several "customer" objects and are counted once for each of them.');
    expect(log.problems).toContain('1 events touch no "customer" and were left out.');
    expect(log.outcome.properties).toEqual(['channel', 'customer:tier']);
  });

  test('or from another type of object', async () => {
    const file = logFile(JSON.stringify(ocel, undefined, 1), 'shop.json');
    expect((await readLog(file, { objectType: 'order' })).journeys).toEqual(['o1: Buy cake, Pack']);
    expect(await refusalOf(readLog(file, { objectType: 'invoice' }))).toMatchObject({
      code: 'unknown-object-type',
      fix: 'Use one of: customer, order.',
    });
  });
});

describe('wide tables', () => {
  const rows = [
    'order_id,country,ordered_at,order_approved_at,shipped_date',
    'o1,NO,2024-05-01 10:00,2024-05-01 10:05,2024-05-03',
    'o2,SE,2024-05-01 11:00,,2024-05-04',
    'o3,SE,,,',
    'o4,SE,2024-05-01 12:00,maybe,',
  ];

  test('each time that is filled in is an event named after its column', async () => {
    const log = await readLog(logFile(rows));
    expect(log.understood[0]?.wide).toBe(true);
    expect(log.journeys).toEqual(['o1: Ordered, Order approved, Shipped', 'o2: Ordered, Shipped', 'o4: Ordered']);
    expect(log.rejected).toMatchObject([
      { line: 4, reason: 'no time is filled in' },
      { line: 5, field: 'order_approved_at' },
    ]);
  });
});

describe('start and complete', () => {
  const rows = [
    'case_id,activity,timestamp,lifecycle:transition',
    'c1,Bake,2024-05-01 10:00:00,start',
    'c1,Bake,2024-05-01 10:10:00,start',
    'c1,Bake,2024-05-01 10:30:00,COMPLETE',
    'c1,Bake,2024-05-01 10:50:00,complete',
    'c1,Ice,2024-05-01 11:00:00,complete',
    'c1,Ice,2024-05-01 11:00:00,ate_abort',
  ];

  test('completions count, the oldest open start is theirs', async () => {
    const log = await readLog(logFile(rows));
    expect(log.journeys).toEqual(['c1: Bake, Bake, Ice']);
    const starts = log.outcome.log.serviceStarts ?? [];
    expect(Array.from(starts, (ms, i) => ((log.outcome.log.times[i] ?? 0) - ms) / 60_000)).toEqual([30, 40, NaN]);
  });

  test('starts or everything on request', async () => {
    expect((await readLog(logFile(rows), { lifecycle: 'start' })).journeys).toEqual(['c1: Bake, Bake']);
    expect((await readLog(logFile(rows), { lifecycle: 'all' })).journeys).toEqual([
      'c1: Bake, Bake, Bake, Bake, Ice, Ice',
    ]);
  });

  test('a column of starts beside the completions gives the time of service', async () => {
    const log = await readLog(
      logFile([
        'case_id,activity,start_time,complete_time',
        'c1,Bake,2024-05-01 10:00:00,2024-05-01 10:30:00',
        'c1,Ice,2024-05-01 11:00:00,2024-05-01 11:05:00',
      ]),
    );
    expect(log.journeys).toEqual(['c1: Bake, Ice']);
    expect(Array.from(log.outcome.log.serviceStarts ?? [], (ms) => new Date(ms).toISOString())[1]).toBe(
      '2024-05-01T11:00:00.000Z',
    );
  });
});

describe('order', () => {
  test('goes by instant, not by how the time is written', async () => {
    const log = await readLog(
      logFile(['user,event,time', 'anna,Second,2024-05-01T10:30:00+00:00', 'anna,First,2024-05-01T12:00:00+02:00']),
    );
    expect(log.journeys).toEqual(['anna: First, Second']);
  });

  test('equal times keep the order of the input, over thousands of rows and several files', async () => {
    const rows = (from: number): string[] => [
      'user,event,time',
      ...Array.from({ length: 3000 }, (_, i) => `u${i % 3},Step ${from + Math.floor(i / 3)},2024-05-01 10:00:00`),
    ];
    const log = await readLog([logFile(rows(0)), logFile(rows(1000))], { cut: { by: 'customer' } });
    const expected = Array.from({ length: 2000 }, (_, i) => `Step ${i}`).join(', ');
    expect(log.journeys).toEqual(['u0', 'u1', 'u2'].map((user) => `${user}: ${expected}`));
  });

  test('the order of the rows changes nothing else', async () => {
    const rows = Array.from(
      { length: 500 },
      (_, i) => `u${i % 17},Step ${i % 7},2024-05-0${1 + (i % 5)} 10:${String(i % 60).padStart(2, '0')}:00,p${i % 17}`,
    );
    const one = await readLog(logFile(['user,event,time,plan', ...rows]), { repeats: 'drop' });
    const other = await readLog(logFile(['user,event,time,plan', ...rows.toReversed()]), { repeats: 'drop' });
    expect(other.outcome.customers).toEqual(one.outcome.customers);
    expect(other.outcome.log.names).toEqual(one.outcome.log.names);
    expect(other.outcome.log.times).toEqual(one.outcome.log.times);
    expect(other.outcome.traits).toEqual(one.outcome.traits);
  });
});

describe('where and zones', () => {
  const rows = [
    'user,event,time,channel',
    'anna,View,2024-07-01 10:00,web',
    'anna,Buy,2024-07-01 11:00,app',
    'bert,View,2024-07-01 10:00,web',
  ];

  test('only rows with the value are read', async () => {
    expect((await readLog(logFile(rows), { where: [{ property: 'channel', value: 'web' }] })).journeys).toEqual([
      'anna: View',
      'bert: View',
    ]);
    expect(await refusalOf(readLog(logFile(rows), { where: [{ property: 'channel', value: 'fax' }] }))).toMatchObject({
      code: 'nothing-matches',
    });
    expect(await refusalOf(readLog(logFile(rows), { where: [{ property: 'chanel', value: 'web' }] }))).toMatchObject({
      code: 'unknown-property',
    });
  });

  test('times without an offset are read in the zone', async () => {
    expect((await readLog(logFile(rows), { timezone: 'Europe/Oslo' })).times[0]).toBe('2024-07-01T08:00:00.000Z');
    expect(await refusalOf(readLog(logFile(rows), { timezone: 'Oslo' }))).toMatchObject({ code: 'unknown-timezone' });
  });

  test('a time format given by hand is followed', async () => {
    const odd = ['user,event,when', 'anna,View,kl 10.30 den 1/5-24', 'anna,Buy,kl 10.20 den 1/5-24'];
    const log = await readLog(logFile(odd), { time: 'when', timeFormat: 'kl %H.%M den %d/%m-%y' });
    expect(log.journeys).toEqual(['anna: Buy, View']);
  });

  test('day and month are told apart by any row of the file, else asked about', async () => {
    const many = Array.from({ length: 21_000 }, (_, i) => `u${i % 99},View,0${1 + (i % 9)}/03/2024 10:00`);
    const settled = await readLog(logFile(['user,event,time', ...many, 'u1,View,03/25/2024 10:00']));
    expect(settled.understood[0]?.timeFormat).toBe('month before day');
    const open = await readLog(logFile(['user,event,time', ...many.slice(0, 100)]));
    expect(open.problems.join()).toContain('never shows whether day or month stands first');
  });
});

describe('cutting', () => {
  const visits = Array.from({ length: 40 }, (_, user) =>
    [1, 9, 20].flatMap((day) =>
      ['View', 'Choose', 'Pay'].map(
        (step, i) =>
          `u${user},${step},2024-05-${String(day + (user % 5)).padStart(2, '0')} 10:${String(i * 3 + (user % 3)).padStart(2, '0')}:00`,
      ),
    ),
  ).flat();
  const file = (): string => logFile(['user,event,time', ...visits]);

  test('pauses that begin things anew are found', async () => {
    const log = await readLog(file());
    expect(log.outcome.log.cut).toMatchObject({ by: 'gap', found: true });
    expect(log.journeys).toEqual(
      Array(120)
        .fill(0)
        .map((_, i) => `${log.journeys[i]?.split(':')[0] ?? ''}: View, Choose, Pay`),
    );
  });

  test('a long wait inside one journey is none', async () => {
    const orders = Array.from({ length: 60 }, (_, user) => [
      `u${user},Order,2024-05-01 10:0${user % 7}:00`,
      `u${user},Pay,2024-05-01 10:1${user % 8}:00`,
      `u${user},Receive,2024-05-2${user % 6} 10:00:00`,
    ]).flat();
    expect((await readLog(logFile(['user,event,time', ...orders]))).outcome.log.cut).toEqual({ by: 'customer' });
  });

  test('a goal ends a journey, a given pause begins one', async () => {
    const goal = await readLog(file(), { cut: { by: 'goal', event: 'Choose' } });
    expect(goal.journeys.slice(0, 2)).toEqual(['u0: View, Choose', 'u0: Pay, View, Choose']);
    expect((await readLog(file(), { cut: { by: 'gap', seconds: 60 } })).journeys).toHaveLength(360);
    expect(await refusalOf(readLog(file(), { cut: { by: 'goal', event: 'Win' } }))).toMatchObject({
      code: 'unknown-event',
    });
  });

  test('sessions stand together even where they interleave', async () => {
    const rows = [
      'user,session_id,event,time',
      'anna,s1,A,2024-05-01 10:00:00',
      'anna,s2,X,2024-05-01 10:01:00',
      'anna,s1,B,2024-05-01 10:02:00',
      'anna,s2,Y,2024-05-01 10:03:00',
      'bert,s3,A,2024-05-01 10:00:00',
    ];
    const log = await readLog(logFile(rows));
    expect(log.journeys).toEqual(['anna: A, B', 'anna: X, Y', 'bert: A']);
    expect(log.outcome.log.cut).toEqual({ by: 'journey-column', column: 'session_id' });
  });
});
