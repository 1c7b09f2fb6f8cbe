/** What was done to a log before anything was counted, told in sentences. */
import type { Cleaning } from '../journey-log.ts';
import { grouped } from '../mining/plain-words.ts';

const events = (count: number): string => (count === 1 ? '1 event' : `${grouped(count)} events`);
const customers = (count: number): string => (count === 1 ? '1 customer' : `${grouped(count)} customers`);

/** One sentence for each thing that was done; none for what was not. */
export function cleaningNotes(cleaning: Cleaning | undefined): string[] {
  if (!cleaning) return [];
  const { robots, robotsKept, staff, joined } = cleaning;
  const notes: string[] = [];
  if (joined > 0) notes.push(`Known by two ids or more, and joined: ${customers(joined)}.`);
  if (robots.events > 0) {
    const what = `${events(robots.events)} of ${customers(robots.customers)}`;
    notes.push(
      robotsKept
        ? `Made by robots, as it seems, and counted nevertheless, as asked for: ${what}.`
        : `Made by robots, as it seems, and set apart: ${what}.`,
    );
  }
  if (staff.events > 0) {
    notes.push(
      `Made by our own people or for tests, and set apart: ${events(staff.events)} of ${customers(staff.customers)}.`,
    );
  }
  return notes;
}

/** A sentence on clocks that were set right while reading. */
export function clockNotes(moved: number, late: number): string[] {
  return [
    ...(moved > 0 ? [`Moved by a second or more, because the clock of the device was wrong: ${events(moved)}.`] : []),
    ...(late > 0
      ? [`Told to have happened after they were sent, and given the time they arrived: ${events(late)}.`]
      : []),
  ];
}
