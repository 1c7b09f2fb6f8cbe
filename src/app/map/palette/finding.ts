/** Words that are looked for in the map: which cards hold them, and which of those is looked at. */
import { useCallback, useSyncExternalStore } from 'react';
import type { Desk } from '../desk.ts';
import { folded, wordsOf } from '../filter.ts';
import type { GridModel } from '../spots.ts';

export interface Finding {
  readonly words: string;
  /** Cards that hold all the words, in reading order: row by row. */
  readonly hits: readonly string[];
  readonly at: number;
}

/** Cards whose text, touchpoint or owner holds every word. */
export function hitsOf(grid: GridModel, words: string): string[] {
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  const touchpoints = new Map(grid.map.touchpoints.map((one) => [one.id, folded(one.name)]));
  const hits: string[] = [];
  for (const lane of grid.lanes) {
    for (const { step } of grid.columns) {
      for (const card of grid.cells.get(`${lane.id}\n${step.id}`) ?? []) {
        const said = `${wordsOf(card)} ${touchpoints.get(card.touchpoint ?? '') ?? ''} ${folded(card.owner ?? '')}`;
        if (wanted.every((word) => said.includes(word))) hits.push(card.id);
      }
    }
  }
  return hits;
}

/** "here" on the hit that is looked at, "" on the others. */
export function useFound(desk: Desk, card: string): 'here' | '' | undefined {
  const read = useCallback(() => {
    const { finding } = desk.state();
    if (!finding || !desk.isHit(card)) return undefined;
    return finding.hits[finding.at] === card ? 'here' : '';
  }, [desk, card]);
  return useSyncExternalStore(desk.subscribe, read);
}
