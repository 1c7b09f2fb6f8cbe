/**
 * Which answers of events may be shown. The sums that hold between what maps and pages show stand here and nowhere else:
 *
 * - the journeys of all groups, and those of no group, make up the log; so they do at every stage and touchpoint;
 * - who reached a place and who did not make up the group; who came once and again, and who left, went on and may still
 *   go on, make up those who reached it;
 * - a stage holds its touchpoints, so that who met it but not one of them follows from both;
 * - a share is told with what it rests on: where a number is hidden, so is every figure that rests on it.
 */
import { hiddenFaces, tooFew, type Sum } from '../../lib/suppression.ts';
import type { Ask } from '../../map/measure.ts';
import type { People } from './crowd.ts';
import type { Counted } from './facts.ts';
import { allJourneys, columnOf, noGroup, type Plan } from './plan.ts';

/** `some`: would tell of a few elsewhere. `all`: of the few that are left, for nearly all are in it. */
export type Hidden = 'no' | 'few' | 'some' | 'all';

type Faces = readonly (readonly number[])[];

const wholes = 0;

/** Whom a figure tells of besides those it is about. */
const besides: ReadonlyMap<Ask, 'began' | 'open' | 'repeated'> = new Map([
  ['wait-before', 'began'],
  ['drop-off', 'open'],
  ['events-per-journey', 'repeated'],
]);

export class Shown {
  readonly #facts: readonly Counted[];
  readonly #columns: number;
  readonly #least: number;
  readonly #sums: readonly Sum[];
  readonly #groups: Uint8Array;
  readonly #known = new Map<string, Uint8Array>();

  constructor(facts: readonly Counted[], plan: Pick<Plan, 'columns'>, least: number) {
    this.#facts = facts;
    this.#columns = plan.columns;
    this.#least = least;
    const all = columnOf(allJourneys);
    const parts = Array.from({ length: plan.columns }, (_, column) => column).filter((column) => column !== all);
    this.#sums = [{ total: all, parts }];
    this.#groups = hiddenFaces([this.#each(wholes, (one) => one.customers)], this.#sums, { least });
  }

  /** The journeys of this group may not be counted, so that nothing of it can be told. */
  groupHidden(group: number): boolean {
    return this.#groups[columnOf(group)] === 1;
  }

  /** Of a cell of the plan, by its number. */
  hidden(ask: Ask, cell: number): Hidden {
    const column = cell % this.#columns;
    const row = cell - column;
    const { customers, total } = this.#customers(row, column);
    if (tooFew(customers, this.#least)) return 'few';
    if (this.#masked(row, ask)[column] === 0) {
      const never = ask === 'customers' && tooFew(total.customers - customers, this.#least);
      return never ? 'all' : 'no';
    }
    const missed = total.customers - (this.#facts[cell]?.people.always ?? 0);
    return this.#groups[column] === 0 && row !== wholes && tooFew(missed, this.#least) ? 'all' : 'some';
  }

  /**
   * May be told only roughly: exact, a wait would tell of the few whose journey began here, a drop-off of the few who
   * may still go on, and a mean of the few who came again.
   */
  roughly(ask: Ask, cell: number): boolean {
    const who = besides.get(ask);
    const column = cell % this.#columns;
    const row = cell - column;
    if (who === undefined || row === wholes) return false;
    const hidden = this.#mask(
      `${row} ${who} roughly`,
      () => [this.#of(row, who)],
      () => this.#masked(row, ask),
    );
    return hidden[column] === 1;
  }

  #customers(row: number, column: number): { customers: number; total: Pick<Counted, 'customers'> } {
    const total = this.#facts[row === wholes ? wholes : column] ?? { customers: 0 };
    return { customers: this.#facts[row + column]?.customers ?? 0, total };
  }

  #masked(row: number, ask: Ask): Uint8Array {
    const met = (): Uint8Array => this.#met(row);
    switch (ask) {
      case 'wait-before':
        return this.#mask(`${row} waited`, () => [this.#of(row, 'waited')], met);
      case 'repeats':
        return this.#mask(`${row} repeated`, () => [this.#of(row, 'repeated'), this.#of(row, 'once')], met);
      case 'drop-off':
        return this.#mask(`${row} lost`, () => [this.#of(row, 'lost'), this.#of(row, 'kept')], met);
      case 'conversion':
        if (row !== wholes) return met();
        return this.#mask(`${row} converted`, () => [this.#of(row, 'converted'), this.#of(row, 'failed')], met);
      default:
        return met();
    }
  }

  /** Who reached a place and who did not, and who is between it and the stage it belongs to. */
  #met(row: number): Uint8Array {
    if (row === wholes) return this.#groups;
    const faces = (): Faces => {
      const customers = this.#each(row, (one) => one.customers);
      const missed = this.#each(row, (one, column) => (this.#facts[column]?.customers ?? 0) - one.people.always);
      const pairs = Math.max(...this.#each(row, (one) => one.people.beyond.length));
      const beyond = Array.from({ length: pairs }, (_, pair) => this.#each(row, (one) => one.people.beyond[pair] ?? 0));
      return [customers, missed, ...beyond];
    };
    return this.#mask(`${row}`, faces, () => this.#groups);
  }

  /** What is hidden `under` it, and those of no group, whom nobody is ever shown, count as hidden from the start. */
  #mask(key: string, faces: () => Faces, under: () => Uint8Array): Uint8Array {
    const known = this.#known.get(key);
    if (known) return known;
    const below = under();
    const unshown = [...below.keys()].filter((column) => below[column] === 1 || column === columnOf(noGroup));
    const mask = hiddenFaces(faces(), this.#sums, { least: this.#least, unshown });
    this.#known.set(key, mask);
    return mask;
  }

  #of(row: number, who: Exclude<keyof People, 'beyond'>): number[] {
    return this.#each(row, (one) => one.people[who]);
  }

  #each(row: number, of: (one: Counted, column: number) => number): number[] {
    return Array.from({ length: this.#columns }, (_, column) => {
      const one = this.#facts[row + column];
      return one ? of(one, column) : 0;
    });
  }
}
