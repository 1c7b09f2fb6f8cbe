/** Logs as they should not be: each gets a clear message or a sane reading, and no good row is lost. */
import { appendFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { logFile, readLog, refusalOf, withLogFolder } from '../../../test/log-kit.ts';

withLogFolder();

const header = 'customer_id,event,timestamp,channel';
const good = [
  'anna,View cake,2024-05-01 10:00:00,web',
  'anna,Buy cake,2024-05-01 10:05:00,web',
  'bert,View cake,2024-05-01 11:00:00,app',
];
const told = ['anna: View cake, Buy cake', 'bert: View cake'];

describe('files that are no log', () => {
  test('an empty file is named', async () => {
    expect(await refusalOf(readLog(logFile('')))).toMatchObject({ code: 'empty-log', place: { file: 'orders.csv' } });
    expect(await refusalOf(readLog(logFile(gzipSync('')), {}))).toMatchObject({ code: 'empty-log' });
  });

  test('a header alone says that there are no rows', async () => {
    const refusal = await refusalOf(readLog(logFile(`${header}\n`)));
    expect(refusal).toMatchObject({ code: 'no-events', message: 'orders.csv has a header, but no rows.' });
  });

  test('binary is refused, also when it hides in gzip', async () => {
    const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3)) % 256);
    expect(await refusalOf(readLog(logFile(noise)))).toMatchObject({ code: 'not-text' });
    expect(await refusalOf(readLog(logFile(gzipSync(noise))))).toMatchObject({ code: 'not-text' });
  });

  test('a spreadsheet is told to be saved as CSV', async () => {
    const zip = Buffer.from('PK\u0003\u0004 and more', 'latin1');
    expect(await refusalOf(readLog(logFile(zip, 'orders.xlsx')))).toMatchObject({
      code: 'not-a-log',
      fix: 'Unpack it, or save the sheet as CSV.',
    });
  });

  test('a file that is not there, and a folder', async () => {
    expect(await refusalOf(readLog('/nowhere/orders.csv'))).toMatchObject({ code: 'cannot-read-file' });
    expect(await refusalOf(readLog(logFile('x').replace(/orders\.csv$/, '')))).toMatchObject({ code: 'is-a-folder' });
  });

  test('a table without times says which column is missing and what there is', async () => {
    const refusal = await refusalOf(readLog(logFile(['customer,event', 'anna,View', 'anna,Buy'])));
    expect(refusal.message).toContain('No column could be taken as the time');
    expect(refusal.fix).toContain('--time COLUMN; the columns are: customer, event');
  });
});

