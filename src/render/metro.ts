/** The metro view: left to right the stages, top to bottom the channels, one line for each way customers walk. */
import type { MeasuredMap } from '../map/map.ts';
import { baseline, block, feelingPaint, group, line, lineHeight, margin, rect, styles, text } from './marks.ts';
import { layMetro, type LaidLine, type LaidStation, type MetroLayout } from './metro-layout.ts';
import { legendOf, type Ring } from './metro-legend.ts';
import { linePaint, times } from './metro-words.ts';
import { outlineOf } from './outline.ts';
import { page, titleBlock, usualWidth, type DrawOptions } from './page.ts';
import type { PaintName } from './palette.ts';
import { answer, answers, askName, readStage, shownValue } from './reading.ts';
import type { Item, PathStep, Scene, Tip } from './scene.ts';
import { clamp, widthOf } from './text.ts';
import { count, evidence, share } from './wording.ts';
import { say } from './language.ts';

const headHeight = 62;

function drawLine(laid: LaidLine, index: number): Item {
  const { path } = laid.run.line;
  const paint = linePaint(index);
  const steps = laid.points.map((point, at): PathStep => [at === 0 ? 'M' : 'L', point.x, point.y]);
  const items: Item[] = [
    { kind: 'path', steps, ...paint, strokeWidth: laid.thickness, round: paint.dash === undefined },
  ];
  if (laid.end) {
    const { x, y } = laid.end;
    const half = laid.thickness / 2 + 4;
    items.push(line(x, y - half, x, y + half, { stroke: paint.stroke, strokeWidth: 3.5 }));
  }
  const rows: (readonly [string, string])[] = [];
  if (path.weight !== undefined) rows.push([say('Share of journeys'), share(path.weight)]);
  if (path.endsEarly) rows.push(['', say('Ends here without reaching the goal.')]);
  if (laid.run.line.returns > 0)
    rows.push(['', say('Goes back {times}; returns are not drawn.', { times: times(laid.run.line.returns) })]);
  return group('line', items, { record: path.id, label: path.name, tip: { title: path.name, rows } });
}

function tipOfStation(measured: MeasuredMap, laid: LaidStation): Tip {
  const { touchpoint } = laid.station;
  const rows: (readonly [string, string])[] = [
    [say('Channel'), say(touchpoint.channel)],
    [say('Owner'), touchpoint.owner ?? say('nobody')],
  ];
  if (touchpoint.events?.length) rows.push([say('In the log'), touchpoint.events.join(', ')]);
  for (const { ref, measure } of answers(measured, touchpoint.measures)) {
    const [meaning, ...facts] = evidence(measure);
    rows.push([askName(ref.ask, ref.by), meaning?.[1] ?? ''], ...facts);
  }
  if (answer(measured, touchpoint.measures, 'feeling') === undefined) rows.push([say('Feeling'), say('not measured')]);
  return { title: touchpoint.name, rows };
}

/** Plus, minus or a dot inside the ring, so that the feeling reads without colour. */
function signOf(value: number, cx: number, cy: number, stroke: PaintName): Item[] {
  if (Math.abs(value) < 0.5) return [{ kind: 'circle', cx, cy, r: 1.8, fill: stroke }];
  const level = line(cx - 3.5, cy, cx + 3.5, cy, { stroke, strokeWidth: 1.8 });
  return value < 0 ? [level] : [level, line(cx, cy - 3.5, cx, cy + 3.5, { stroke, strokeWidth: 1.8 })];
}

/** Neutral where nobody measured how the touchpoint feels. */
function ringOf(measured: MeasuredMap, laid: LaidStation): Ring {
  const feeling = shownValue(answer(measured, laid.station.touchpoint.measures, 'feeling'));
  return feeling === undefined ? 'quiet' : feelingPaint(feeling);
}

function drawStation(measured: MeasuredMap, laid: LaidStation): Item {
  const feeling = shownValue(answer(measured, laid.station.touchpoint.measures, 'feeling'));
  const stroke = ringOf(measured, laid);
  const { x, y, width, height } = laid.box;
  const ring = { x: x + 1.5, y: y + 1.5, width: width - 3, height: height - 3 };
  const { lines, box } = laid.label;
  const middle = box.x + box.width / 2;
  const words = lines.map((one, index) =>
    text(
      one,
      middle,
      box.y + baseline(styles.medium) + index * lineHeight(styles.medium),
      styles.medium,
      'ink',
      'middle',
    ),
  );
  const sign = feeling === undefined ? [] : signOf(feeling, x + width / 2, y + height / 2, stroke);
  return group(
    'station',
    [rect(ring, { fill: 'card', stroke, strokeWidth: 3, radius: ring.width / 2 }), ...sign, ...words],
    {
      record: laid.station.touchpoint.id,
      label: laid.station.touchpoint.name,
      box: laid.box,
      tip: tipOfStation(measured, laid),
    },
  );
}

