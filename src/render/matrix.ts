/** The opportunity matrix: effort by value, the name of each quarter written on it, what nobody scored in a tray. */
import type { MeasuredMap } from '../map/map.ts';
import { block, group, lineHeight, margin, rect, styles, text } from './marks.ts';
import { candidatesOf, effortAxis, isScored, matrixNames, valueAxis, type Candidate } from './matrix-scores.ts';
import { page, titleBlock, usualWidth, type DrawOptions } from './page.ts';
import type { Places } from './place.ts';
import { apart, drawPlane, leader, placesOn, pointAt, quarterName, type Plane, type PlacedDisc } from './plane.ts';
import { oneLine } from './rich-lines.ts';
import type { Box, Item, Scene, Tip } from './scene.ts';
import { clamp, widthOf } from './text.ts';
import { figure } from './wording.ts';
import { say } from './language.ts';

type Scored = Candidate & { effort: number; value: number };

/** More than this cannot be told apart on one plane. */
const mostShown = 200;
const mostWaiting = 200;
const plotHeight = 520;
const left = margin + 74;

const kindName = { opportunities: 'Opportunity', solutions: 'Solution' } as const;

const wordsOf = (one: Candidate): string => oneLine(one.card.text) || say(kindName[one.kind]);

const score = (value: number): string => figure(Math.round(value * 10) / 10);

/** Words that no line break parts. */
const together = (words: string): string => words.replaceAll(' ', '\u00a0');

/** "effort 2, customer 5, company 4, 2 linked, planned" */
function scoreWords(one: Candidate): string {
  const { card } = one;
  const parts = [
    card.effort === undefined ? '' : say('effort {n}', { n: score(card.effort) }),
    card.customerValue === undefined ? '' : say('customer {n}', { n: score(card.customerValue) }),
    card.businessValue === undefined ? '' : say('company {n}', { n: score(card.businessValue) }),
    one.linked > 0 ? say('{n} linked', { n: one.linked }) : '',
    card.progress === undefined ? '' : say(card.progress),
  ];
  return [say(kindName[one.kind].toLowerCase()), ...parts.filter(Boolean)].map(together).join(' · ');
}

function tipOf(plane: Plane, one: Candidate): Tip {
  const rows: (readonly [string, string])[] = [['', say(kindName[one.kind])]];
  if (isScored(one)) rows.push([say('Place'), quarterName(plane, one.effort, one.value)]);
  const add = (label: string, value: number | undefined): void => {
    rows.push([label, value === undefined ? say('not scored') : say('{n} of 5', { n: score(value) })]);
  };
  add(say('Effort'), one.card.effort);
  add(say('Value for the customer'), one.card.customerValue);
  add(say('Value for the company'), one.card.businessValue);
  rows.push([say('Insights and pain points behind it'), String(one.linked)]);
  if (one.card.owner) rows.push([say('Owner'), one.card.owner]);
  if (one.card.progress) rows.push([say('Progress'), say(one.card.progress)]);
  return { title: wordsOf(one), rows };
}

const radius = (one: Candidate): number => Math.min(28, 11 + 4.5 * Math.sqrt(one.linked));

/** A square for solutions, a circle for opportunities: told apart without colour. */
function mark(one: Candidate, x: number, y: number, r: number): Item {
  if (one.kind === 'opportunities')
    return { kind: 'circle', cx: x, cy: y, r, fill: 'sandTint', stroke: 'sand', strokeWidth: 1.5 };
  const side = r * 1.72;
  const box = { x: x - side / 2, y: y - side / 2, width: side, height: side };
  return rect(box, { fill: 'accentTint', stroke: 'accent', strokeWidth: 1.5, radius: 4 });
}

function drawBubbles(plane: Plane, scored: readonly Scored[], placed: readonly PlacedDisc[]): Item[] {
  const places = placesOn(plane, placed);
  return scored.map((one, at) => {
    const disc = placed[at];
    if (!disc) return group('bubble', []);
    const { shown, r } = disc;
    const items = [
      mark(one, shown.x, shown.y, r),
      text(String(at + 1), shown.x, shown.y + 4, styles.smallStrong, 'ink', 'middle'),
      ...labelOf(one, disc, places),
    ];
    return group('bubble', items, {
      record: one.card.id,
      label: wordsOf(one),
      box: { x: shown.x - r, y: shown.y - r, width: 2 * r, height: 2 * r },
      tip: tipOf(plane, one),
    });
  });
}

