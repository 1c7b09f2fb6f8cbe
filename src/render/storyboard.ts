/** The storyboard: one frame a step, four to eight a row, so that the journey is read like a strip of pictures. */
import type { MeasuredMap } from '../map/map.ts';
import { feelingsOf } from './feeling.ts';
import { group, line, lineHeight, margin, styles, text } from './marks.ts';
import { outlineOf } from './outline.ts';
import { page, titleBlock, usualWidth, type DrawOptions } from './page.ts';
import { columnsOf } from './reading.ts';
import type { Item, Scene } from './scene.ts';
import { drawFrame, frameHeight, layFrame, tell, type LaidFrame } from './storyboard-frame.ts';
import { clamp } from './text.ts';
import { say } from './language.ts';
import { runsAgainst } from './direction.ts';

const gap = 18;
const narrowest = 224;
const headHeight = 28;

interface Row {
  readonly frames: readonly LaidFrame[];
  readonly top: number;
  readonly height: number;
}

/** Four to eight frames a row, none narrower than can be read. */
function perRow(room: number, frames: number): number {
  const fit = Math.floor((room + gap) / (narrowest + gap));
  return Math.max(1, Math.min(frames, Math.min(8, Math.max(4, fit))));
}

function rowsOf(frames: readonly LaidFrame[], each: number, top: number): Row[] {
  const rows: Row[] = [];
  let y = top;
  for (let at = 0; at < frames.length; at += each) {
    const own = frames.slice(at, at + each);
    const height = headHeight + Math.max(...own.map(frameHeight));
    rows.push({ frames: own, top: y, height });
    y += height + 26;
  }
  return rows;
}

/** The stages over a row: a rule over the frames of each, its name where it begins or the row does. */
function drawStages(row: Row, width: number): Item[] {
  const x = (at: number): number => margin + at * (width + gap);
  return row.frames.flatMap((frame, at) => {
    const { stage } = frame.told.column;
    if (row.frames[at - 1]?.told.column.stage === stage) return [];
    const own = row.frames.filter((one) => one.told.column.stage === stage).length;
    const [left, right] = [x(at), x(at + own - 1) + width];
    const { lines } = clamp(stage.name || say('Unnamed stage'), right - left, styles.smallStrong, 1);
    const rtl = runsAgainst(stage.name);
    const words = lines.map((one) =>
      text(one, rtl ? right : left, row.top + 12, styles.smallStrong, 'quiet', rtl ? 'end' : 'start'),
    );
    return [
      group('stage', [...words, line(left, row.top + 19, right, row.top + 19, { stroke: 'strong' })], {
        record: stage.id,
        label: stage.name,
        box: { x: left, y: row.top, width: right - left, height: lineHeight(styles.small) },
      }),
    ];
  });
}

export function drawStoryboard(measured: MeasuredMap, options: DrawOptions): Scene {
  const columns = columnsOf(measured.map);
  const series = feelingsOf(measured, options.personas);
  const room = (options.width ?? usualWidth) - 2 * margin;
  const each = perRow(room, columns.length);
  const width = Math.max(narrowest, Math.min(330, Math.floor((room - (each - 1) * gap) / each)));
  const right = margin + Math.max(620, each * width + (each - 1) * gap);
  const head = options.title === false ? { items: [], height: margin } : titleBlock(measured, right - margin);
  const frames = tell(measured, columns, series).map((told) => layFrame(told, width));
  const rows = rowsOf(frames, each, head.height);
  const drawn = rows.flatMap((row) => [
    ...drawStages(row, width),
    ...row.frames.map((frame, at) => {
      const box = { x: margin + at * (width + gap), y: row.top + headHeight, width, height: row.height - headHeight };
      const picture = frame.told.picture?.picture;
      return drawFrame(frame, box, columns.length, picture && options.pictures?.(picture));
    }),
  ]);
  const last = rows.at(-1);
  const bottom = last ? last.top + last.height : head.height + 40;
  const empty = rows.length === 0 ? [text(say('No steps yet.'), margin, head.height + 20, styles.text, 'quiet')] : [];
  const items: Item[] = [group('title', head.items), group('frames', [...drawn, ...empty])];
  return page(measured, options, { items, width: right + margin, height: bottom + margin, desc: outlineOf(measured) });
}
