/** Real logs, against figures computed elsewhere; skipped by name where the private material is absent. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readLog, withLogFolder } from '../../../test/log-kit.ts';

withLogFolder();

const shared = process.env['SOJOURN_SHARED'] ?? resolve(import.meta.dirname, '../../../../shared/data');
const at = (name: string): string => resolve(shared, name);
const here = (name: string): boolean => existsSync(at(name));

describe('real logs', () => {
  test.skipIf(!here('hospital/sepsis.csv.gz'))('sepsis.csv.gz: events, cases and event counts', async () => {
    const { outcome, understood } = await readLog(at('hospital/sepsis.csv.gz'));
    const expected = JSON.parse(readFileSync(at('hospital/sepsis.expected.json'), 'utf8')) as {
      events: number;
      cases: number;
      activity_counts: [string, number][];
    };
    expect(outcome.log.codes).toHaveLength(expected.events);
    expect(outcome.log.customers).toBe(expected.cases);
    const counts = new Map<string, number>();
    for (const code of outcome.log.codes) {
      const name = outcome.log.names[code] ?? '';
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    expect(counts).toEqual(new Map(expected.activity_counts));
    expect(understood[0]?.columns.every((column) => column.sure)).toBe(true);
  });

  test.skipIf(!here('hospital/patients.csv.gz'))(
    'patients.csv.gz: pairs, service times and the patient as customer',
    async () => {
      const { outcome, understood } = await readLog(at('hospital/patients.csv.gz'));
      const roles = Object.fromEntries(understood[0]?.columns.map((column) => [column.role, column.name]) ?? []);
      expect(roles).toMatchObject({
        customer: 'patient',
        event: 'handling',
        time: 'time',
        lifecycle: 'registration_type',
      });
      expect(outcome.log.customers).toBe(500);
      const { names, codes, serviceStarts = new Float64Array(0) } = outcome.log;
      expect(codes.filter((code) => names[code] === 'X-Ray')).toHaveLength(261);
      expect(serviceStarts.filter((start) => !Number.isNaN(start))).toHaveLength(codes.length);
    },
  );

  test.skipIf(!here('shop-clicks/ecom.csv.gz'))('ecom.csv.gz: users and their sessions', async () => {
    const { outcome } = await readLog(at('shop-clicks/ecom.csv.gz'));
    expect(outcome.log.codes).toHaveLength(31_106);
    expect(outcome.log.customers).toBe(600);
    expect(outcome.log.offsets).toHaveLength(3605 + 1);
    expect(outcome.log.names).toHaveLength(19);
  });

  test.skipIf(!here('formats/running-example.xes'))('running-example: CSV and XES are the same log', async () => {
    const csv = await readLog(at('formats/running-example.csv'));
    const xes = await readLog(at('formats/running-example.xes'));
    expect(xes.outcome.log).toEqual(csv.outcome.log);
    expect(csv.journeys).toHaveLength(6);
  });

  test.skipIf(!here('churn/telco.csv.gz'))('telco.csv.gz is a table of customers and no log', async () => {
    await expect(readLog(at('churn/telco.csv.gz'))).rejects.toThrow('No column could be taken as');
  });
});
