import { expect, test } from 'vitest';
import { displayWidth, oneLine, table } from './table.ts';

test('columns line up, numbers to the right, wide letters counted as they stand', () => {
  const rows = [
    ['Pay', '1,200'],
    ['注文', '7'],
    ['Brot 🥖', '33'],
  ];
  expect(table([{ title: 'Event' }, { title: 'Count', right: true }], rows, 80)).toBe(
    'Event    Count\nPay      1,200\n注文         7\nBrot 🥖     33\n',
  );
});

test('a long name gives way, numbers stay whole', () => {
  const text = table([{ title: 'Path' }, { title: 'Journeys', right: true }], [['Home > '.repeat(30), '12,345']], 40);
  for (const line of text.trimEnd().split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(40);
  expect(text).toContain('…    12,345');
});

test('control and direction marks of a name become spaces', () => {
  expect(oneLine('pay\u001b[2J\u202e now\r\n')).toBe('pay [2J  now ');
});
