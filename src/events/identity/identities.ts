/**
 * Which ids are one person. An id met before signing in belongs to the first person it was met with, once and for all;
 * two people who are both known become one only when somebody says so, and no longer when that is taken back.
 */
import { UnionFind } from './union-find.ts';

/** What was told, in any order; ids are numbers from 0. */
export interface IdentityFacts {
  readonly ids: number;
  /** True for ids that people sign in with; the others are anonymous. */
  readonly known: (id: number) => boolean;
  /** An anonymous id beside a known one, and when. */
  readonly met: Iterable<Meeting>;
  /** "These two are one", as somebody said. */
  readonly merges: Iterable<Merge>;
  /** Orders ids the same way every time; decides ties, and which id stands for a person. */
  readonly rank: (id: number) => number;
}

export interface Meeting {
  readonly anonymous: number;
  readonly known: number;
  /** Microseconds since 1970. */
  readonly at: number;
}

export type Merge = readonly [one: number, other: number];

/**
 * For each id the id that stands for its person: of the known ones, or where there are none of all, the one of lowest
 * rank. The same facts in any order give the same answer; facts less one give what they would have given without it.
 */
export function personsOf({ ids, known, met, merges, rank }: IdentityFacts): Uint32Array {
  const sets = new UnionFind(ids);
  const merged = new Uint8Array(ids);
  for (const [one, other] of merges) {
    sets.join(one, other);
    if (!known(one)) merged[one] = 1;
    if (!known(other)) merged[other] = 1;
  }
  // What somebody said of an anonymous id goes before where it was met first.
  for (const { anonymous, known: person } of firstMeetings(met, rank)) {
    if (!known(anonymous) && merged[anonymous] === 0) sets.join(anonymous, person);
  }
  return representatives(sets, ids, known, rank);
}

function firstMeetings(met: Iterable<Meeting>, rank: (id: number) => number): Iterable<Meeting> {
  const first = new Map<number, Meeting>();
  for (const meeting of met) {
    const before = first.get(meeting.anonymous);
    if (!before || earlier(meeting, before, rank)) first.set(meeting.anonymous, meeting);
  }
  return first.values();
}

function earlier(one: Meeting, other: Meeting, rank: (id: number) => number): boolean {
  return one.at < other.at || (one.at === other.at && rank(one.known) < rank(other.known));
}

function representatives(
  sets: UnionFind,
  ids: number,
  known: (id: number) => boolean,
  rank: (id: number) => number,
): Uint32Array {
  const best = new Int32Array(ids).fill(-1);
  const better = (one: number, other: number): boolean =>
    known(one) === known(other) ? rank(one) < rank(other) : known(one);
  for (let id = 0; id < ids; id++) {
    const set = sets.find(id);
    const before = best[set] as number;
    if (before < 0 || better(id, before)) best[set] = id;
  }
  return Uint32Array.from({ length: ids }, (_, id) => best[sets.find(id)] as number);
}
