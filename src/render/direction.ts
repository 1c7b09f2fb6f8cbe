/** Drawings for those who read from the right: laid out from the left like all, then mirrored, the words kept whole. */
import type { JourneyMap } from '../map/map.ts';
import type { Box, GroupItem, Item, PathStep, Scene, TextItem } from './scene.ts';
import { isRightToLeft } from './text.ts';

export type Direction = 'ltr' | 'rtl';

let fromRight = false;

/** The side a map is read from: that of the names of its stages, or of its title while they have none. */
export function directionOf({ stages, title }: Pick<JourneyMap, 'stages' | 'title'>): Direction {
  const names = stages.map(({ name }) => name).join(' ');
  return isRightToLeft(/\p{L}/u.test(names) ? names : title) ? 'rtl' : 'ltr';
}

/** Whether a text stands at the far edge of its room: one from the right, on a drawing from the left. */
export const runsAgainst = (text: string): boolean => !fromRight && isRightToLeft(text);

/** The scene that `make` lays out, as it is or for readers from the right. */
export function drawnFrom(direction: Direction, make: () => Scene): Scene {
  const before = fromRight;
  fromRight = direction === 'rtl';
  try {
    const scene = make();
    return fromRight ? { ...scene, items: mirrored(scene.items, scene.width) } : scene;
  } finally {
    fromRight = before;
  }
}

const anchors = { start: 'end', middle: 'middle', end: 'start' } as const;
const pins = { top: 'top', left: 'right', right: 'left', corner: 'corner-right', 'corner-right': 'corner' } as const;

const mirroredBox = <B extends Box>(box: B, width: number): B => ({ ...box, x: width - box.x - box.width });

function mirroredText(item: TextItem, width: number): TextItem {
  const turned = item.rotate === undefined ? {} : { rotate: -item.rotate };
  return { ...item, ...turned, x: width - item.x, anchor: anchors[item.anchor ?? 'start'] };
}

function mirroredStep(step: PathStep, width: number): PathStep {
  if (step[0] === 'Z') return step;
  if (step[0] === 'C') {
    const [, a, b, c, d, e, f] = step;
    return ['C', width - a, b, width - c, d, width - e, f];
  }
  return [step[0], width - step[1], step[2]];
}

function mirroredGroup(item: GroupItem, width: number): GroupItem {
  return {
    ...item,
    items: mirrored(item.items, width),
    ...(item.box ? { box: mirroredBox(item.box, width) } : {}),
    ...(item.pin ? { pin: pins[item.pin] } : {}),
  };
}

/** The same items as in a mirror `width` wide; words, pictures and what they say stay readable. */
export function mirrored(items: readonly Item[], width: number): Item[] {
  return items.map((item): Item => {
    switch (item.kind) {
      case 'group':
        return mirroredGroup(item, width);
      case 'text':
        return mirroredText(item, width);
      case 'line':
        return { ...item, x1: width - item.x1, x2: width - item.x2 };
      case 'circle':
        return { ...item, cx: width - item.cx };
      case 'path':
        return { ...item, steps: item.steps.map((step) => mirroredStep(step, width)) };
      default:
        return mirroredBox(item, width);
    }
  });
}
