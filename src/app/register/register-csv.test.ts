/** What leaves the register for a spreadsheet runs no formula there. */
import { expect, test } from 'vitest';
import type { RegisterRow } from '../../server/library-api.ts';
import { registerCsv } from './register-csv.ts';

const row: RegisterRow = {
  id: 'tp_1',
  name: '=HYPERLINK("https://elsewhere.example","Pay")',
  channel: 'web',
  owner: '@SUM(A1)',
  impact: 4,
  target: 1,
  reviewBy: null,
  note: 'two\nlines, one comma',
  events: [],
  maps: [
    { map: 'm1', title: '+49 30 1234' },
    { map: 'm2', title: 'Sending a gift' },
  ],
  felt: { value: -0.5, n: 214, state: 'cited', map: 'm1' },
  gap: 1.5,
};

test('a text that begins like a formula is made harmless, figures stay figures, lines stay in their field', () => {
  const [, line = ''] = registerCsv([row], {
    tp_1: {
      share: { value: 0.81, unit: 'share', n: 8000, low: 0.8, high: 0.82, asOf: '2026-11-21', meaning: 'Journeys.' },
    },
  }).split('\r\n');
  expect(line).toBe(
    `tp_1,"'=HYPERLINK(""https://elsewhere.example"",""Pay"")",web,'@SUM(A1),4,1,-0.5,214,cited,1.5,0.81,0.8,0.82,8000,,"'+49 30 1234; Sending a gift","two\nlines, one comma"`,
  );
});

test('opens as UTF-8 in Excel and says what each column is', () => {
  expect(registerCsv([], {})).toMatch(/^\ufeffid,name,channel,owner,impact,target,felt,/);
});
