/** A journey map as lines of text: stages from top to bottom with reach, waits and drop-off. */
import type { MeasuredMap, Stage } from '../map/map.ts';
import { readStage, readWhole, shownValue } from '../render/reading.ts';
import { duration, share, valueWords } from '../render/wording.ts';
import { displayWidth, oneLine, pad } from './table.ts';
import { counted } from './words.ts';

export interface TerminalDrawing {
  /** Characters a line may hold. */
  readonly width: number;
  readonly colour: boolean;
}

type Paint = (text: string) => string;
const escape = '\u001b[';
const painted = (on: boolean, code: string): Paint =>
  on ? (text) => `${escape}${code}m${text}${escape}0m` : (text) => text;

export function drawInTerminal(measured: MeasuredMap, { width: given, colour }: TerminalDrawing): string {
  const width = Math.max(40, Math.min(given, 110));
  const pen: Pen = {
    width,
    names: Math.min(26, Math.max(12, ...measured.map.stages.map((stage) => displayWidth(oneLine(stage.name)) + 2))),
    strong: painted(colour, '1'),
    quiet: painted(colour, '2'),
    bar: painted(colour, '34'),
    alarm: painted(colour, '31'),
  };
  const stages = measured.map.stages.flatMap((stage, at) => stageLines(measured, stage, at, pen));
  return [...heading(measured, pen), '', ...stages, ...pathLines(measured, pen)].map((line) => `${line}\n`).join('');
}

interface Pen {
  readonly width: number;
  /** Room for the names of stages. */
  readonly names: number;
  readonly strong: Paint;
  readonly quiet: Paint;
  readonly bar: Paint;
  readonly alarm: Paint;
}

function heading(measured: MeasuredMap, pen: Pen): string[] {
  const asked = (['journeys', 'share', 'duration', 'conversion'] as const).map((ask) => {
    const measure = readWhole(measured, ask);
    return { ask, value: shownValue(measure), words: valueWords(measure) };
  });
  const phrases: Readonly<Record<(typeof asked)[number]['ask'], (words: string) => string>> = {
    journeys: (words) => `${words} journeys`,
    share: (words) => `${words} of all`,
    duration: (words) => `median ${words}`,
    conversion: (words) => `${words} reached the goal`,
  };
  const facts = asked.filter((one) => one.value !== undefined).map((one) => phrases[one.ask](one.words));
  const lines = [pen.strong(fitted(measured.map.title, pen.width))];
  return facts.length === 0 ? lines : [...lines, pen.quiet(fitted(facts.join(' · '), pen.width))];
}

function stageLines(measured: MeasuredMap, stage: Stage, at: number, pen: Pen): string[] {
  const reading = readStage(measured, stage);
  const reach = shownValue(reading.share);
  const room = Math.min(60, pen.width - pen.names - 8);
  const wait = shownValue(reading.wait);
  const lost = shownValue(reading.dropOff);
  const time = shownValue(reading.time);
  const facts = [
    ...(time === undefined ? [] : [`${duration(time)} here`]),
    ...(lost === undefined ? [] : [`${share(lost)} left here`]),
  ];
  const indent = ' '.repeat(pen.names);
  const name = pad(oneLine(stage.name), pen.names - 2);
  const bar =
    reach === undefined ? pen.quiet(valueWords(reading.share)) : `${pen.bar(barOf(reach, room))} ${share(reach)}`;
  return [
    ...(at > 0 ? [pen.quiet(`${indent}↓ ${wait === undefined ? '' : `${duration(wait)} wait`}`.trimEnd())] : []),
    `${pen.strong(name)}  ${bar}`,
    ...wrapped(touchpointNames(measured, stage).join(', '), pen.width - pen.names).map((line) => indent + line),
    ...wrapped(facts.join(' · '), pen.width - pen.names).map((line) => indent + pen.quiet(line)),
    ...painNames(measured, stage).flatMap((pain) =>
      wrapped(`! ${pain}`, pen.width - pen.names).map((line) => indent + pen.alarm(line)),
    ),
  ];
}

function barOf(reach: number, room: number): string {
  const eighths = Math.round(Math.min(1, reach) * room * 8);
  const rest = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][eighths % 8] ?? '';
  return '█'.repeat(Math.floor(eighths / 8)) + rest;
}

function cardsOf(measured: MeasuredMap, stage: Stage, kind: 'touchpoints' | 'pains'): MeasuredMap['map']['cards'] {
  const lanes = new Set(measured.map.lanes.filter((lane) => lane.kind === kind).map((lane) => lane.id));
  const steps = new Set(stage.steps.map((step) => step.id));
  return measured.map.cards.filter((card) => lanes.has(card.lane) && steps.has(card.step));
}

function touchpointNames(measured: MeasuredMap, stage: Stage): string[] {
  const names = cardsOf(measured, stage, 'touchpoints').map((card) => {
    const touchpoint = measured.map.touchpoints.find((one) => one.id === card.touchpoint);
    return oneLine(touchpoint?.name ?? card.text);
  });
  return [...new Set(names)];
}

function painNames(measured: MeasuredMap, stage: Stage): string[] {
  return cardsOf(measured, stage, 'pains').map((card) => oneLine(card.text));
}

function pathLines(measured: MeasuredMap, pen: Pen): string[] {
  const path = measured.map.paths?.[0];
  if (!path || path.touchpoints.length === 0) return [];
  const names = path.touchpoints.map((id) => measured.map.touchpoints.find((one) => one.id === id)?.name ?? id);
  return [
    '',
    ...wrapped(`Typical path, ${counted(names.length, 'touchpoint')}`, pen.width).map(pen.quiet),
    ...wrapped(names.map(oneLine).join(' → '), pen.width),
  ];
}

/** Breaks at spaces; a word longer than the line is cut. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (displayWidth(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = fitted(word, width);
  }
  return line === '' ? lines : [...lines, line];
}

const fitted = (text: string, width: number): string =>
  displayWidth(oneLine(text)) <= width ? oneLine(text) : pad(oneLine(text), width);
