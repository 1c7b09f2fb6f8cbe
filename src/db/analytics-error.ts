/** What the analytic engine answered when it could not do something. */
import { refusal, Refused, type Refusal } from '../lib/refusal.ts';

/** `code` is ClickHouse's number, `type` its name, e.g. 27 and CANNOT_PARSE_INPUT_ASSERTION_FAILED. */
export class AnalyticsError extends Error {
  readonly code: number;
  readonly type: string;

  constructor(message: string, code: number, type: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AnalyticsError';
    this.code = code;
    this.type = type;
  }
}

/** What the person at the machine can do something about. */
const expected: Readonly<Record<number, Refusal>> = {
  241: refusal('too-large-for-memory', 'This needs more memory than one question may use.', {
    fix: 'Ask about a shorter period or fewer customers, or run Sojourn on a machine with more memory.',
  }),
  243: refusal('disk-full', 'There is not enough free space in the data folder.', {
    fix: 'Free some space, or choose another folder with --data.',
  }),
};

/** Reads code and name out of the engine's message and says the expected ones plainly. */
export function analyticsError(error: unknown): Error {
  if (error instanceof AnalyticsError || error instanceof Refused) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = Number(/Code: (\d+)/.exec(message)?.[1] ?? codeOf(error) ?? Number.NaN);
  const known = expected[code] ?? (/memory limit exceeded/i.test(message) ? expected[241] : undefined);
  if (known) return new Refused(known, { cause: error });
  if (Number.isNaN(code)) return error instanceof Error ? error : new Error(message);
  return new AnalyticsError(message, code, typeIn(message) ?? typeOf(error) ?? 'UNKNOWN', { cause: error });
}

const typeIn = (message: string): string | undefined => /\(([A-Z][A-Z0-9_]{3,})\)\s*$/.exec(message.trim())?.[1];

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
const typeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'type' in error && typeof error.type === 'string'
    ? error.type
    : undefined;
