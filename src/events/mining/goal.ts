/** Which touchpoint means that a journey succeeded: the one named, or the one whose name says so. */
import type { JourneyLog } from '../journey-log.ts';
import type { Touchpoint } from './touchpoints.ts';

export interface Goal {
  readonly touchpoint: number;
  /** Found from names rather than given. */
  readonly guessed: boolean;
}

/** Most telling first. */
const success: readonly RegExp[] = [
  /\b(purchase|purchased|bought|order (placed|completed|confirmed|paid)|payment (succeeded|completed|received|confirmed)|paid|checkout (completed|success)|transaction completed)\b/,
  /\b(contract signed|signed contract|account (opened|activated)|activated|activation|subscribed|subscription started|policy issued|loan granted|funded)\b/,
  /\b(order confirmation|thank you|pay|payment|purchase order|buy|place order|booked|booking confirmed|booking|reservation)\b/,
  /\b(delivered|order delivered|resolved|case closed|discharged|ticket closed)\b/,
  /\b(signed up|sign ?up completed|registration completed|registered)\b/,
];
const failure =
  /\b(fail|failed|failure|error|declined|cancel|cancelled|canceled|refund|refused|rejected|reminder|details|method|page|start|started|form)\b/;

/** `named` is an event name as it stands in the log, or a touchpoint's name. A guess needs 1 % of the journeys. */
export function findGoal(log: JourneyLog, touchpoints: readonly Touchpoint[], named?: string): Goal | undefined {
  if (named !== undefined) {
    const touchpoint = touchpoints.findIndex(({ name, events }) => name === named || events.includes(named));
    return touchpoint < 0 ? undefined : { touchpoint, guessed: false };
  }
  const spelled = touchpoints.map(({ name }) =>
    name
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .replace(/[\s_/-]+/g, ' '),
  );
  for (const words of success) {
    const found = spelled.findIndex((name) => words.test(name) && !failure.test(name));
    if (found < 0) continue;
    const share = reached(log, found).reduce((sum, hit) => sum + hit, 0) / Math.max(1, log.offsets.length - 1);
    if (share >= 0.01 && share <= 0.99) return { touchpoint: found, guessed: true };
  }
  return undefined;
}

/** 1 for journeys that hold the touchpoint. O(events). */
export function reached(log: JourneyLog, touchpoint: number): Uint8Array {
  const hits = new Uint8Array(Math.max(0, log.offsets.length - 1));
  for (let j = 0; j < hits.length; j++) {
    const end = log.offsets[j + 1] as number;
    for (let i = log.offsets[j] as number; i < end; i++) {
      if (log.codes[i] !== touchpoint) continue;
      hits[j] = 1;
      break;
    }
  }
  return hits;
}
