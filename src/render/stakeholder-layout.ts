/** Where stakeholders stand around the customer: rings by nearness, one sector a side, boxes that do not touch. */
import type { JourneyMap, Stakeholder } from '../map/map.ts';
import { lineHeight, styles } from './marks.ts';
import { overlap } from './place.ts';
import type { Box } from './scene.ts';
import type { Point } from './smooth.ts';
import { clamp, widthOf } from './text.ts';
import { say } from './language.ts';

export const ringNames = ['Customer', 'Meets the customer', 'Works behind', 'Stands around'] as const;

export interface LaidStakeholder {
  readonly one: Stakeholder;
  /** 0 is the customer's own place. */
  readonly ring: number;
  readonly name: readonly string[];
  readonly role: readonly string[];
  readonly box: Box;
}

export interface LaidRings {
  readonly centre: Point;
  readonly radii: readonly number[];
  readonly nodes: readonly LaidStakeholder[];
  readonly size: number;
}

const order = ['customer', 'company', 'partner', 'public'] as const;

/** The ring somebody gave, else the usual one of the side. */
export function ringOf(one: Stakeholder): number {
  if (one.ring !== undefined) return one.ring;
  return { customer: 0, company: 1, partner: 2, public: 3 }[one.side];
}

const nodeWidth = 148;
const pad = 10;

interface Sized {
  readonly one: Stakeholder;
  readonly name: readonly string[];
  readonly role: readonly string[];
  readonly width: number;
  readonly height: number;
}

function sized(one: Stakeholder): Sized {
  const name = clamp(one.name || say('Unnamed'), nodeWidth - 2 * pad, styles.strong, 2).lines;
  const role = clamp(one.role ?? '', nodeWidth - 2 * pad, styles.small, 2).lines;
  const widest = Math.max(
    ...name.map((words) => widthOf(words, styles.strong)),
    ...role.map((words) => widthOf(words, styles.small)),
  );
  return {
    one,
    name,
    role,
    width: Math.ceil(Math.max(72, widest + 2 * pad)),
    height: name.length * lineHeight(styles.strong) + role.length * lineHeight(styles.small) + 14,
  };
}

function boxAround({ width, height }: Sized, { x, y }: Point): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

const free = (boxes: readonly Box[]): boolean =>
  boxes.every((a, at) =>
    boxes
      .slice(0, at)
      .every((b) => overlap({ ...a, x: a.x - 8, y: a.y - 6, width: a.width + 16, height: a.height + 12 }, b) === 0),
  );

/** Boxes evenly around a circle of the smallest radius, from `least` on, at which none touches another, nor what is `taken`. */
function around(
  nodes: readonly Sized[],
  least: number,
  turn: number,
  taken: readonly Box[],
): { radius: number; boxes: Box[] } {
  for (let radius = least; ; radius += 14) {
    const boxes = nodes.map((node, at) => {
      const angle = turn + (at / nodes.length) * 2 * Math.PI;
      return boxAround(node, { x: radius * 1.18 * Math.cos(angle), y: radius * Math.sin(angle) });
    });
    if (free([...taken, ...boxes])) return { radius, boxes };
  }
}

/** Boxes below each other in the middle: those who are the customer. */
function inMiddle(nodes: readonly Sized[]): Box[] {
  const whole = nodes.reduce((sum, node) => sum + node.height + 8, -8);
  let y = -whole / 2;
  return nodes.map((node) => {
    const box = { x: -node.width / 2, y, width: node.width, height: node.height };
    y += node.height + 8;
    return box;
  });
}

/** Customers in the middle, everybody else on the ring given or usual for their side. Deterministic. */
export function layRings(map: JourneyMap): LaidRings {
  const all = (map.stakeholders ?? []).toSorted((a, b) => order.indexOf(a.side) - order.indexOf(b.side));
  const rings = [0, 1, 2, 3].map((ring) => all.filter((one) => ringOf(one) === ring).map(sized));
  const [customers = [], ...others] = rings;
  const middle = inMiddle(customers);
  const half = Math.max(46, ...middle.flatMap((box) => [Math.abs(box.x) / 1.18, Math.abs(box.y), box.y + box.height]));
  let inner = half + 40;
  const radii: number[] = [];
  const placed: { node: Sized; ring: number; box: Box }[] = customers.map((node, at) => ({
    node,
    ring: 0,
    box: middle[at] ?? { x: 0, y: 0, width: 0, height: 0 },
  }));
  others.forEach((nodes, at) => {
    const laid = around(
      nodes,
      Math.max(inner, 120),
      -Math.PI / 2 + at * 0.5,
      placed.map((one) => one.box),
    );
    const radius = nodes.length === 0 ? inner + 30 : laid.radius;
    radii.push(radius);
    nodes.forEach((node, index) => {
      const box = laid.boxes[index];
      if (box) placed.push({ node, ring: at + 1, box });
    });
    inner = radius + (nodes.length === 0 ? 46 : 84);
  });
  const reach = Math.max(...radii, ...placed.flatMap(({ box }) => [-box.y, box.y + box.height])) + 22;
  const wide = Math.max(reach * 1.18, ...placed.flatMap(({ box }) => [-box.x, box.x + box.width])) + 16;
  const centre = { x: wide, y: reach };
  return {
    centre,
    radii,
    size: wide,
    nodes: placed.map(({ node, ring, box }) => ({
      one: node.one,
      ring,
      name: node.name,
      role: node.role,
      box: { ...box, x: box.x + centre.x, y: box.y + centre.y },
    })),
  };
}

/** Where the straight line from one box to the middle of another leaves the first. */
export function edgeOf(box: Box, towards: Point): Point {
  const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const [dx, dy] = [towards.x - centre.x, towards.y - centre.y];
  const reach = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : box.width / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : box.height / 2 / Math.abs(dy),
  );
  const part = Number.isFinite(reach) ? Math.min(1, reach) : 0;
  return { x: centre.x + dx * part, y: centre.y + dy * part };
}
