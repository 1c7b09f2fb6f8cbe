/** What the metro view's lines, rings and widths mean, and what it leaves out. */
import { group, line, lineHeight, rect, styles, text } from './marks.ts';
import { linePaint, times } from './metro-words.ts';
import type { MetroLayout } from './metro-layout.ts';
import type { PaintName } from './palette.ts';
import type { Item } from './scene.ts';
import { shorten, widthOf } from './text.ts';
import { share } from './wording.ts';
import { say } from './language.ts';

interface Entry {
  readonly width: number;
  readonly draw: (x: number, y: number) => Item[];
}

/** The paint of a ring says how its station felt; `quiet` where nobody measured it. */
export type Ring = 'accent' | 'sand' | 'pain' | 'quiet';

const widest = 340;

function worded(mark: number, words: string, draw: (x: number, y: number) => Item[]): Entry {
  const short = shorten(words, widest, styles.small);
  return {
    width: mark + 8 + widthOf(short, styles.small) + 22,
    draw: (x, y) => [...draw(x, y), text(short, x + mark + 8, y + 4, styles.small, 'quiet')],
  };
}

function lineEntries(layout: MetroLayout): Entry[] {
  return layout.lines.map((laid, index) => {
    const { path, returns } = laid.run.line;
    const facts = [
      path.weight === undefined ? '' : share(path.weight),
      path.endsEarly ? say('ends early') : '',
      returns > 0 ? say('goes back {times}', { times: times(returns) }) : '',
    ].filter(Boolean);
    const words = [path.name, facts.join(', ')].filter(Boolean).join(' · ');
    return worded(26, words, (x, y) => [line(x, y, x + 26, y, { ...linePaint(index), strokeWidth: laid.thickness })]);
  });
}

function ringEntry(words: string, stroke: PaintName, sign: (x: number, y: number) => Item[]): Entry {
  return worded(14, words, (x, y) => [
    rect({ x: x + 1, y: y - 6, width: 12, height: 12 }, { fill: 'card', stroke, strokeWidth: 2.4, radius: 6 }),
    ...sign(x + 7, y),
  ]);
}

/** Only the rings that occur. */
function ringEntries(rings: ReadonlySet<Ring>): Entry[] {
  const level =
    (stroke: PaintName) =>
    (x: number, y: number): Item[] => [line(x - 3, y, x + 3, y, { stroke, strokeWidth: 1.6 })];
  const plus = (x: number, y: number): Item[] => [
    ...level('accent')(x, y),
    line(x, y - 3, x, y + 3, { stroke: 'accent', strokeWidth: 1.6 }),
  ];
  const all: readonly (readonly [Ring, Entry])[] = [
    ['accent', ringEntry(say('felt good'), 'accent', plus)],
    ['sand', ringEntry(say('neither'), 'sand', (x, y) => [{ kind: 'circle', cx: x, cy: y, r: 1.6, fill: 'sand' }])],
    ['pain', ringEntry(say('felt bad'), 'pain', level('pain'))],
    ['quiet', ringEntry(say('feeling not measured'), 'quiet', () => [])],
  ];
  return all.filter(([ring]) => rings.has(ring)).map(([, entry]) => entry);
}

function notes(layout: MetroLayout): string {
  const { hiddenLines, unvisited } = layout.stops;
  const weighted = layout.lines.some((laid) => laid.run.line.path.weight !== undefined);
  return [
    say('Height is the channel'),
    weighted ? say('width of a line is its share of journeys') : '',
    layout.stations.some((one) => one.shared) ? say('a larger ring is shared by several lines') : '',
    hiddenLines > 0 ? say('{n, plural, one {1 more line} other {{n} more lines}} not drawn', { n: hiddenLines }) : '',
    unvisited > 0
      ? say('{n, plural, one {1 touchpoint} other {{n} touchpoints}} off these lines not drawn', { n: unvisited })
      : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function flow(
  entries: readonly Entry[],
  at: { x: number; y: number; width: number },
): { items: Item[]; height: number } {
  const row = lineHeight(styles.small) + 6;
  let [x, y] = [at.x, at.y];
  const items = entries.flatMap((entry) => {
    if (x > at.x && x + entry.width > at.x + at.width) [x, y] = [at.x, y + row];
    const drawn = entry.draw(x, y + row / 2);
    x += entry.width;
    return drawn;
  });
  return { items, height: entries.length > 0 ? y - at.y + row : 0 };
}

export function legendOf(
  layout: MetroLayout,
  rings: ReadonlySet<Ring>,
  at: { x: number; y: number; width: number },
): { items: Item[]; height: number } {
  const lines = flow(lineEntries(layout), at);
  const kinds = flow(ringEntries(rings), { ...at, y: at.y + lines.height });
  const y = at.y + lines.height + kinds.height;
  const words = text(shorten(notes(layout), at.width, styles.small), at.x, y + 14, styles.small, 'quiet');
  return {
    items: [group('legend-lines', lines.items), group('legend-rings', kinds.items), words],
    height: y - at.y + 20,
  };
}