describe('rows that cannot be used are set aside, the others are kept', () => {
  test('missing and unparsable values, with line, field and reason', async () => {
    const rows = [header, ...good, ',View cake,2024-05-01 12:00:00,web', 'cara,,2024-05-01 12:00:00,web'];
    rows.push('cara,View cake,,web', 'cara,View cake,soon,web', 'cara,View cake,2024-02-30 12:00:00,web');
    const log = await readLog(logFile(rows));
    expect(log.journeys).toEqual(told);
    expect(log.rejected.map(({ line, field, reason }) => [line, field, reason])).toEqual([
      [5, 'customer_id', 'the customer is missing'],
      [6, 'event', 'the event is missing'],
      [7, 'timestamp', 'the time is missing'],
      [8, 'timestamp', 'the time is not written as the others are (year, month, day)'],
      [9, 'timestamp', 'the time is not written as the others are (year, month, day)'],
    ]);
    expect(log.rejected[3]?.row).toBe('cara,View cake,soon,web');
    expect(log.problems).toContainEqual(
      '5 rows were set aside; the first at line 5, customer_id: the customer is missing.',
    );
  });

  test('times outside 1970 to 2100 are not believed, those on its edges are', async () => {
    const rows = [header, ...good, 'cara,Born,1969-12-31 23:59:59,web', 'cara,Never,9999-12-31 00:00:00,web'];
    rows.push('dora,First,1970-01-01 00:00:00,web', 'dora,Last,2100-12-31 23:59:59,web');
    const log = await readLog(logFile(rows), { cut: { by: 'customer' } });
    expect(log.journeys).toEqual([...told, 'dora: First, Last']);
    expect(log.rejected.map((row) => row.reason)).toEqual(Array(2).fill('the time lies outside 1970 to 2100'));
  });

  test('too few and too many fields', async () => {
    const log = await readLog(
      logFile([header, 'anna,View cake', ...good, 'bert,Buy cake,2024-05-01 12:00:00,web,too,many']),
    );
    expect(log.journeys).toEqual(told);
    expect(log.rejected).toMatchObject([
      { line: 2, reason: 'expected 4 fields, found 2' },
      { line: 6, reason: 'expected 4 fields, found 6' },
    ]);
  });

  test('a quote that never closes costs its own line only', async () => {
    const log = await readLog(logFile([header, 'cara,"View cake,2024-05-01 09:00:00,web', ...good]));
    expect(log.journeys).toEqual(told);
    expect(log.rejected).toMatchObject([{ line: 2, row: 'cara,"View cake,2024-05-01 09:00:00,web' }]);
  });

  test('a quote that closes in the middle of a field costs its own line only', async () => {
    const log = await readLog(
      logFile([
        header,
        'cara,"View" cake,2024-05-01 09:00:00,web',
        ...good,
        'dora,"Say ""hi""",2024-05-01 09:00:00,web',
      ]),
    );
    expect(log.journeys).toEqual([...told, 'dora: Say "hi"']);
    expect(log.rejected).toMatchObject([{ line: 2 }]);
  });

  test('lines are counted as they stand, also behind fields of several lines and blank ones', async () => {
    const rows = [header, 'anna,"View\ncake\n",2024-05-01 10:00:00,web', '', 'bert,View cake,never,web'];
    const log = await readLog(logFile(rows));
    expect(log.journeys).toEqual(['anna: View\ncake']);
    expect(log.rejected).toMatchObject([{ line: 6, field: 'timestamp' }]);
  });

  test('when nothing is left, the first reason is given', async () => {
    const rows = [header, ...good.map((row) => row.replace(/^\w+/, ''))];
    expect(await refusalOf(readLog(logFile(rows), { customer: 'customer_id' }))).toMatchObject({
      code: 'no-usable-rows',
      place: { line: 2, field: 'customer_id' },
    });
  });

  test('broken JSON lines', async () => {
    const rows = [
      '{"user":"anna","event":"View cake","time":"2024-05-01T10:00:00Z"}',
      '{"user":"anna","event":"Buy',
      '[1,2]',
      '{"user":"anna","event":"Buy cake","time":"2024-05-01T10:05:00Z","cart":{"items":2}}',
    ];
    const log = await readLog(logFile(rows, 'events.ndjson'));
    expect(log.journeys).toEqual(['anna: View cake, Buy cake']);
    expect(log.rejected).toMatchObject([
      { line: 2, reason: 'this is not JSON' },
      { line: 3, reason: 'this is JSON, but no object' },
    ]);
    expect(log.outcome.properties).toEqual(['cart.items']);
  });
});

describe('encodings', () => {
  test('a byte order mark is no part of the first name', async () => {
    const log = await readLog(logFile(`\ufeff${header}\n${good.join('\n')}`));
    expect(log.understood[0]?.columns[0]?.name).toBe('customer_id');
    expect(log.journeys).toEqual(told);
  });

  test.each(['utf16le', 'utf16be'])('%s with and without its mark', async (kind) => {
    for (const mark of ['\ufeff', '']) {
      const bytes = Buffer.from(`${mark}${[header, ...good].join('\r\n')}`, 'utf16le');
      const log = await readLog(logFile(kind === 'utf16be' ? bytes.swap16() : bytes));
      expect(log.journeys).toEqual(told);
    }
  });

  test('UTF-8 and Windows-1252 mixed in one file both come out right', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${header}\nanna,Crème brûlée,2024-05-01 10:00:00,web\n`),
      Buffer.from('bert,Crème brûlée – 5 €,2024-05-01 10:00:00,web\n', 'latin1'),
    ]);
    bytes[bytes.indexOf(Buffer.from('brûlée ', 'latin1'), 80) + 7] = 0x96;
    const log = await readLog(logFile(bytes));
    expect(log.journeys[0]).toBe('anna: Crème brûlée');
    expect(log.journeys[1]).toMatch(/^bert: Crème brûlée –/);
    expect(log.problems.join()).toMatch(/not all UTF-8: \d+ bytes were read as Windows-1252/);
  });

  test('an encoding can be named', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${header}\nanna,`),
      Buffer.from([0xef, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]),
      Buffer.from(',2024-05-01 10:00:00,web\n'),
    ]);
    expect((await readLog(logFile(bytes), { encoding: 'windows-1251' })).journeys).toEqual(['anna: привет']);
    expect(await refusalOf(readLog(logFile(bytes), { encoding: 'klingon' }))).toMatchObject({
      code: 'unknown-encoding',
    });
  });
});

