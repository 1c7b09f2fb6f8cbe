/** Stakeholders: rings around the customer with what everybody gives, or influence by interest. */
import type { JourneyMap, MeasuredMap, Stakeholder } from '../map/map.ts';
import { block, group, lineHeight, margin, rect, styles, text } from './marks.ts';
import { page, titleBlock, usualWidth, type DrawOptions } from './page.ts';
import type { Box, Item, PathStep, Scene, Tip } from './scene.ts';
import type { Point } from './smooth.ts';
import { layRings, ringNames, type LaidStakeholder } from './stakeholder-layout.ts';
import { drawWays, freeOf, waysOf, type Gift, type Way } from './stakeholder-ways.ts';
import { drawInfluence } from './stakeholder-influence.ts';
import { clamp, widthOf } from './text.ts';
import { say } from './language.ts';

export const sideNames = { customer: 'Customer', company: 'Company', partner: 'Partner', public: 'Public' } as const;

const paints = {
  customer: { fill: 'accentTint', stroke: 'accent' },
  company: { fill: 'card', stroke: 'ink' },
  partner: { fill: 'sandTint', stroke: 'sand' },
  public: { fill: 'card', stroke: 'strong', dash: [4, 3] },
} as const;

/** What goes from one to another; to somebody who is not on the map it is left out. */
export function giftsOf(map: JourneyMap): Gift[] {
  const all = new Map((map.stakeholders ?? []).map((one) => [one.id, one]));
  return [...all.values()].flatMap((from) =>
    (from.gives ?? []).flatMap(({ to, what }): Gift[] => {
      const other = all.get(to);
      return other && other !== from ? [{ from, to: other, what }] : [];
    }),
  );
}

export function tipOfStakeholder(one: Stakeholder): Tip {
  const rows: (readonly [string, string])[] = [['', say(sideNames[one.side])]];
  if (one.role) rows.push([say('Role'), one.role]);
  if (one.influence !== undefined) rows.push([say('Influence'), say('{n} of 5', { n: one.influence })]);
  if (one.interest !== undefined) rows.push([say('Interest'), say('{n} of 5', { n: one.interest })]);
  if (one.note) rows.push([say('Note'), one.note]);
  return { title: one.name, rows };
}

function drawNode({ one, name, role, box }: LaidStakeholder): Item {
  const inner = { x: box.x + 10, y: box.y + 7, width: box.width - 20 };
  const under = { ...inner, y: inner.y + name.length * lineHeight(styles.strong) };
  const ground = rect(box, { ...paints[one.side], radius: one.side === 'customer' ? 18 : 6, strokeWidth: 1.3 });
  const items = [ground, ...block(name, inner, styles.strong), ...block(role, under, styles.small, 'quiet')];
  return group('stakeholder', items, { record: one.id, label: one.name, box, tip: tipOfStakeholder(one) });
}

function drawRings(centre: Point, radii: readonly number[]): Item[] {
  const curve = 0.5523;
  return radii.flatMap((ry, at): Item[] => {
    const rx = ry * 1.18;
    const { x, y } = centre;
    const steps: PathStep[] = [
      ['M', x, y - ry],
      ['C', x + rx * curve, y - ry, x + rx, y - ry * curve, x + rx, y],
      ['C', x + rx, y + ry * curve, x + rx * curve, y + ry, x, y + ry],
      ['C', x - rx * curve, y + ry, x - rx, y + ry * curve, x - rx, y],
      ['C', x - rx, y - ry * curve, x - rx * curve, y - ry, x, y - ry],
      ['Z'],
    ];
    return [{ kind: 'path', steps, stroke: 'line', strokeWidth: 1.3, ...(at === 2 ? { dash: [4, 4] } : {}) }];
  });
}

function drawGifts(
  gifts: readonly Gift[],
  at: { x: number; y: number; width: number },
): { items: Item[]; bottom: number } {
  let y = at.y;
  const items: Item[] = gifts.length > 0 ? block([say('Who gives what')], { ...at, y }, styles.strong) : [];
  y += gifts.length > 0 ? lineHeight(styles.strong) + 4 : 0;
  gifts.forEach((gift, index) => {
    const number = `${index + 1}`;
    const indent = widthOf(String(gifts.length), styles.small) + 10;
    const who = clamp(`${gift.from.name} \u2192 ${gift.to.name}`, at.width - indent, styles.small, 2).lines;
    const what = clamp(gift.what, at.width - indent, styles.text, 3).lines;
    const inner = { x: at.x + indent, width: at.width - indent };
    items.push(
      text(number, at.x, y + 13, styles.small, 'quiet'),
      ...block(what, { ...inner, y }, styles.text),
      ...block(who, { ...inner, y: y + what.length * lineHeight(styles.text) }, styles.small, 'quiet'),
    );
    y += what.length * lineHeight(styles.text) + who.length * lineHeight(styles.small) + 8;
  });
  return { items, bottom: y };
}

function drawKey(x: number, y: number): Item[] {
  let at = x;
  return (['customer', 'company', 'partner', 'public'] as const).flatMap((side) => {
    const box = { x: at, y: y - 10, width: 18, height: 12 };
    const mark = rect(box, { ...paints[side], radius: side === 'customer' ? 6 : 2, strokeWidth: 1.3 });
    const words = say(sideNames[side]);
    const items = [mark, text(words, at + 25, y, styles.small, 'quiet')];
    at += 25 + widthOf(words, styles.small) + 22;
    return items;
  });
}

