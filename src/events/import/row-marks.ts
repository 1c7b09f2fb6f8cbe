/** Tells of single rows whether a robot or one of our own made them, by the columns that give it away. */
import { Intern } from './intern.ts';
import { isRobotAgent } from './robot-agents.ts';

/** Bits of a mark. */
export const ROBOT = 1;
export const STAFF = 2;

/** A pattern of ids, or of the values of a column: `*` stands for any letters, a leading @ for the end of an address. */
export interface StaffRule {
  readonly column?: string;
  readonly matches: (value: string) => boolean;
}

export function staffRules(patterns: readonly string[]): StaffRule[] {
  return patterns
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => {
      const at = text.indexOf('=');
      const matches = matcher(text.slice(at + 1).trim());
      return at > 0 ? { column: text.slice(0, at).trim(), matches } : { matches };
    });
}

function matcher(pattern: string): (value: string) => boolean {
  const parts = (pattern.startsWith('@') ? `*${pattern}` : pattern).split('*');
  const escaped = parts.map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, String.raw`\$&`));
  const whole = new RegExp(`^${escaped.join('.*')}$`, 'isu');
  return (value) => whole.test(value.trim());
}

interface Marking {
  readonly column: string;
  readonly mark: (value: string) => number;
  readonly values: Intern;
  /** Mark + 1 of each value met; 0 where it was not looked at yet. */
  readonly known: number[];
}

/** Each different value is judged once. */
export class RowMarks {
  private readonly markings: readonly Marking[];

  constructor(agent: string | undefined, staff: readonly string[]) {
    const rules = staffRules(staff).filter((rule) => rule.column !== undefined);
    const columns = [...new Set(rules.map((rule) => rule.column as string))];
    const own = columns.map((column) => {
      const its = rules.filter((rule) => rule.column === column);
      return marking(column, (value) => (its.some((rule) => rule.matches(value)) ? STAFF : 0));
    });
    const robots = agent === undefined ? [] : [marking(agent, (value) => (isRobotAgent(value) ? ROBOT : 0))];
    this.markings = [...robots, ...own];
  }

  get columns(): readonly string[] {
    return this.markings.map(({ column }) => column);
  }

  /** The bits that `bytes[from..to)`, standing in the column of that place among `columns`, adds to a row. */
  of(at: number, bytes: Uint8Array, from: number, to: number): number {
    const one = this.markings[at];
    if (!one || to <= from) return 0;
    const code = one.values.code(bytes, from, to);
    const known = (one.known[code] ??= one.mark(one.values.text(code)) + 1);
    return known - 1;
  }
}

function marking(column: string, mark: (value: string) => number): Marking {
  return { column, mark, values: new Intern(), known: [] };
}
