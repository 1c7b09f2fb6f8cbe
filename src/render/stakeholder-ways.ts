/** The ways of what stakeholders give each other: bowed around everybody who stands between, with words or a number. */
import type { Stakeholder } from '../map/map.ts';
import { lineHeight, rect, styles, text } from './marks.ts';
import { crosses, overlap, Places } from './place.ts';
import type { Box, Item, PathStep } from './scene.ts';
import { sampled, type Point } from './smooth.ts';
import { edgeOf, type LaidStakeholder } from './stakeholder-layout.ts';
import { clamp, widthOf } from './text.ts';

export interface Gift {
  readonly from: Stakeholder;
  readonly to: Stakeholder;
  readonly what: string;
}

export interface Way {
  readonly gift: Gift;
  readonly number: number;
  readonly steps: readonly PathStep[];
  readonly points: readonly Point[];
}

const middleOf = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

/** From box to box, its belly `bow` pixels to the left of the straight line. */
function bowed(a: Box, b: Box, bow: number): { steps: PathStep[]; points: Point[] } {
  const [from, to] = [middleOf(a), middleOf(b)];
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const belly = {
    x: (from.x + to.x) / 2 + ((to.y - from.y) / length) * bow,
    y: (from.y + to.y) / 2 - ((to.x - from.x) / length) * bow,
  };
  const [start, end] = [edgeOf(a, belly), edgeOf(b, belly)];
  const third = (end1: Point): Point => ({
    x: end1.x + (belly.x - end1.x) * (2 / 3),
    y: end1.y + (belly.y - end1.y) * (2 / 3),
  });
  const [one, two] = [third(start), third(end)];
  const steps: PathStep[] = [
    ['M', start.x, start.y],
    ['C', one.x, one.y, two.x, two.y, end.x, end.y],
  ];
  return { steps, points: sampled(steps, 20) };
}

function touches(points: readonly Point[], box: Box, reach: number): boolean {
  return points.slice(1).some((point, at) => crosses(box, points[at] ?? point, point, reach));
}

/** Straight where nobody stands between, else the least bow that leads around; there and back lie apart. */
export function waysOf(gifts: readonly Gift[], nodes: ReadonlyMap<string, LaidStakeholder>): Way[] {
  const boxes = [...nodes.values()].map((node) => node.box);
  return gifts.flatMap((gift, at): Way[] => {
    const [a, b] = [nodes.get(gift.from.id)?.box, nodes.get(gift.to.id)?.box];
    if (!a || !b) return [];
    const back = gifts.some((other) => other.from === gift.to && other.to === gift.from);
    const again = gifts.slice(0, at).filter((other) => other.from === gift.from && other.to === gift.to).length;
    const least = (back ? 16 : 0) + again * 22;
    const others = boxes.filter((box) => box !== a && box !== b);
    const bows = [0, 40, 80, 120, 170, 220, 280].flatMap((more) => [least + more, -least - more - (back ? 16 : 0)]);
    const ways = bows.map((bow) => bowed(a, b, bow));
    const clear = ways.find(({ points }) => others.every((box) => !touches(points, box, 5)));
    const way = clear ?? ways[0];
    return way ? [{ gift, number: at + 1, ...way }] : [];
  });
}

/** Whether a box touches neither a stakeholder nor a way. */
export function freeOf(box: Box, nodes: readonly LaidStakeholder[], ways: readonly Way[]): boolean {
  return nodes.every((node) => overlap(node.box, box) === 0) && ways.every((way) => !touches(way.points, box, 3));
}

function headAt({ points }: Way): Item[] {
  const [before, to] = [points.at(-2), points.at(-1)];
  if (!before || !to) return [];
  const length = Math.hypot(to.x - before.x, to.y - before.y) || 1;
  const [ux, uy] = [(to.x - before.x) / length, (to.y - before.y) / length];
  const back = { x: to.x - ux * 8, y: to.y - uy * 8 };
  const steps: PathStep[] = [
    ['M', to.x, to.y],
    ['L', back.x - uy * 4, back.y + ux * 4],
    ['L', back.x + uy * 4, back.y - ux * 4],
    ['Z'],
  ];
  return [{ kind: 'path', steps, fill: 'quiet' }];
}

/** Words on the way where they touch nothing else, then its number, under which the list has the words. */
function labelOf(way: Way, others: readonly Way[], places: Places): Item[] {
  const words = clamp(way.gift.what, 130, styles.small, 1).lines[0] ?? '';
  for (const one of [words, String(way.number)]) {
    const width = widthOf(one, styles.small) + 8;
    const height = lineHeight(styles.small);
    for (const at of [10, 8, 12, 6, 14, 5, 15, 4, 16]) {
      const point = way.points[at];
      if (!point || one === '') continue;
      const box = { x: point.x - width / 2, y: point.y - height / 2, width, height };
      if (places.cost(box) > 1e-6 || others.some((other) => touches(other.points, box, 1))) continue;
      places.block(box);
      const label = text(one, point.x, point.y + 4, styles.small, 'quiet', 'middle');
      return [rect(box, { fill: 'paper', radius: 4 }), label];
    }
  }
  return [];
}

/** Lines, heads and labels; `taken` are places where something is written already. */
export function drawWays(
  ways: readonly Way[],
  nodes: readonly LaidStakeholder[],
  taken: readonly Box[],
  within: Box,
): Item[] {
  const places = new Places(within);
  for (const box of [...nodes.map((node) => node.box), ...taken]) places.block(box);
  const lines = ways.map(({ steps }): Item => ({
    kind: 'path',
    steps,
    stroke: 'quiet',
    strokeWidth: 1.2,
    round: true,
  }));
  const labels = ways.flatMap((way) =>
    labelOf(
      way,
      ways.filter((other) => other !== way),
      places,
    ),
  );
  return [...lines, ...ways.flatMap(headAt), ...labels];
}