describe('delimiters and headers', () => {
  test.each([';', '\t', '|', '^'])('"%s" is found', async (delimiter) => {
    const rows = [header, ...good].map((row) => row.replaceAll(',', delimiter));
    expect((await readLog(logFile(rows))).journeys).toEqual(told);
  });

  test('the wrong delimiter is refused with a hint', async () => {
    const refusal = await refusalOf(readLog(logFile([header, ...good]), { delimiter: ';' }));
    expect(refusal.message).toContain('No column could be taken as');
  });

  test('an unusual one can be named', async () => {
    const rows = [header, ...good].map((row) => row.replaceAll(',', '#'));
    expect((await readLog(logFile(rows), { delimiter: '#' })).journeys).toEqual(told);
  });

  test("a spreadsheet's own first line names the delimiter", async () => {
    const rows = ['sep=;', ...[header, ...good].map((row) => row.replaceAll(',', ';'))];
    const log = await readLog(logFile([...rows, 'cara;View cake;never;web']));
    expect(log.journeys).toEqual(told);
    expect(log.rejected).toMatchObject([{ line: 6 }]);
  });

  test('without a header, columns go by their place', async () => {
    const log = await readLog(logFile([...good, ...good.map((row) => row.replace('05-01', '05-02'))]), {
      customer: 'column 1',
      cut: { by: 'customer' },
    });
    expect(log.journeys).toEqual(['anna: View cake, Buy cake, View cake, Buy cake', 'bert: View cake, View cake']);
  });
});

describe('lopsided logs', () => {
  test('one customer only', async () => {
    expect((await readLog(logFile([header, ...good.slice(0, 2)]))).journeys).toEqual(['anna: View cake, Buy cake']);
  });

  test('one kind of event only', async () => {
    const rows = good.map((row) => row.replace(/View|Buy/, 'Eat'));
    expect((await readLog(logFile([header, ...rows]))).journeys).toEqual([
      'anna: Eat cake, Eat cake',
      'bert: Eat cake',
    ]);
  });

  test('5,000 kinds of events', async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => `c${i % 50},Step ${i % 5000},2024-05-01 10:${minute(i)},web`);
    const log = await readLog(logFile([header, ...rows]));
    expect(log.outcome.log.names).toHaveLength(5000);
    expect(log.outcome.log.codes).toHaveLength(10_000);
  });

  test('more names than 65,000 are refused as ids, with the flag that helps', async () => {
    const rows = Array.from({ length: 65_100 }, (_, i) => `c${i % 50},order-${i},2024-05-01 10:${minute(i)},web`);
    expect(await refusalOf(readLog(logFile([header, ...rows])))).toMatchObject({
      code: 'too-many-event-names',
      fix: expect.stringContaining('--event COLUMN') as string,
    });
  });

  test('100,000 events of one customer, in no order', async () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, i) => `anna,Step ${i % 7},${1_700_000_000 + ((i * 7919) % 100_000)},web`,
    );
    const { log } = (await readLog(logFile([header, ...rows]), { cut: { by: 'customer' } })).outcome;
    expect(log.offsets).toEqual(Uint32Array.of(0, 100_000));
    expect(log.times.every((time, i) => i === 0 || time >= (log.times[i - 1] ?? 0))).toBe(true);
  });
});

function minute(i: number): string {
  return `${String(Math.floor(i / 60) % 60).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}`;
}

describe('names', () => {
  test('quotes, commas, emoji, right-to-left and markup come through as they are', async () => {
    const names = [
      'Say ""hi"", now',
      '🎂 cake',
      'شراء كعكة',
      '<script>alert(1)</script>',
      '=HYPERLINK("x")',
      "O'Brien",
    ];
    const rows = names.map(
      (name, i) => `anna,"${name.includes('""') ? name : name.replaceAll('"', '""')}",2024-05-01 10:00:0${i},web`,
    );
    const log = await readLog(logFile([header, ...rows]));
    expect(log.journeys).toEqual([`anna: ${names.map((name) => name.replaceAll('""', '"')).join(', ')}`]);
  });
});

