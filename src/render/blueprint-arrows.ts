/** The arrows of a blueprint, and how often each step crosses the line of visibility. */
import type { JourneyMap, Link } from '../map/map.ts';
import type { Route, End } from './blueprint-routes.ts';
import { group } from './marks.ts';
import type { PaintName } from './palette.ts';
import { oneLine } from './rich-lines.ts';
import type { Item, PathStep } from './scene.ts';
import type { Point } from './smooth.ts';
import { say } from './language.ts';

/** An arrow between cards that both stand on the drawing, with what it means for the customer's sight. */
export interface Arrow {
  readonly link: Link;
  readonly crosses: boolean;
  /** The step it starts at. */
  readonly step: string;
}

/** How often each step's arrows cross the line of visibility, by step id. */
export function crossingsByStep(arrows: readonly Arrow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { step, crosses } of arrows) if (crosses) counts.set(step, (counts.get(step) ?? 0) + 1);
  return counts;
}

export const crossingWords = (times: number): string =>
  say('{n, plural, one {crossed once} =2 {crossed twice} other {crossed {n} times}}', { n: times });

/** The same way with its corners rounded. */
function rounded(points: readonly Point[], radius: number): PathStep[] {
  const steps: PathStep[] = [];
  points.forEach((point, at) => {
    const [before, after] = [points[at - 1], points[at + 1]];
    if (!before || !after) {
      steps.push([at === 0 ? 'M' : 'L', point.x, point.y]);
      return;
    }
    const towards = (other: Point): Point => {
      const length = Math.hypot(other.x - point.x, other.y - point.y);
      const reach = length === 0 ? 0 : Math.min(radius, length / 2) / length;
      return { x: point.x + (other.x - point.x) * reach, y: point.y + (other.y - point.y) * reach };
    };
    const [a, b] = [towards(before), towards(after)];
    steps.push(['L', a.x, a.y], ['C', point.x, point.y, point.x, point.y, b.x, b.y]);
  });
  return steps;
}

function head(at: Point, side: End['side'], fill: PaintName): Item {
  const back = side === 'left' ? -7 : 7;
  const steps: PathStep[] = [['M', at.x, at.y], ['L', at.x + back, at.y - 4], ['L', at.x + back, at.y + 4], ['Z']];
  return { kind: 'path', steps, fill };
}

export interface Ground {
  readonly gutterX: (gutter: number, track: number) => number;
  readonly streetY: (street: number, track: number) => number;
  readonly endAt: (end: End) => Point;
}

/** One arrow as a selectable thing with its words. */
export function drawArrow(map: JourneyMap, arrow: Arrow, way: Route, ground: Ground): Item {
  const { link, crosses } = arrow;
  const [start, end] = [ground.endAt(way.from), ground.endAt(way.to)];
  const outX = ground.gutterX(way.out.lane, way.out.track);
  const points: Point[] = [start, { x: outX, y: start.y }];
  if (way.along) {
    const y = ground.streetY(way.along.street.lane, way.along.street.track);
    const intoX = ground.gutterX(way.along.into.lane, way.along.into.track);
    points.push({ x: outX, y }, { x: intoX, y }, { x: intoX, y: end.y });
  } else {
    points.push({ x: outX, y: end.y });
  }
  points.push(end);
  const stroke: PaintName = crosses ? 'accent' : 'quiet';
  const items: Item[] = [
    { kind: 'path', steps: rounded(points, 6), stroke, strokeWidth: crosses ? 2.2 : 1.2 },
    head(end, way.to.side, stroke),
    ...(link.kind === 'mutual' ? [head(start, way.from.side, stroke)] : []),
  ];
  const name = (id: string): string => oneLine(map.cards.find((card) => card.id === id)?.text ?? '');
  const rows: (readonly [string, string])[] = [
    ['', say(link.kind === 'mutual' ? 'Agreed both ways' : 'One way')],
    ...(crosses ? [['', say('Crosses the line of visibility')] as const] : []),
    ...(link.text ? [[say('Words'), link.text] as const] : []),
  ];
  const title = `${name(link.from)} ${link.kind === 'mutual' ? '\u2194' : '\u2192'} ${name(link.to)}`;
  return group('arrow', items, { record: link.id, label: title, tip: { title, rows } });
}
