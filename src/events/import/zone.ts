/** Local wall-clock times of an IANA zone to instants, daylight saving included. */
import { deny } from '../../lib/refusal.ts';

const step = 15 * 60_000;

export class Zone {
  readonly name: string;
  private readonly format: Intl.DateTimeFormat | undefined;
  /** Offset by quarter of an hour of local time: zones change on such a border. */
  private readonly known = new Map<number, number>();

  constructor(name: string) {
    this.name = name;
    this.format = /^(utc|gmt|etc\/utc|z)$/i.test(name) ? undefined : formatOf(name);
  }

  /**
   * Milliseconds to take off a local time (given as if it were UTC) to get the instant. A time that occurs twice
   * is the first of the two; a time that is skipped in spring counts with the offset from before the change.
   */
  offset(local: number): number {
    if (!this.format) return 0;
    const quarter = Math.floor(local / step);
    let offset = this.known.get(quarter);
    if (offset === undefined) {
      offset = this.search(quarter * step);
      this.known.set(quarter, offset);
    }
    return offset;
  }

  private search(local: number): number {
    const before = this.at(local - 86_400_000);
    const after = this.at(local + 86_400_000);
    if (before === after) return before;
    // Between the two there is a change; the offset that reproduces the local time is right, the earlier one first.
    if (this.at(local - before) === before) return before;
    return this.at(local - after) === after ? after : before;
  }

  /** Offset in force at an instant. */
  private at(instant: number): number {
    const parts: Record<string, number> = {};
    for (const { type, value } of this.format?.formatToParts(instant) ?? []) parts[type] = Number(value);
    const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour % 24, minute, second) - Math.floor(instant / 1000) * 1000;
  }
}

function formatOf(name: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return deny('unknown-timezone', `There is no time zone called "${name}".`, {
      fix: 'Use an IANA name such as Europe/Oslo or America/New_York.',
    });
  }
}