describe('gzip', () => {
  test('a torn file gives its good rows and a warning', async () => {
    const rows = Array.from(
      { length: 5000 },
      (_, i) => `c${(i * 7919) % 997},Step ${i % 7},${1_700_000_000 + i * 61},web`,
    );
    const packed = gzipSync([header, ...rows].join('\n'));
    const log = await readLog(logFile(packed.subarray(0, packed.length - 2000), 'orders.csv.gz'));
    expect(log.outcome.log.codes.length).toBeGreaterThan(2000);
    expect(log.problems.join()).toContain('ends too early or is damaged');
  });

  test('is known by its content, whatever the name, and may come in several members', async () => {
    const packed = Buffer.concat([gzipSync(`${header}\n`), gzipSync(good.join('\n'))]);
    const log = await readLog(logFile(packed, 'orders.csv'));
    expect(log.journeys).toEqual(told);
    expect(log.problems).toEqual([]);
  });

  test('a bomb is refused before it fills anything', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from(`${header}\n`), Buffer.alloc(100 * 2 ** 20, `${good[0]}\n`)]));
    expect(await refusalOf(readLog(logFile(bomb)))).toMatchObject({ code: 'unpacks-too-large' });
    const small = gzipSync([header, ...good].join('\n'));
    const refusal = await refusalOf(readLog(logFile(small), { limits: { unpackedBytes: 100 } }));
    expect(refusal).toMatchObject({ code: 'unpacks-too-large' });
  });
});

describe('repeats', () => {
  test('rows that repeat exactly are kept where times are whole seconds, and said so', async () => {
    const log = await readLog(logFile([header, ...good, good[2] ?? '']));
    expect(log.journeys).toEqual([told[0], 'bert: View cake, View cake']);
    expect(log.problems.join()).toContain('Kept, though they repeat another row exactly: 1 row.');
  });

  test('are dropped where times are finer, or on request', async () => {
    const fine = good.map((row) => row.replace(':00,', ':00.125,'));
    const log = await readLog(logFile([header, ...fine, fine[2] ?? '', fine[0] ?? '']));
    expect(log.journeys).toEqual(told);
    expect(log.problems.join()).toContain('Left out, because they repeat another row exactly: 2 rows.');
    expect((await readLog(logFile([header, ...good, good[2] ?? '']), { repeats: 'drop' })).journeys).toEqual(told);
  });

  test('are dropped where events carry an id', async () => {
    const rows = [
      'message_id,customer_id,event,timestamp',
      'm1,anna,View,2024-05-01 10:00:00',
      'm2,anna,View,2024-05-01 10:00:00',
    ];
    const log = await readLog(
      logFile([...rows, rows[1] ?? '', 'm3,bert,Buy,2024-05-01 10:00:00'.replace('m3', 'm3')]),
      {
        columns: { message_id: 'id' },
      },
    );
    expect(log.journeys).toEqual(['anna: View, View', 'bert: Buy']);
  });

  test('the same file twice, or two that overlap, change no number', async () => {
    const once = logFile([header, ...good, good[2] ?? '']);
    const grown = logFile([header, ...good, good[2] ?? '', 'bert,Buy cake,2024-05-01 11:05:00,app']);
    expect((await readLog([once, once])).journeys).toEqual((await readLog(once)).journeys);
    expect((await readLog([once, grown])).journeys).toEqual((await readLog(grown)).journeys);
  });
});

test('a file that grows while it is read is read as it stood', async () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => `c${i % 997},Step ${i % 7},${1_700_000_000 + i},web`);
  const path = logFile([header, ...rows]);
  const reading = readLog(path);
  const growing = setInterval(() => appendFileSync(path, 'zoe,Late,1800000000,web\n'), 1);
  const log = await reading.finally(() => clearInterval(growing));
  expect(log.outcome.log.codes.length).toBeGreaterThanOrEqual(60_000);
  expect(log.rejected.length).toBeLessThanOrEqual(1);
});
