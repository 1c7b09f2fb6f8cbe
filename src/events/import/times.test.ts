import { describe, expect, test } from 'vitest';
import { detectTimes, TimeReader, timeFormatLabel, type TimeFormat } from './times.ts';
import { Zone } from './zone.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function read(text: string, format: TimeFormat, zone = 'UTC'): string | undefined {
  const micros = new TimeReader(format, zone).read(bytesOf(text), 0, bytesOf(text).length);
  if (Number.isNaN(micros)) return undefined;
  const whole = new Date(Math.floor(micros / 1000)).toISOString().slice(0, -1);
  return `${whole}${String(micros % 1000).padStart(3, '0')}Z`;
}

function found(text: string, zone?: string): string | undefined {
  const times = detectTimes([text]);
  return times && read(text, times.format, zone);
}

describe('a written time becomes an instant', () => {
  test.each([
    ['2014/10/22 11:15:41.000', '2014-10-22T11:15:41.000000Z'],
    ['2010-12-30 14:32:00+01:00', '2010-12-30T13:32:00.000000Z'],
    ['2017-01-02T11:41:53Z', '2017-01-02T11:41:53.000000Z'],
    ['2024-03-13 10:21:14', '2024-03-13T10:21:14.000000Z'],
    ['2024-03-13T10:21:14.123456-0330', '2024-03-13T13:51:14.123456Z'],
    ['2024-03-13T10:21:14.123456789Z', '2024-03-13T10:21:14.123456Z'],
    ['2024-03-13 10:21:14,5', '2024-03-13T10:21:14.500000Z'],
    ['2024-03-13', '2024-03-13T00:00:00.000000Z'],
    ['20240313', '2024-03-13T00:00:00.000000Z'],
    ['20240313T102114Z', '2024-03-13T10:21:14.000000Z'],
    ['13.03.2024 10:21', '2024-03-13T10:21:00.000000Z'],
    ['3.4.24', '2024-04-03T00:00:00.000000Z'],
    ['13/03/2024 10:21:14', '2024-03-13T10:21:14.000000Z'],
    ['03/13/2024 10:21:14 PM', '2024-03-13T22:21:14.000000Z'],
    ['3/13/2024 12:05 am', '2024-03-13T00:05:00.000000Z'],
    ['22 Oct 2014 11:15', '2014-10-22T11:15:00.000000Z'],
    ['Oct 22, 2014 11:15:41 AM', '2014-10-22T11:15:41.000000Z'],
    ['22-Oct-2014 11:15:41', '2014-10-22T11:15:41.000000Z'],
    ['22. Oktober 2014 11:15', '2014-10-22T11:15:00.000000Z'],
    ['Wed, 22 Oct 2014 11:15:41 GMT', '2014-10-22T11:15:41.000000Z'],
    ['1413976541', '2014-10-22T11:15:41.000000Z'],
    ['1413976541.25', '2014-10-22T11:15:41.250000Z'],
    ['1413976541123', '2014-10-22T11:15:41.123000Z'],
    ['1413976541123456', '2014-10-22T11:15:41.123456Z'],
    ['1970-01-01 00:00:01', '1970-01-01T00:00:01.000000Z'],
    ['2100-12-31 23:59:59', '2100-12-31T23:59:59.000000Z'],
    ['2024-02-29 24:00', '2024-03-01T00:00:00.000000Z'],
  ])('%s', (text, instant) => expect(found(text)).toBe(instant));

  test.each([
    '2023-02-29',
    '2024-13-01',
    'yesterday',
    '12',
    '10:21',
    '2024-03-13 25:00',
    '2024-03-13 later',
    '9999-12-31',
  ])('%s is not one', (text) => expect(read(text, { kind: 'parts', order: 'ymd' })).toBeUndefined());
});

describe('day and month', () => {
  test('one day above 12 settles the column', () => {
    expect(detectTimes(['01/02/2024', '25/02/2024'])).toMatchObject({ format: { order: 'dmy' }, ambiguous: false });
    expect(detectTimes(['01/02/2024', '02/25/2024'])).toMatchObject({ format: { order: 'mdy' }, ambiguous: false });
  });

  test('no day above 12 leaves it open, and says so', () => {
    expect(detectTimes(['01/02/2024', '03/02/2024'])).toMatchObject({ ambiguous: true });
  });
});

describe('a zone', () => {
  test('reads winter and summer with their own offset', () => {
    expect(found('2024-01-15 12:00', 'Europe/Oslo')).toBe('2024-01-15T11:00:00.000000Z');
    expect(found('2024-07-15 12:00', 'Europe/Oslo')).toBe('2024-07-15T10:00:00.000000Z');
  });

  test('an hour that occurs twice is the first, an hour that is skipped moves on', () => {
    expect(found('2024-10-27 02:30', 'Europe/Oslo')).toBe('2024-10-27T00:30:00.000000Z');
    expect(found('2024-03-31 02:30', 'Europe/Oslo')).toBe('2024-03-31T01:30:00.000000Z');
    expect(found('2024-11-03 01:30', 'America/New_York')).toBe('2024-11-03T05:30:00.000000Z');
  });

  test('an offset in the text wins over the zone', () => {
    expect(found('2024-07-15 12:00Z', 'Europe/Oslo')).toBe('2024-07-15T12:00:00.000000Z');
  });

  test('a name nobody knows is refused', () => {
    expect(() => new Zone('Middle/Earth')).toThrow('no time zone called "Middle/Earth"');
  });
});

describe('a pattern given by hand', () => {
  const by = (pattern: string, text: string): string | undefined => read(text, { kind: 'pattern', pattern });

  test('is followed to the letter', () => {
    expect(by('%d.%m.%y kl. %H:%M', '05.03.24 kl. 7:09')).toBe('2024-03-05T07:09:00.000000Z');
    expect(by('%m/%d/%Y %I:%M %p', '03/05/2024 12:09 AM')).toBe('2024-03-05T00:09:00.000000Z');
    expect(by('%Y%m%d%H%M%S%f', '20240305070911123')).toBe('2024-03-05T07:09:11.123000Z');
    expect(by('%s', '1413976541')).toBe('2014-10-22T11:15:41.000000Z');
    expect(by('%d.%m.%y', '2024-03-05')).toBeUndefined();
  });

  test('with an unknown letter is refused with the letters there are', () => {
    expect(() => by('%Q', 'x')).toThrow('%Q is not known');
  });

  test('names itself', () => expect(timeFormatLabel({ kind: 'pattern', pattern: '%F' })).toBe('%F'));
});
