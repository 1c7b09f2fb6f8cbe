/** Disjoint sets that can be joined (union by size with path halving, Tarjan and van Leeuwen 1984). */

export class UnionFind {
  private readonly parent: Uint32Array;
  private readonly size: Uint32Array;

  /** Every number below `count` begins as a set of its own. */
  constructor(count: number) {
    this.parent = Uint32Array.from({ length: count }, (_, i) => i);
    this.size = new Uint32Array(count).fill(1);
  }

  /** A number that stands for the set; which one it is depends on the order of joining. */
  find(one: number): number {
    const { parent } = this;
    let at = one;
    while (parent[at] !== at) {
      const above = parent[parent[at] as number] as number;
      parent[at] = above;
      at = above;
    }
    return at;
  }

  join(one: number, other: number): void {
    const [a, b] = [this.find(one), this.find(other)];
    if (a === b) return;
    const [large, small] = (this.size[a] as number) >= (this.size[b] as number) ? [a, b] : [b, a];
    this.parent[small] = large;
    this.size[large] = (this.size[large] as number) + (this.size[small] as number);
  }
}