/** The words beside a bubble where there is room; the list holds them all. */
function labelOf(one: Candidate, { shown, r }: PlacedDisc, places: Places): Item[] {
  for (const [room, most] of [
    [150, 2],
    [104, 3],
  ] as const) {
    const found = placeLabel(clamp(wordsOf(one), room, styles.small, most).lines, { shown, r }, places);
    if (found.length > 0) return found;
  }
  return [];
}

function placeLabel(lines: readonly string[], { shown, r }: Pick<PlacedDisc, 'shown' | 'r'>, places: Places): Item[] {
  const width = Math.max(...lines.map((words) => widthOf(words, styles.small))) + 4;
  const height = lines.length * lineHeight(styles.small);
  const beside = [shown.x + r + 5, shown.x - r - 5 - width];
  const boxes: Box[] = [
    ...beside.map((x) => ({ x, y: shown.y - height / 2, width, height })),
    ...[shown.y + r + 3, shown.y - r - 3 - height].map((y) => ({ x: shown.x - width / 2, y, width, height })),
    ...beside.flatMap((x) => [-r, r].map((down) => ({ x, y: shown.y - height / 2 + down, width, height }))),
  ];
  const cost = boxes.findIndex((box) => places.cost(box) <= 1e-6);
  const box = boxes[cost];
  if (!box) return [];
  places.block(box);
  return block(lines, { x: box.x + 2, y: box.y, width: width - 4 }, styles.small);
}

interface Entry {
  readonly height: number;
  /** Begins a row of its own below the plane. */
  readonly head?: true;
  readonly draw: (at: { x: number; y: number; width: number }) => Item;
}

function entryOf(plane: Plane, one: Candidate, number: number | undefined, width: number): Entry {
  const indent = 30;
  const words = clamp(wordsOf(one), width - indent, styles.text, 3).lines;
  const grey = clamp(scoreWords(one), width - indent, styles.small, 2).lines;
  const height = words.length * lineHeight(styles.text) + grey.length * lineHeight(styles.small) + 12;
  return {
    height,
    draw: ({ x, y }) => {
      const sign =
        number === undefined
          ? [mark(one, x + 11, y + 9, 7)]
          : [mark(one, x + 11, y + 10, 10), text(String(number), x + 11, y + 14, styles.smallStrong, 'ink', 'middle')];
      const inner = { x: x + indent, y, width: width - indent };
      const under = { ...inner, y: y + words.length * lineHeight(styles.text) };
      return group(
        number === undefined ? 'tray' : 'entry',
        [...sign, ...block(words, inner, styles.text), ...block(grey, under, styles.small, 'quiet')],
        { record: one.card.id, label: wordsOf(one), box: { x, y, width, height: height - 8 }, tip: tipOf(plane, one) },
      );
    },
  };
}

function headEntry(words: string, grey: string, width: number): Entry {
  const under = clamp(grey, width, styles.small, 2).lines;
  return {
    head: true,
    height: lineHeight(styles.strong) + under.length * lineHeight(styles.small) + 10,
    draw: ({ x, y }) =>
      group('head', [
        ...block([words], { x, y, width }, styles.strong),
        ...block(under, { x, y: y + lineHeight(styles.strong), width }, styles.small, 'quiet'),
      ]),
  };
}

/** Rows of at most `across`; a head stands alone. */
function rowsOf(entries: readonly Entry[], across: number): Entry[][] {
  const rows: Entry[][] = [];
  for (const entry of entries) {
    const row = rows.at(-1);
    const room = row !== undefined && row.length < across && !entry.head && !row[0]?.head;
    if (row && room) row.push(entry);
    else rows.push([entry]);
  }
  return rows;
}

