/** Small random logs for comparing a kernel with a slow second implementation (fast-check). */
import fc from 'fast-check';
import type { PlainJourney } from './log-of.ts';

const names = ['Home', 'Bread list', 'Basket', 'Pay', 'Call the shop'];

const events = fc
  .array(fc.tuple(fc.constantFrom(...names), fc.integer({ min: 0, max: 40 })), { minLength: 1, maxLength: 9 })
  .map((steps) => {
    let now = 0;
    return steps.map(([name, gap]): [string, number] => [name, (now += gap)]);
  });

/** Up to 25 journeys of up to 6 customers, in the order a log keeps them. */
export const randomJourneys: fc.Arbitrary<PlainJourney[]> = fc
  .array(fc.record({ customer: fc.integer({ min: 0, max: 5 }), events }), { minLength: 1, maxLength: 25 })
  .map((journeys) => journeys.toSorted((a, b) => a.customer - b.customer));
