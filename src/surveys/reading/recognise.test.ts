/** What is a survey and what a log: by content, without being told. */
import { describe, expect, test } from 'vitest';
import { logFile, withLogFolder } from '../../../test/log-kit.ts';
import { understand } from '../../events/import/understand.ts';
import { holdsResponses } from './recognise.ts';
import { understandResponses } from './understand-responses.ts';

withLogFolder();

async function recognised(rows: readonly string[]): Promise<boolean> {
  const path = logFile(rows);
  const { understood } = await understandResponses({ path });
  return holdsResponses(understood, await understand({ path }));
}

const many = (row: (at: number) => string): string[] => Array.from({ length: 30 }, (_, at) => row(at));

describe('responses are told from events', () => {
  test.each<[string, boolean, string[]]>([
    [
      'scores and comments',
      true,
      ['customer,date,nps,comment', ...many((at) => `C${at},2026-03-01,${at % 11},Fine ${at} and quick again`)],
    ],
    [
      'a score with its touchpoint',
      true,
      [
        'customer,time,touchpoint,rating',
        ...many((at) => `C${at % 9},2026-03-01T1${at % 10}:00,${['Pays', 'Parcel arrives'][at % 2]},${1 + (at % 5)}`),
      ],
    ],
    [
      'reviews without a customer',
      true,
      ['review text,rating', ...many((at) => `"Nice and warm, number ${at} of many",${1 + (at % 5)}`)],
    ],
    [
      'questions in columns',
      true,
      ['who,date,Q1,Q2,Q3', ...many((at) => `C${at},2026-03-01,${1 + (at % 5)},${1 + (at % 4)},${1 + (at % 5)}`)],
    ],
    [
      'events',
      false,
      [
        'customer,event,time,device',
        ...many((at) => `C${at % 7},${['View', 'Pay', 'Search'][at % 3]},2026-03-01T10:${10 + at},phone`),
      ],
    ],
    [
      'events, some with a score',
      false,
      [
        'customer,event,time,rating',
        ...many(
          (at) =>
            `C${at % 7},${['View', 'Pay', 'Rate'][at % 3]},2026-03-01T10:${10 + at},${at % 3 === 2 ? 1 + (at % 5) : ''}`,
        ),
      ],
    ],
    [
      'cases of a hospital',
      false,
      [
        'case;activity;timestamp;CRP',
        ...many(
          (at) => `A${at % 5};${['ER Triage', 'Leucocytes', 'Release'][at % 3]};2026-03-01T10:${10 + at};${at * 3}`,
        ),
      ],
    ],
  ])('%s', async (_what, expected, rows) => {
    expect(await recognised(rows)).toBe(expected);
  });
});