/** The list beside the plane, and what does not fit there in columns below it. */
function flow(
  entries: readonly Entry[],
  beside: Box,
  below: { x: number; y: number; width: number },
): { items: Item[]; bottom: number } {
  let y = beside.y;
  let at = 0;
  const items: Item[] = [];
  for (; at < entries.length; at++) {
    const entry = entries[at];
    if (!entry || (y + entry.height > beside.y + beside.height && at > 0)) break;
    items.push(entry.draw({ x: beside.x, y, width: beside.width }));
    y += entry.height;
  }
  const across = Math.max(1, Math.floor((below.width + 28) / (beside.width + 28)));
  let top = below.y;
  for (const row of rowsOf(entries.slice(at), across)) {
    row.forEach((entry, index) =>
      items.push(entry.draw({ x: below.x + index * (beside.width + 28), y: top, width: beside.width })),
    );
    top += Math.max(...row.map((entry) => entry.height));
  }
  return { items, bottom: Math.max(y, top) };
}

function entriesOf(
  plane: Plane,
  scored: readonly Scored[],
  waiting: readonly Candidate[],
  more: number,
  width: number,
): Entry[] {
  const rest = waiting.length - mostWaiting;
  return [
    ...(scored.length > 0
      ? [
          headEntry(
            say('On the matrix'),
            say('much value for little effort first; larger: more insights and pain points behind it'),
            width,
          ),
        ]
      : []),
    ...scored.map((one, at) => entryOf(plane, one, at + 1, width)),
    ...(more > 0
      ? [
          headEntry(
            say('and {n} more', { n: more }),
            say('The best are drawn; narrow the view to see the others.'),
            width,
          ),
        ]
      : []),
    ...(waiting.length > 0
      ? [headEntry(say('Not scored yet'), say('effort and value are missing, or one of them'), width)]
      : []),
    ...waiting.slice(0, mostWaiting).map((one) => entryOf(plane, one, undefined, width)),
    ...(rest > 0
      ? [headEntry(say('and {n} more not scored', { n: rest }), say('Score some of these first.'), width)]
      : []),
  ];
}

function spoken(plane: Plane, scored: readonly Scored[], waiting: readonly Candidate[]): string {
  const said = scored.map(
    (one, at) => `${at + 1}. ${wordsOf(one)}: ${quarterName(plane, one.effort, one.value)}, ${scoreWords(one)}.`,
  );
  const rest = waiting.length > 0 ? [say('Not scored yet: {names}.', { names: waiting.map(wordsOf).join('; ') })] : [];
  return [say('Opportunities and solutions by effort and value.'), ...said, ...rest].join(' ');
}

const nothing =
  'No opportunities or solutions yet. Write one into its lane, then drag it to where effort and value put it.';

export function drawMatrix(measured: MeasuredMap, options: DrawOptions): Scene {
  const width = Math.max(900, options.width ?? usualWidth);
  const weight = Math.min(1, Math.max(0, options.customerWeight ?? 0.5));
  const head = options.title === false ? { items: [], height: margin } : titleBlock(measured, width - 2 * margin);
  const panel = 300;
  const box = { x: left, y: head.height + 6, width: width - margin - panel - 32 - left, height: plotHeight };
  const plane: Plane = { box, x: effortAxis, y: valueAxis(weight), names: matrixNames };
  const all = candidatesOf(measured.map, weight);
  const every = all.filter(isScored);
  const scored = every.slice(0, mostShown);
  const waiting = all.filter((one) => !isScored(one));
  const discs = scored.map((one) => ({ id: one.card.id, at: pointAt(plane, one.effort, one.value), r: radius(one) }));
  const placed = apart(discs, box);
  const entries = entriesOf(plane, scored, waiting, every.length - scored.length, panel);
  const empty = all.length === 0 ? [headEntry(say('Nothing to weigh up'), say(nothing), panel)] : [];
  const list = flow(
    [...empty, ...entries],
    { x: width - margin - panel, y: box.y, width: panel, height: plotHeight + 24 },
    { x: margin, y: box.y + plotHeight + 48, width: width - 2 * margin },
  );
  const items: Item[] = [
    group('title', head.items),
    group('plane', drawPlane(plane, placed), { box }),
    group('leaders', placed.flatMap(leader)),
    ...drawBubbles(plane, scored, placed),
    group('list', list.items),
  ];
  const height = Math.max(box.y + plotHeight + 34, list.bottom) + margin - 8;
  return page(measured, options, { items, width, height, desc: spoken(plane, scored, waiting) });
}
