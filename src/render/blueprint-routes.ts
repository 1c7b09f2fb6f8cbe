/** Ways for the arrows of a blueprint: upright in the gutters between columns, level in the streets between rows. */

/** A card as routing sees it: its row, its columns, and how far down its row each end of an arrow leaves it. */
export interface Stop {
  readonly id: string;
  readonly row: number;
  readonly first: number;
  readonly last: number;
  /** Top and bottom within the row, 0 to 1. */
  readonly top: number;
  readonly bottom: number;
}

export interface Wish {
  readonly id: string;
  readonly from: Stop;
  readonly to: Stop;
}

type Side = 'left' | 'right';

/** One end: the side of the card, and how far down that side, 0 to 1. */
export interface End {
  readonly stop: Stop;
  readonly side: Side;
  readonly share: number;
}

interface Track {
  /** Gutter `g` lies right of column `g`, -1 before the first; street `s` lies above row `s`. */
  readonly lane: number;
  readonly track: number;
}

export interface Route {
  readonly id: string;
  readonly from: End;
  readonly to: End;
  readonly out: Track;
  /** Absent when one gutter joins both. */
  readonly along?: { readonly street: Track; readonly into: Track };
}

export interface Routing {
  readonly routes: readonly Route[];
  /** How many tracks each gutter and street needs. */
  readonly gutters: ReadonlyMap<number, number>;
  readonly streets: ReadonlyMap<number, number>;
}

/** Gives out tracks so that no two stretches on one track overlap: first fit, in order of their beginning. */
class Tracks {
  readonly #taken = new Map<number, [from: number, to: number][][]>();

  take(lane: number, a: number, b: number): Track {
    const [from, to] = [Math.min(a, b), Math.max(a, b)];
    const tracks = this.#taken.get(lane) ?? [];
    this.#taken.set(lane, tracks);
    const free = tracks.findIndex((own) => own.every(([start, end]) => end < from || to < start));
    const track = free < 0 ? tracks.length : free;
    if (free < 0) tracks.push([[from, to]]);
    else tracks[track]?.push([from, to]);
    return { lane, track };
  }

  counts(): Map<number, number> {
    return new Map([...this.#taken].map(([lane, tracks]) => [lane, tracks.length]));
  }
}

function sidesOf({ from, to }: Wish): { out: Side; into: Side } {
  if (to.first > from.last) return { out: 'right', into: 'left' };
  if (to.last < from.first) return { out: 'left', into: 'right' };
  return { out: 'right', into: 'right' };
}

const gutterAt = (stop: Stop, side: Side): number => (side === 'right' ? stop.last : stop.first - 1);

/** Ends at one side of a card are spread over it, in the order of where they lead. */
function spread(wishes: readonly Wish[]): Map<string, number> {
  const sides = new Map<string, { key: string; to: Stop }[]>();
  const add = (own: Stop, side: Side, key: string, to: Stop): void => {
    const at = `${side} ${own.id}`;
    const ends = sides.get(at) ?? [];
    sides.set(at, ends);
    ends.push({ key, to });
  };
  for (const wish of wishes) {
    const { out, into } = sidesOf(wish);
    add(wish.from, out, `from ${wish.id}`, wish.to);
    add(wish.to, into, `to ${wish.id}`, wish.from);
  }
  const shares = new Map<string, number>();
  for (const ends of sides.values()) {
    const sorted = ends.toSorted((a, b) => a.to.row + a.to.top - (b.to.row + b.to.top) || a.to.first - b.to.first);
    sorted.forEach(({ key }, at) => shares.set(key, (at + 1) / (sorted.length + 1)));
  }
  return shares;
}

const heightOf = (end: End): number => end.stop.row + end.stop.top + (end.stop.bottom - end.stop.top) * end.share;

function streetOf({ from, to }: Wish): number {
  return from.row > to.row ? to.row + 1 : to.row;
}

/** A way for every wish, in their order. Deterministic. */
export function route(wishes: readonly Wish[]): Routing {
  const shares = spread(wishes);
  const [gutters, streets] = [new Tracks(), new Tracks()];
  const routes = wishes.map((wish): Route => {
    const { out, into } = sidesOf(wish);
    const from: End = { stop: wish.from, side: out, share: shares.get(`from ${wish.id}`) ?? 0.5 };
    const to: End = { stop: wish.to, side: into, share: shares.get(`to ${wish.id}`) ?? 0.5 };
    const [first, last] = [gutterAt(wish.from, out), gutterAt(wish.to, into)];
    if (first === last) return { id: wish.id, from, to, out: gutters.take(first, heightOf(from), heightOf(to)) };
    const street = streetOf(wish);
    return {
      id: wish.id,
      from,
      to,
      out: gutters.take(first, heightOf(from), street),
      along: { street: streets.take(street, first, last), into: gutters.take(last, street, heightOf(to)) },
    };
  });
  return { routes, gutters: gutters.counts(), streets: streets.counts() };
}
