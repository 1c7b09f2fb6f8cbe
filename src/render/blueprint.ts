/** The service blueprint: bands from what the customer meets to support, three lines between them, arrows across. */
import type { MeasuredMap } from '../map/map.ts';
import { crossingsByStep, crossingWords, drawArrow, type Arrow } from './blueprint-arrows.ts';
import { bandTitles, lineTitles, missingWords, type BlueprintRow, type LineKind } from './blueprint-bands.ts';
import { layBlueprint, type BlueprintLayout, type LaidRow } from './blueprint-layout.ts';
import { drawCard } from './grid-cards.ts';
import { stageSpans } from './grid-columns.ts';
import { block, group, line, lineHeight, margin, rect, roundedSteps, styles, text } from './marks.ts';
import { outlineOf } from './outline.ts';
import { page, titleBlock, usualWidth, type DrawOptions } from './page.ts';
import type { Item, LineItem, Scene } from './scene.ts';
import { clamp } from './text.ts';
import { say } from './language.ts';

const dress: Readonly<Record<LineKind, Partial<LineItem>>> = {
  interaction: { stroke: 'quiet', strokeWidth: 1.4, dash: [7, 4] },
  visibility: { stroke: 'ink', strokeWidth: 2 },
  'internal-interaction': { stroke: 'quiet', strokeWidth: 1.4, dash: [2, 3] },
};

function titleOfRow(laid: LaidRow, layout: BlueprintLayout): Item[] {
  const { row } = laid;
  const at = { x: margin + 12, y: laid.top + 8, width: layout.titleWidth - 24 };
  if (row.kind === 'line') return [];
  const opens = row.kind === 'missing' || row.opens;
  const same = row.kind === 'lane' && row.lane.name === say(bandTitles[row.band]);
  const band = opens && !same ? clamp(say(bandTitles[row.band]), at.width, styles.small, 2).lines : [];
  const under = at.y + band.length * lineHeight(styles.small) + (band.length > 0 ? 1 : 0);
  const words = block(band, at, styles.small, 'quiet');
  if (row.kind === 'missing') return words;
  const { lines } = clamp(row.lane.name, at.width, styles.strong, 3);
  return [
    ...words,
    group('lane', block(lines, { ...at, y: under }, styles.strong), {
      record: row.lane.id,
      label: row.lane.name,
      box: { x: margin, y: laid.top, width: layout.titleWidth, height: laid.height },
    }),
  ];
}

/** The line and, at visibility, how often each step crosses it. */
function lineOfRow(laid: LaidRow, layout: BlueprintLayout, crossings: ReadonlyMap<string, number>): Item[] {
  const { row } = laid;
  if (row.kind !== 'line') return [];
  const y = laid.top + laid.height / 2;
  const counts =
    row.line !== 'visibility'
      ? []
      : layout.columns.flatMap((column): Item[] => {
          const times = crossings.get(column.step.id) ?? 0;
          if (times === 0) return [];
          const label = crossingWords(times);
          const at = layout.cardBox(column.index, 1);
          return [
            group('crossings', [text(label, at.x + at.width - 6, y - 5, styles.smallStrong, 'accent', 'end')], {
              label: `${column.step.name}: ${label}`,
            }),
          ];
        });
  const items: Item[] = [line(layout.inner, y, layout.right, y, dress[row.line]), ...counts];
  const more = row.id === undefined ? {} : { record: row.id };
  return [
    group('blueprint-line', items, {
      ...more,
      label: say(lineTitles[row.line]),
      box: { x: margin, y: laid.top, width: layout.right - margin, height: laid.height },
    }),
  ];
}

/** The name of a line at the left edge, and the line running into it. */
function lineNames(laid: LaidRow, layout: BlueprintLayout): Item[] {
  const { row } = laid;
  if (row.kind !== 'line') return [];
  const { lines } = clamp(say(lineTitles[row.line]), layout.titleWidth - 20, styles.smallStrong, 2);
  const top = laid.top + (laid.height - lines.length * lineHeight(styles.smallStrong)) / 2;
  const at = { x: margin + 12, y: top, width: layout.titleWidth - 20 };
  return block(lines, at, styles.smallStrong, row.line === 'visibility' ? 'ink' : 'quiet');
}

/** What belongs to one step hangs on one thread, drawn below the cards. */
function threads(layout: BlueprintLayout): Item[] {
  return layout.columns.flatMap((column) => {
    const own = layout.cards.filter((one) => one.placed.column === column.index);
    if (new Set(own.map((one) => one.row)).size < 2) return [];
    const top = Math.min(...own.map((one) => one.box.y));
    const bottom = Math.max(...own.map((one) => one.box.y + one.box.height));
    const x = layout.cardBox(column.index, 1).x + 16;
    return [line(x, top + 4, x, bottom - 4, { stroke: 'strong', dash: [2, 3] })];
  });
}

function arrowItems(measured: MeasuredMap, layout: BlueprintLayout, arrows: readonly Arrow[]): Item[] {
  const ways = new Map(layout.routing.routes.map((way) => [way.id, way]));
  const drawn = arrows.flatMap((arrow) => {
    const way = ways.get(arrow.link.id);
    return way ? [{ arrow, item: drawArrow(measured.map, arrow, way, layout.ground) }] : [];
  });
  // What crosses the line of visibility lies on top.
  return [...drawn.filter((one) => !one.arrow.crosses), ...drawn.filter((one) => one.arrow.crosses)].map(
    (one) => one.item,
  );
}

