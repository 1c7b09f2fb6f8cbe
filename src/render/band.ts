/** The part of a drawing that stands between two heights: all that is needed to draw a strip of it. */
import type { Item, PathStep, Scene } from './scene.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The heights a path reaches at most: no curve leaves the points it is drawn by. */
function pathSpan(steps: readonly PathStep[]): Span {
  let [from, to] = [Infinity, -Infinity];
  for (const step of steps) {
    for (let at = 2; at < step.length; at += 2) {
      from = Math.min(from, Number(step[at]));
      to = Math.max(to, Number(step[at]));
    }
  }
  return { from, to };
}

/** Where an item stands at most, without the width of its stroke. */
function spanOf(item: Exclude<Item, { kind: 'group' }>): Span {
  switch (item.kind) {
    case 'rect':
    case 'image':
      return { from: item.y, to: item.y + item.height };
    case 'line':
      return { from: Math.min(item.y1, item.y2), to: Math.max(item.y1, item.y2) };
    case 'circle':
      return { from: item.cy - item.r, to: item.cy + item.r };
    case 'path':
      return pathSpan(item.steps);
    case 'text': {
      // Wide letters are as wide as they are high; tall marks reach above their line, and turned text anywhere around.
      const reach = item.size * (item.rotate ? item.text.length + 2 : 2);
      return { from: item.y - reach, to: item.y + reach };
    }
  }
}

function within(items: readonly Item[], from: number, to: number): Item[] {
  return items.flatMap((item): Item[] => {
    if (item.kind === 'group') {
      const inside = within(item.items, from, to);
      return inside.length === 0 ? [] : [{ ...item, items: inside }];
    }
    const span = spanOf(item);
    const stroke = 'strokeWidth' in item ? (item.strokeWidth ?? 1) : 1;
    return span.to + stroke < from || span.from - stroke > to ? [] : [item];
  });
}

/** The same drawing with nothing but what is seen between the two heights, for a strip of its picture. */
export const bandOf = (scene: Scene, from: number, to: number): Scene => ({
  ...scene,
  items: within(scene.items, from, to),
});
