/** Stage and step heads with reach, time and who left: shared by the grid and the curve. */
import type { MeasuredMap } from '../map/map.ts';
import type { LaidColumn } from './grid-columns.ts';
import { stageSpans } from './grid-columns.ts';
import { block, group, line, lineHeight, rect, styles, text, baseline } from './marks.ts';
import { answers, askName, drawnShare, readStage, shownValue, type StageReading } from './reading.ts';
import type { Item, PathStep, Tip } from './scene.ts';
import { clamp, widthOf } from './text.ts';
import { count, duration, evidence, share, valence, valueWords } from './wording.ts';
import { say } from './language.ts';

const pad = 10;
const stripHeight = 24;

export interface LaidHeads {
  readonly items: Item[];
  readonly height: number;
}

interface Head {
  readonly column: LaidColumn;
  readonly x: number;
  readonly width: number;
  readonly reading: StageReading;
  readonly name: readonly string[];
  readonly reach: string;
  readonly time: string;
  readonly left: string;
}

function reachWords(reading: StageReading): string {
  const journeys = shownValue(reading.journeys);
  const part = shownValue(reading.share);
  if (journeys !== undefined && part !== undefined) return `${count(journeys)} · ${share(part)}`;
  if (journeys !== undefined) return count(journeys);
  if (part !== undefined) return share(part);
  const hidden = [reading.journeys, reading.share].find((one) => one?.suppressed);
  return hidden ? valueWords(hidden) : '';
}

/** "rated −0.8 · n 42", for heads that know nothing of reach and time; empty where nobody was asked. */
export function feltWords({ rated, felt }: StageReading): string {
  const [mean, estimate] = [shownValue(rated), shownValue(felt)];
  if (rated !== undefined && mean !== undefined)
    return say('rated {value} · n {n}', { value: valence(mean), n: count(rated.n) });
  if (felt !== undefined && estimate !== undefined)
    return say('feels {value} · n {n}', { value: valence(estimate), n: count(felt.n) });
  return rated?.suppressed || felt?.suppressed ? say('too few to show') : '';
}

function readHeads(measured: MeasuredMap, columns: readonly LaidColumn[]): Head[] {
  return stageSpans(columns).map(({ first, x, width }) => {
    const reading = readStage(measured, first.stage);
    const seconds = shownValue(reading.time);
    const left = shownValue(reading.dropOff);
    return {
      column: first,
      x,
      width,
      reading,
      name: clamp(first.stage.name || say('Unnamed stage'), width - 2 * pad, styles.head, 2).lines,
      reach: reachWords(reading) || feltWords(reading),
      time: seconds === undefined ? '' : duration(seconds),
      left: left === undefined || left === 0 ? '' : say('{share} left', { share: share(left) }),
    };
  });
}

function tipOfHead(head: Head): Tip {
  const { journeys, share: part, time, wait, dropOff, rated } = head.reading;
  const rows = [journeys, part, time, wait, dropOff, rated?.suppressed ? undefined : rated].flatMap((one) =>
    one ? evidence(one) : [],
  );
  return { title: head.column.stage.name, rows: rows.length > 0 ? rows : [['', say('Nothing measured here yet.')]] };
}

/** A step down to the right: some of those who came went no further. */
function leavingMark(x: number, y: number): Item {
  const steps: PathStep[] = [
    ['M', x, y - 7],
    ['L', x + 6, y - 1],
    ['M', x + 1.5, y - 1],
    ['L', x + 6, y - 1],
    ['L', x + 6, y - 5.5],
  ];
  return { kind: 'path', steps, stroke: 'pain', strokeWidth: 1.4, round: true };
}

function drawHead(head: Head, top: number, nameLines: number, figures: number): Item {
  const at = { x: head.x + pad, y: top + 9, width: head.width - 2 * pad };
  const items: Item[] = block(head.name, at, styles.head);
  let y = at.y + nameLines * lineHeight(styles.head) + 2;
  const under = lineHeight(styles.small);
  if (head.reach) items.push(text(head.reach, at.x, y + baseline(styles.small), styles.small, 'quiet'));
  y += under;
  if (head.time) items.push(text(head.time, at.x, y + baseline(styles.small), styles.small, 'quiet'));
  if (head.left) {
    const right = head.x + head.width - pad;
    const base = y + baseline(styles.small);
    items.push(text(head.left, right, base, styles.smallStrong, 'pain', 'end'));
    items.push(leavingMark(right - widthOf(head.left, styles.smallStrong) - 11, base));
  }
  const height = 9 + nameLines * lineHeight(styles.head) + 2 + figures * under + 7;
  return group('stage', items, {
    record: head.column.stage.id,
    label: head.column.stage.name,
    box: { x: head.x, y: top, width: head.width, height },
    tip: tipOfHead(head),
  });
}

