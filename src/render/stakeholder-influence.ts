/** Stakeholders by influence and interest: who is to be won, kept content, told, or only watched. */
import type { MeasuredMap, Stakeholder } from '../map/map.ts';
import { block, group, lineHeight, margin, styles } from './marks.ts';
import { page, titleBlock, usualWidth, type DrawOptions } from './page.ts';
import type { Places } from './place.ts';
import {
  apart,
  drawPlane,
  leader,
  placesOn,
  pointAt,
  quarterName,
  type Axis,
  type Plane,
  type PlacedDisc,
} from './plane.ts';
import type { Item, Scene } from './scene.ts';
import { clamp, widthOf } from './text.ts';
import { say } from './language.ts';

export const interestAxis: Axis = { name: 'Interest', low: '1 little', high: '5 much', better: 'high' };
export const influenceAxis: Axis = { name: 'Influence', low: '1 little', high: '5 decides', better: 'high' };
export const influenceNames = {
  both: 'Work closely with',
  onlyX: 'Keep informed',
  onlyY: 'Keep satisfied',
  neither: 'Keep an eye on',
};

type Placed = Stakeholder & { influence: number; interest: number };

const isPlaced = (one: Stakeholder): one is Placed => one.influence !== undefined && one.interest !== undefined;

function drawOne(one: Placed, disc: PlacedDisc, plane: Plane, places: Places): Item {
  const { shown, r } = disc;
  const { lines } = clamp(one.name || say('Unnamed'), 150, styles.small, 2);
  const width = Math.max(...lines.map((words) => widthOf(words, styles.small))) + 4;
  const height = lines.length * lineHeight(styles.small);
  const boxes = [
    ...[shown.x + r + 4, shown.x - r - 4 - width].map((x) => ({ x, y: shown.y - height / 2, width, height })),
    ...[shown.y + r + 2, shown.y - r - 2 - height].map((y) => ({ x: shown.x - width / 2, y, width, height })),
  ];
  const box = boxes.find((candidate) => places.cost(candidate) <= 1e-6);
  if (box) places.block(box);
  const rows = [
    [say('Place'), quarterName(plane, one.interest, one.influence)],
    [say('Influence'), say('{n} of 5', { n: one.influence })],
    [say('Interest'), say('{n} of 5', { n: one.interest })],
  ] as const;
  const words = box ? block(lines, { x: box.x + 2, y: box.y, width: width - 4 }, styles.small) : [];
  return group(
    'stakeholder',
    [{ kind: 'circle', cx: shown.x, cy: shown.y, r, fill: 'accentTint', stroke: 'accent', strokeWidth: 1.4 }, ...words],
    {
      record: one.id,
      label: one.name,
      box: { x: shown.x - r, y: shown.y - r, width: 2 * r, height: 2 * r },
      tip: { title: one.name, rows },
    },
  );
}

/** Everybody in a list, placed or not, so that no name is lost where the plane is full. */
function drawList(
  all: readonly Stakeholder[],
  left: number,
  at: { x: number; y: number; width: number },
): { items: Item[]; bottom: number } {
  let { y } = at;
  const items: Item[] = [];
  const add = (words: string, grey: string, record?: string): void => {
    const name = clamp(words, at.width, styles.text, 2).lines;
    const under = clamp(grey, at.width, styles.small, 2).lines;
    const height = name.length * lineHeight(styles.text) + under.length * lineHeight(styles.small);
    const inside = [
      ...block(name, { ...at, y }, styles.text),
      ...block(under, { ...at, y: y + name.length * lineHeight(styles.text) }, styles.small, 'quiet'),
    ];
    items.push(
      group('tray', inside, { label: words, box: { ...at, y, height }, ...(record === undefined ? {} : { record }) }),
    );
    y += height + 8;
  };
  for (const one of all) {
    const scores = isPlaced(one)
      ? say('influence {influence} · interest {interest}', { influence: one.influence, interest: one.interest })
      : say('influence and interest not scored');
    add(one.name || say('Unnamed'), scores, one.id);
  }
  if (left > 0) add(say('and {n} more', { n: left }), say('not drawn'));
  return { items, bottom: y };
}

/** `left` counts those that are not drawn. */
export function drawInfluence(measured: MeasuredMap, options: DrawOptions, left: number): Scene {
  const width = Math.max(900, options.width ?? usualWidth);
  const head = options.title === false ? { items: [], height: margin } : titleBlock(measured, width - 2 * margin);
  const panel = 260;
  const from = margin + 74;
  const box = { x: from, y: head.height + 6, width: width - margin - panel - 32 - from, height: 480 };
  const plane: Plane = { box, x: interestAxis, y: influenceAxis, names: influenceNames };
  const all = measured.map.stakeholders ?? [];
  const scored = all.filter(isPlaced);
  const discs = apart(
    scored.map((one) => ({ id: one.id, at: pointAt(plane, one.interest, one.influence), r: 8 })),
    box,
  );
  const places = placesOn(plane, discs);
  const list = drawList(all, left, { x: width - margin - panel, y: box.y, width: panel });
  const items: Item[] = [
    group('title', head.items),
    group('plane', drawPlane(plane, discs), { box }),
    ...discs.flatMap(leader),
    ...scored.flatMap((one, at) => {
      const disc = discs[at];
      return disc ? [drawOne(one, disc, plane, places)] : [];
    }),
    group('list', list.items),
  ];
  const said = scored.map((one) => `${one.name}: ${quarterName(plane, one.interest, one.influence)}.`);
  const desc = [say('Stakeholders by influence and interest.'), ...said].join(' ');
  const height = Math.max(box.y + box.height + 34, list.bottom) + margin;
  return page(measured, options, { items, width, height, desc });
}
