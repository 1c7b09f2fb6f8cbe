/** How a reading thread tells what went wrong, and how often it tells how far it is. */
import type { Progress } from '../../lib/progress.ts';
import { Refused, type Refusal } from '../../lib/refusal.ts';

export type ThreadFailure =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string };

export function failureOf(error: unknown): ThreadFailure {
  if (error instanceof Refused) return { kind: 'refused', refusal: error.refusal };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'failed', message, stack: stack ?? '' };
}

/** The error on the other side of the thread. */
export function errorOf(failure: ThreadFailure): Error {
  if (failure.kind === 'refused') return new Refused(failure.refusal);
  return new Error(failure.message, { cause: failure.stack });
}

const between = 100;

/** At most ten reports a second. */
export function paced(report: (progress: Progress) => void): (progress: Progress) => void {
  let last = 0;
  return (progress) => {
    const now = Date.now();
    if (now - last < between) return;
    last = now;
    report(progress);
  };
}