/** What happens out of sight stands on darker ground, from the line of visibility down. */
function grounds(layout: BlueprintLayout): Item[] {
  const visibility = layout.rows.find(({ row }) => row.kind === 'line' && row.line === 'visibility');
  if (!visibility) return [];
  const y = visibility.top + visibility.height / 2;
  const corner = { bottomRight: 10 };
  const box = { x: layout.inner, y, width: layout.right - layout.inner, height: layout.bottom - y };
  return [{ kind: 'path', steps: roundedSteps(box, corner), fill: 'sunk' }];
}

function missing(layout: BlueprintLayout): Item[] {
  return layout.rows.flatMap(({ row, top, height }) => {
    if (row.kind !== 'missing') return [];
    const { lines } = clamp(say(missingWords[row.band]), layout.right - layout.inner - 32, styles.text, 1);
    return lines.map((words) => text(words, layout.inner + 16, top + height / 2 + 4.5, styles.text, 'quiet'));
  });
}

function legend(arrows: readonly Arrow[], rows: readonly BlueprintRow[], y: number): Item[] {
  const crossing = arrows.filter((one) => one.crosses).length;
  const own = rows.some((row) => row.kind === 'line' && row.id !== undefined);
  const visible = rows.some((row) => row.kind === 'line' && row.line === 'visibility');
  const words = [
    ...(arrows.length > 0 && visible
      ? [
          say('{n, plural, one {One arrow} other {{n} arrows}}, {crossing} of them across the line of visibility.', {
            n: arrows.length,
            crossing,
          }),
        ]
      : []),
    ...(own ? [] : [say('The lines stand where they usually run; this map has not set its own.')]),
  ];
  return words.length === 0 ? [] : [text(words.join(' '), margin + 2, y, styles.small, 'quiet')];
}

/** Lane titles at the left edge and heads on top, which stay put while the rest scrolls. */
function pinned(layout: BlueprintLayout): Item[] {
  const { right, inner, top, bottom, headHeight } = layout;
  const headBox = { x: margin, y: top, width: right - margin, height: headHeight };
  const titleBox = { x: margin, y: top + headHeight, width: layout.titleWidth, height: bottom - top - headHeight };
  const rules = stageSpans(layout.columns)
    .slice(1)
    .map((span) => line(span.x, top, span.x, top + headHeight));
  const titles: Item[] = [
    { kind: 'path', steps: roundedSteps(titleBox, { bottomLeft: 10 }), fill: 'head' },
    ...layout.rows.flatMap((laid) => [...titleOfRow(laid, layout), ...lineNames(laid, layout)]),
    line(inner, top + headHeight, inner, bottom),
  ];
  const heads: Item[] = [
    { kind: 'path', steps: roundedSteps(headBox, { topLeft: 10, topRight: 10 }), fill: 'head' },
    ...layout.heads,
    ...rules,
    line(margin, top + headHeight, right, top + headHeight, { stroke: 'strong' }),
  ];
  return [
    group('lane-titles', titles, { pin: 'left', box: titleBox }),
    group('heads', heads, { pin: 'top', box: headBox }),
  ];
}

export function drawBlueprint(measured: MeasuredMap, options: DrawOptions): Scene {
  const layout = layBlueprint(measured, options.width ?? usualWidth, (right) =>
    options.title === false ? { items: [], height: margin } : titleBlock(measured, right - margin),
  );
  const { arrows, right, top, bottom } = layout;
  const crossings = crossingsByStep(arrows);
  const frame = { x: margin, y: top, width: right - margin, height: bottom - top };
  const rows = layout.rows.map((one) => one.row);
  const cards = layout.cards.map((one) => drawCard(measured, one.lane, one.placed, one.body, one.box));
  const items: Item[] = [
    group('title', layout.title),
    rect(frame, { fill: 'card', radius: 10 }),
    ...grounds(layout),
    group('threads', threads(layout)),
    ...layout.rows.flatMap((laid) => lineOfRow(laid, layout, crossings)),
    group('arrows', arrowItems(measured, layout, arrows)),
    group('cells', cards),
    ...missing(layout),
    ...pinned(layout),
    rect(frame, { stroke: 'line', radius: 10 }),
    group('legend', legend(arrows, rows, bottom + 22)),
  ];
  const desc = `${outlineOf(measured)} ${spoken(layout, crossings)}`;
  return page(measured, options, { items, width: right + margin, height: bottom + 36, desc });
}

/** The crossings in words, for those who listen. */
function spoken(layout: BlueprintLayout, crossings: ReadonlyMap<string, number>): string {
  const found = layout.columns.flatMap(({ step }) => {
    const times = crossings.get(step.id) ?? 0;
    return times > 0
      ? [say('{step}: the line of visibility is {times}.', { step: step.name, times: crossingWords(times) })]
      : [];
  });
  return found.length > 0 ? found.join(' ') : say('No arrow crosses the line of visibility.');
}
