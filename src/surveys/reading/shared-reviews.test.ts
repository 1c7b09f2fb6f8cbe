/** Real reviews, against figures counted elsewhere; skipped by name where the private material is absent. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attach } from '../attachment.ts';
import { valenceOf } from '../response.ts';
import { nowhere } from '../whereabouts.ts';
import { readAllResponses } from './read-responses.ts';

const shared = process.env['SOJOURN_SHARED'] ?? resolve(import.meta.dirname, '../../../../shared/data');
const at = (name: string): string => resolve(shared, 'reviews', name);
const here = (name: string): boolean => existsSync(at(name));

/** Answers by touchpoint: how many count, and how many did not apply. */
function byTouchpoint(responses: Awaited<ReturnType<typeof readAllResponses>>['responses']) {
  const found: Record<string, [answered: number, notApplicable: number]> = {};
  for (const response of responses) {
    for (const [i, place] of attach(response, nowhere).answers.entries()) {
      const answer = response.answers[i];
      const name = place.to === 'touchpoint' ? place.touchpoint : place.to;
      const counts = (found[name] ??= [0, 0]);
      if (answer) counts[valenceOf(answer) === undefined ? 1 : 0]++;
    }
  }
  return found;
}

describe('real reviews land on their touchpoints', () => {
  test.skipIf(!here('lounge.csv.gz'))('lounge.csv.gz, its text and rating columns named', async () => {
    const ratings = [
      'comfort',
      'cleanliness',
      'bar_beverages',
      'catering',
      'washrooms',
      'wifi_connectivity',
      'staff_service',
    ];
    const wishes = { texts: ['content'], ratings: ['overall_rating', ...ratings.map((one) => `${one}_rating`)] };
    const { responses, rejected } = await readAllResponses({ path: at('lounge.csv.gz') }, wishes);
    expect([responses.length, rejected]).toEqual([2264, 0]);
    expect(byTouchpoint(responses)).toEqual({
      whole: [2259, 0],
      Comfort: [2256, 8],
      Cleanliness: [2256, 8],
      'Bar beverages': [2240, 19],
      Catering: [2232, 29],
      Washrooms: [2128, 110],
      'Wifi connectivity': [2125, 128],
      'Staff service': [2231, 24],
    });
    expect(responses.every((one) => one.texts.length === 1)).toBe(true);
  });

  test.skipIf(!here('seat.csv.gz'))('seat.csv.gz, without a word of configuration', async () => {
    const { responses, understood, problems } = await readAllResponses({ path: at('seat.csv.gz') });
    expect(byTouchpoint(responses)).toMatchObject({
      whole: [1257, 0],
      'Seat legroom': [1258, 0],
      'Viewing tv': [1185, 44],
      'Power supply': [62, 0],
    });
    expect(understood.columns.find((one) => one.name === 'recommended')?.role).toBe('property');
    expect(problems.map((one) => one.message)).toContainEqual(expect.stringContaining('0 lies outside 1 to 5'));
  });
});
