/** What a person is told about the rows of a log: repeats, rows set aside, nothing usable at all. */
import { deny } from '../../lib/refusal.ts';
import type { Where } from './log-input.ts';
import type { RejectionWriter } from './rejections.ts';
import type { Problem } from './understanding.ts';

export function repeatProblems(within: number, across: number, drop: boolean): Problem[] {
  const problems: Problem[] = [];
  if (across > 0) problems.push({ message: `Counted once, but standing in more than one file: ${rows(across)}.` });
  if (within > 0 && drop)
    problems.push({ message: `Left out, because they repeat another row exactly: ${rows(within)}.` });
  if (within > 0 && !drop) {
    problems.push({
      message: `Kept, though they repeat another row exactly: ${rows(within)}. Their times are too coarse to tell a repeat from a second event.`,
      fix: 'To leave them out: --repeats drop.',
    });
  }
  return problems;
}

const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);

export function setAside(rejections: RejectionWriter): Problem {
  const { first, count } = rejections;
  const field = first?.field === undefined ? '' : `, ${first.field}`;
  return {
    message: `${count} ${count === 1 ? 'row was' : 'rows were'} set aside; the first at line ${first?.line ?? 0}${field}: ${first?.reason ?? ''}.`,
    place: {
      file: first?.file ?? '',
      line: first?.line ?? 0,
      ...(first?.field === undefined ? {} : { field: first.field }),
    },
  };
}

/** Nothing is left to look at, though rows could be read. */
export function refuseAllApart(): never {
  return deny('all-set-apart', 'Every event seems to be made by a robot, by your own people or for a test.', {
    fix: 'Count robots too with --robots keep, or change what --staff names.',
  });
}

/** Says why no event came out, as precisely as is known. */
export function refuseNothing(names: string, where: readonly Where[], rejections: RejectionWriter): never {
  const { first } = rejections;
  if (first) {
    const place = { file: first.file, line: first.line, ...(first.field === undefined ? {} : { field: first.field }) };
    return deny('no-usable-rows', `No row of ${names} could be used: ${first.reason} (line ${first.line}).`, {
      fix: 'Check which columns are the customer, the event and the time, and how times are written.',
      place,
    });
  }
  if (where.length > 0) {
    return deny('nothing-matches', `No row of ${names} matches what was asked for.`, {
      fix: 'Check the value after --where.',
    });
  }
  return deny('no-events', `${names} holds no events.`, { fix: 'Check that the export is complete.' });
}