export function spokenStakeholders(map: JourneyMap): string {
  const all = (map.stakeholders ?? []).map((one) => `${one.name}, ${say(sideNames[one.side].toLowerCase())}.`);
  const given = giftsOf(map).map(({ from, what, to }) =>
    say('{from} gives {what} to {to}.', { from: from.name, what, to: to.name }),
  );
  return [say('Stakeholders of the journey.'), ...all, ...given].join(' ');
}

function drawNobody(measured: MeasuredMap, options: DrawOptions): Scene {
  const width = 760;
  const head = options.title === false ? { items: [], height: margin } : titleBlock(measured, width - 2 * margin);
  const box = { x: margin, y: head.height, width: width - 2 * margin, height: 120 };
  const words = say(
    'Add who has a part in this journey: who meets the customer, who works behind, who sets the rules.',
  );
  const lines = clamp(words, box.width - 48, styles.text, 3).lines;
  const items: Item[] = [
    group('title', head.items),
    rect(box, { fill: 'card', stroke: 'line', radius: 10 }),
    text(say('No stakeholders yet'), box.x + 24, box.y + 44, styles.title),
    ...block(lines, { x: box.x + 24, y: box.y + 58, width: box.width - 48 }, styles.text, 'quiet'),
  ];
  return page(measured, options, {
    items,
    width,
    height: box.y + box.height + margin,
    desc: say('No stakeholders yet.'),
  });
}

/** More cannot be read around one table; the rest is counted. */
const mostDrawn = 60;

function limited(measured: MeasuredMap): { measured: MeasuredMap; left: number } {
  const all = measured.map.stakeholders ?? [];
  if (all.length <= mostDrawn) return { measured, left: 0 };
  const map = { ...measured.map, stakeholders: all.slice(0, mostDrawn) };
  return { measured: { ...measured, map }, left: all.length - mostDrawn };
}

export function drawStakeholders(whole: MeasuredMap, options: DrawOptions): Scene {
  if ((whole.map.stakeholders ?? []).length === 0) return drawNobody(whole, options);
  const { measured, left } = limited(whole);
  if (options.stakeholdersBy === 'influence') return drawInfluence(measured, options, left);
  const laid = layRings(measured.map);
  const gifts = giftsOf(measured.map);
  const panel = gifts.length > 0 ? 290 : 0;
  const width = Math.max(options.width ?? usualWidth, 2 * laid.size + panel + 3 * margin);
  const head = options.title === false ? { items: [], height: margin } : titleBlock(measured, width - 2 * margin);
  const field = {
    x: margin,
    y: head.height,
    width: width - panel - (panel > 0 ? 3 : 2) * margin,
    height: 2 * laid.centre.y,
  };
  const shift = { x: field.x + field.width / 2 - laid.centre.x, y: field.y };
  const nodes = laid.nodes.map((node) => ({
    ...node,
    box: { ...node.box, x: node.box.x + shift.x, y: node.box.y + shift.y },
  }));
  const centre = { x: laid.centre.x + shift.x, y: laid.centre.y + shift.y };
  const ways = waysOf(gifts, new Map(nodes.map((node) => [node.one.id, node])));
  const list = drawGifts(gifts, { x: width - margin - panel, y: field.y + 4, width: panel });
  const rings = ringNames.slice(1).flatMap((name, at) => {
    const label = ringLabel(say(name), centre, laid.radii[at] ?? 0, nodes, ways);
    return label ? [label] : [];
  });
  const bottom = Math.max(field.y + field.height, list.bottom) + 8;
  const more =
    left > 0 ? [text(say('and {n} more, not drawn', { n: left }), margin, bottom + 38, styles.small, 'quiet')] : [];
  const items: Item[] = [
    group('title', head.items),
    group('rings', [...drawRings(centre, laid.radii), ...rings.flatMap((one) => one.items)]),
    group(
      'gifts',
      drawWays(
        ways,
        nodes,
        rings.map((one) => one.box),
        field,
      ),
    ),
    ...nodes.map(drawNode),
    group('list', list.items),
    group('legend', [...drawKey(margin, bottom + 16), ...more]),
  ];
  return page(measured, options, {
    items,
    width,
    height: bottom + 34 + (left > 0 ? 20 : 0),
    desc: spokenStakeholders(measured.map),
  });
}

/** The name of a ring where it stands free of everybody and of every way. */
function ringLabel(
  name: string,
  centre: Point,
  radius: number,
  nodes: readonly LaidStakeholder[],
  ways: readonly Way[],
): { items: Item[]; box: Box } | undefined {
  const width = widthOf(name, styles.small) + 10;
  const height = lineHeight(styles.small);
  const turns = [90, 270, 60, 120, 240, 300, 45, 135, 225, 315, 0, 180];
  const box = turns
    .map((turn) => (turn / 180) * Math.PI)
    .map((turn) => ({ x: centre.x + radius * 1.18 * Math.cos(turn), y: centre.y + radius * Math.sin(turn) }))
    .map(({ x, y }) => ({ x: x - width / 2, y: y - height / 2, width, height }))
    .find((one) => freeOf(one, nodes, ways));
  if (!box) return undefined;
  const words = text(name, box.x + width / 2, box.y + height - 4, styles.small, 'quiet', 'middle');
  return { items: [rect(box, { fill: 'paper', radius: 4 }), words], box };
}