function reachOf(measured: MeasuredMap, index: number): string {
  const stage = measured.map.stages[index];
  if (!stage) return '';
  const reading = readStage(measured, stage);
  const [journeys, part] = [shownValue(reading.journeys), shownValue(reading.share)];
  return [journeys === undefined ? '' : count(journeys), part === undefined ? '' : share(part)]
    .filter(Boolean)
    .join(' · ');
}

function stageNeeds(measured: MeasuredMap): number[] {
  return measured.map.stages.map((stage, index) => {
    const words = stage.name.split(/\s+/).map((word) => widthOf(word, styles.strong));
    return Math.min(150, Math.max(widthOf(reachOf(measured, index), styles.small), ...words)) + 4;
  });
}

function drawHeads(
  measured: MeasuredMap,
  layout: MetroLayout,
  top: number,
  bottom: number,
): { heads: Item[]; rules: Item[] } {
  const heads = layout.stages.map(({ index, x, width }) => {
    const stage = measured.map.stages[index];
    const { lines } = clamp(stage?.name ?? '', width, styles.strong, 2);
    const reach = reachOf(measured, index);
    const items: Item[] = block(lines, { x, y: top + 8, width }, styles.strong);
    const under = top + 8 + lines.length * lineHeight(styles.strong) + baseline(styles.small);
    if (reach) items.push(text(reach, x, under, styles.small, 'quiet'));
    return group('stage', items, {
      ...(stage ? { record: stage.id, label: stage.name } : {}),
      box: { x, y: top, width, height: headHeight },
    });
  });
  const rules = layout.stages.slice(1).map(({ x }) => line(x - 8, top + headHeight, x - 8, bottom));
  return { heads, rules };
}

function trackTitles(layout: MetroLayout, x: number, right: number): { titles: Item[]; guides: Item[] } {
  const titles = layout.tracks.map(({ name, y }) => text(say(trackName(name)), x + 14, y + 4.5, styles.text, 'quiet'));
  const guides = layout.tracks.map(({ y }) => line(x, y, right, y, { dash: [1, 5], stroke: 'strong' }));
  return { titles, guides };
}

function trackName(channel: string): string {
  return channel.charAt(0).toUpperCase() + channel.slice(1).replaceAll('-', channel === 'e-mail' ? '-' : ' ');
}

export function drawMetro(measured: MeasuredMap, options: DrawOptions): Scene {
  const width = options.width ?? usualWidth;
  const head = options.title === false ? { items: [], height: margin } : titleBlock(measured, width - 2 * margin);
  const titleWidth = 116;
  const left = margin + titleWidth;
  const top = head.height;
  const layout = layMetro(measured, {
    left: left + 10,
    top: top + headHeight + 8,
    room: width - margin - left - 10,
    stageNeeds: stageNeeds(measured),
  });
  const right = Math.max(layout.right, width - margin);
  const legend = legendOf(layout, new Set(layout.stations.map((laid) => ringOf(measured, laid))), {
    x: margin + 14,
    y: layout.bottom + 16,
    width: right - margin - 28,
  });
  const bottom = layout.bottom + 16 + legend.height + 12;
  const frame = { x: margin, y: top, width: right - margin, height: bottom - top };
  const { heads, rules } = drawHeads(measured, layout, top, layout.bottom);
  const { titles, guides } = trackTitles(layout, margin, right);
  const headBox = { x: margin, y: top, width: right - margin, height: headHeight };
  const items: Item[] = [
    group('title', head.items),
    rect(frame, { fill: 'card', radius: 10 }),
    ...rules,
    ...guides,
    group('lines', layout.lines.map(drawLine)),
    group(
      'stations',
      layout.stations.map((laid) => drawStation(measured, laid)),
    ),
    group(
      'tracks',
      [
        rect(
          { x: margin + 1, y: top + headHeight, width: titleWidth - 1, height: layout.bottom - top - headHeight },
          { fill: 'card' },
        ),
        ...titles,
      ],
      {
        pin: 'left',
        box: { x: margin, y: top + headHeight, width: titleWidth, height: layout.bottom - top - headHeight },
      },
    ),
    group('heads', [line(margin, top + headHeight, right, top + headHeight), ...heads], { pin: 'top', box: headBox }),
    line(margin, layout.bottom + 4, right, layout.bottom + 4),
    group('legend', legend.items),
    rect(frame, { stroke: 'line', radius: 10 }),
  ];
  return page(measured, options, { items, width: right + margin, height: bottom + margin, desc: outlineOf(measured) });
}