/** The silhouette of all journeys: as high as the share that came so far, with what left in terracotta. */
function drawStrip(heads: readonly Head[], top: number): Item[] {
  const full = stripHeight - 6;
  const shares = heads.map((head) => drawnShare(head.reading.share));
  const bottom = top + stripHeight;
  return heads.flatMap((head, index) => {
    const part = shares[index];
    if (part === undefined) return [];
    const height = Math.max(1, part * full);
    const box = { x: head.x, y: bottom - height, width: head.width, height };
    const items: Item[] = [
      rect(box, { fill: 'accentTint' }),
      line(box.x, box.y, box.x + box.width, box.y, { stroke: 'accent', strokeWidth: 1.5 }),
    ];
    const left = shownValue(head.reading.dropOff);
    if (left !== undefined && left > 0) {
      const lost = Math.max(1, height * left);
      const width = Math.min(22, head.width / 4);
      const right = head.x + head.width;
      const steps: PathStep[] = [['M', right - width, box.y], ['L', right, box.y], ['L', right, box.y + lost], ['Z']];
      items.push({ kind: 'path', steps, fill: 'pain' });
    }
    return items;
  });
}

function tipOfStep(measured: MeasuredMap, column: LaidColumn): Tip {
  const found = answers(measured, column.step.measures);
  const rows = found.flatMap(({ ref, measure }) => {
    const [meaning, ...facts] = evidence(measure);
    return [[askName(ref.ask, ref.by), meaning?.[1] ?? ''] as const, ...facts];
  });
  return { title: column.step.name, rows };
}

function drawStepHeads(measured: MeasuredMap, columns: readonly LaidColumn[], top: number): LaidHeads {
  const names = columns.map((column) => {
    const single = column.stage.steps.length === 1;
    const hidden = single && column.step.name === column.stage.name;
    return hidden ? [] : clamp(column.step.name, column.width - 2 * pad, styles.text, 2).lines;
  });
  const most = Math.max(0, ...names.map((lines) => lines.length));
  if (most === 0) return { items: [], height: 0 };
  const height = most * lineHeight(styles.text) + 12;
  const items = columns.map((column, index) => {
    const lines = names[index] ?? [];
    const at = { x: column.x + pad, y: top + 6, width: column.width - 2 * pad };
    return group('step', block(lines, at, styles.text, 'quiet'), {
      record: column.step.id,
      label: column.step.name,
      box: { x: column.x, y: top, width: column.width, height },
      ...(lines.length > 0 ? { tip: tipOfStep(measured, column) } : {}),
    });
  });
  return { items, height };
}

/** Heads from `top` down; the caller draws the ground and the lines between columns. */
export function layHeads(measured: MeasuredMap, columns: readonly LaidColumn[], top: number): LaidHeads {
  const heads = readHeads(measured, columns);
  if (heads.length === 0) return { items: [], height: 40 };
  const nameLines = Math.max(1, ...heads.map((head) => head.name.length));
  const figures = heads.some((head) => head.time || head.left) ? 2 : heads.some((head) => head.reach) ? 1 : 0;
  const headHeight = 9 + nameLines * lineHeight(styles.head) + 2 + figures * lineHeight(styles.small) + 7;
  const items: Item[] = heads.map((head) => drawHead(head, top, nameLines, figures));
  let height = headHeight;
  if (heads.some((head) => drawnShare(head.reading.share) !== undefined)) {
    items.push(group('reach', drawStrip(heads, top + height)));
    height += stripHeight;
  }
  const steps = drawStepHeads(measured, columns, top + height);
  if (steps.height > 0)
    items.push(line(columns[0]?.x ?? 0, top + height, endOf(columns), top + height), ...steps.items);
  return { items, height: height + steps.height };
}

export function endOf(columns: readonly LaidColumn[]): number {
  const last = columns.at(-1);
  return last ? last.x + last.width : 0;
}
