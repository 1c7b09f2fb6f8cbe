/** Builds journey logs for tests, from literal journeys or from the shared logs. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { JourneyLog } from '../../src/events/journey-log.ts';

/** One journey: whose it is and its events with their times in seconds. */
export interface PlainJourney {
  readonly customer: number;
  readonly events: readonly (readonly [name: string, seconds: number])[];
}

/** Journeys must come ordered by customer; names are numbered in the order given, or first met. */
export function logOf(journeys: readonly PlainJourney[], names: readonly string[] = []): JourneyLog {
  const codeOf = new Map(names.map((name, code) => [name, code]));
  const codes: number[] = [];
  const times: number[] = [];
  const offsets = [0];
  for (const journey of journeys) {
    for (const [name, seconds] of journey.events) {
      if (!codeOf.has(name)) codeOf.set(name, codeOf.size);
      codes.push(codeOf.get(name) ?? 0);
      times.push(seconds * 1000);
    }
    offsets.push(codes.length);
  }
  return {
    names: [...codeOf.keys()],
    codes: Uint16Array.from(codes),
    times: Float64Array.from(times),
    offsets: Uint32Array.from(offsets),
    customerOf: Uint32Array.from(journeys, (journey) => journey.customer),
    customers: new Set(journeys.map((journey) => journey.customer)).size,
    cut: { by: 'customer' },
  };
}

/** The shared real logs; tests that need them are skipped by name where they are absent. */
export const sharedData = process.env['SOJOURN_SHARED'] ?? resolve(import.meta.dirname, '../../../shared/data');
export const hasSharedData = existsSync(join(sharedData, 'hospital/sepsis.csv.gz'));

/** The sepsis log, read without the importer: case, activity and completion time stand in the first three columns. */
export function sepsisLog(): JourneyLog {
  const text = gunzipSync(readFileSync(join(sharedData, 'hospital/sepsis.csv.gz'))).toString('utf8');
  const cases = new Map<string, [string, number][]>();
  for (const line of text.split('\n').slice(1)) {
    const [id, activity, time] = line.split(';');
    if (!id || !activity || !time) continue;
    const seconds = Date.parse(`${time.replaceAll('/', '-').replace(' ', 'T')}Z`) / 1000;
    cases.set(id, [...(cases.get(id) ?? []), [activity, seconds]]);
  }
  const journeys = [...cases.values()].map((events, customer) => ({
    customer,
    events: events.toSorted((a, b) => a[1] - b[1]),
  }));
  return { ...logOf(journeys), cut: { by: 'journey-column', column: 'Case ID' } };
}

/** What an independent tool counted on the sepsis log. */
export interface SepsisExpected {
  readonly cases: number;
  readonly events: number;
  readonly variants: number;
  readonly distinct_directly_follows: number;
  readonly directly_follows_total: number;
  readonly start: readonly [string, number][];
  readonly end: readonly [string, number][];
  readonly directly_follows: readonly { a: string; b: string; n: number; median_s: number }[];
  readonly top_variants: readonly { n: number; path: string[] }[];
  readonly activity_counts: readonly [string, number][];
  readonly case_reach: readonly [string, number][];
  readonly designed: { readonly path: readonly string[]; readonly ordered_funnel: readonly number[] };
}

export function sepsisExpected(): SepsisExpected {
  return JSON.parse(readFileSync(join(sharedData, 'hospital/sepsis.expected.json'), 'utf8'));
}
