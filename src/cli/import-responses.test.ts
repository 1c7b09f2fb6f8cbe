/** `import` of answers: told from events by themselves, loaded once, asked about where they cannot be read. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAnalytics } from '../db/analytics.ts';
import { capturedTerminal } from '../../test/captured-terminal.ts';
import { runCommand } from './program.ts';

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sojourn-answers-'));
  const survey = Array.from(
    { length: 20 },
    (_, at) => `C${at},2026-03-01,${at % 11},${1 + (at % 7)},Fine and quick ${at}`,
  );
  writeFileSync(
    join(folder, 'survey.csv'),
    ['customer,date,nps,CES,comment', ...survey, 'C30,2026-03-01,often,3,Odd'].join('\n'),
  );
  await writeParquet(at('survey.csv'), at('survey.parquet'));
  const events = Array.from(
    { length: 60 },
    (_, at) => `C${at % 20},${['Visits', 'Pays', 'Collects'][at % 3]},2026-02-0${1 + (at % 9)}`,
  );
  writeFileSync(join(folder, 'orders.csv'), ['customer,event,time', ...events].join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);

/** The same rows with types of their own: dates, whole numbers, texts. */
async function writeParquet(csv: string, parquet: string): Promise<void> {
  const analytics = await openAnalytics({});
  const sql = "SELECT * FROM file({path:String}, 'CSVWithNames') FORMAT Parquet";
  const made: Uint8Array[] = [];
  for await (const chunk of analytics.ingest.bytes(sql, { path: csv })) made.push(chunk);
  writeFileSync(parquet, Buffer.concat(made));
  await analytics.close();
}

async function run(...argv: string[]) {
  const terminal = capturedTerminal();
  const code = await runCommand(['import', ...argv, '--into', at('data'), '-q'], terminal);
  return { code, out: terminal.stdout(), err: terminal.stderr() };
}

/** Two engines are opened for each import. */
const patience = { timeout: 180_000 };

describe('sojourn import', () => {
  test('asks for the good end of an effort score that does not tell it', async () => {
    const { code, err } = await run(at('survey.csv'));
    expect(code).toBe(2);
    expect(err).toContain('It cannot be told which end of "CES" is good');
    expect(err).toContain('--score "CES=ces:1-7:higher"');
    expect((await run(at('survey.csv'), '--score', 'CES=often')).err).toContain('COLUMN=KIND:MIN-MAX:END');
  });

  test('takes logs and answers together', patience, async () => {
    const all = [at('orders.csv'), at('survey.csv'), '--score', 'CES=ces:1-7:lower', '--json'];
    const first = JSON.parse((await run(...all)).out) as { imported: object[] };
    expect(first.imported).toMatchObject([
      { name: 'orders.csv', events: 60, added: 60 },
      {
        name: 'survey.csv',
        responses: 20,
        added: 20,
        rejected: 1,
        rejectedTo: [at('survey.csv.rejected.csv')],
        understood: {
          columns: [
            { name: 'customer', role: 'customer' },
            { name: 'date', role: 'time' },
            { name: 'nps', role: 'score' },
            { name: 'CES', role: 'score' },
            { name: 'comment', role: 'text' },
          ],
          scores: [
            { key: 'nps', kind: 'nps', min: 0, max: 10 },
            { key: 'CES', kind: 'ces', min: 1, max: 7, polarity: 'lower-is-better' },
          ],
        },
        placed: { responses: 20, unassignedResponses: 0, places: [{ to: 'whole', by: { journey: 20 } }] },
      },
    ]);
    expect(readFileSync(at('survey.csv.rejected.csv'), 'utf8')).toContain('survey.csv,22,nps,');
    expect(existsSync(at('orders.csv.rejected.csv'))).toBe(false);
  });

  test('adds nothing when a file comes again, as Parquet either', patience, async () => {
    const again = await run(at('survey.csv'), '--responses', '--score', 'ces=ces:1-7:lower');
    expect(again.out).toContain('survey.csv: 20 responses, 0 new responses');
    expect(again.err).toContain('20 responses were there already');
    const parquet = await run(at('survey.parquet'), '--score', 'CES=ces:1-7:lower');
    expect(parquet.out).toContain('survey.parquet: 20 responses, 0 new responses\n1 row set aside');
  });
});
