/**
 * What a Mermaid text of ours carries for ourselves: comment lines before the line they belong to, which every other
 * reader skips. Reading, the text wins; the comments give back ids and everything the diagram cannot say.
 */
import { z } from 'zod';
import type { Card, MeasuredMap, Stage } from '../map/map.ts';

/** Comments of ours begin so. */
const mark = /^[ \t]*%% sojourn: (\{.*\})[ \t]*$/;

const Loose = z.looseObject({});
const Note = z.union([
  z.object({
    map: Loose,
    version: z.number(),
    /** Place of each card among all cards, where that is not the order of the steps. */
    order: z.array(z.number().int()).optional(),
  }),
  z.object({ stage: z.looseObject({ id: z.string(), name: z.string() }) }),
  z.object({
    step: z.looseObject({ id: z.string(), name: z.string() }),
    cards: z.array(Loose).default([]),
    /** Score and people as they were written; absent of a step that is not drawn. */
    task: z.string().optional(),
    /** Of a timeline: the events as they were written. */
    events: z.array(z.string()).optional(),
  }),
  z.object({ measures: Loose }),
]);
type Note = z.infer<typeof Note>;
export type MapNote = Extract<Note, { map: unknown }>;
export type StageNote = Extract<Note, { stage: unknown }>;
export type StepNote = Extract<Note, { step: unknown }>;

export interface LinedNote {
  readonly note: Note;
  readonly line: number;
}

export function noteLine(note: object): string {
  // Mermaid takes whatever stands between these signs for a directive, also inside a comment.
  return `%% sojourn: ${JSON.stringify(note).replaceAll('%%{', '%%\\u007b')}`;
}

/** The lines that stand above the diagram's: everything of the map but its title, stages and cards. */
export function mapNote({ map, measures }: MeasuredMap, version: number): string[] {
  const { stages, cards, pictures: _pictures, $schema: _schema, ...rest } = map;
  const steps = stages.flatMap((stage) => stage.steps.map((step) => step.id));
  const grouped = steps.flatMap((step) => cards.filter((card) => card.step === step));
  const places = new Map(cards.map((card, at) => [card, at]));
  const order = grouped.map((card) => places.get(card) ?? 0);
  const moved = order.some((place, at) => place !== at);
  const head = noteLine({ version, map: rest, ...(moved ? { order } : {}) });
  return Object.keys(measures).length === 0 ? [head] : [head, noteLine({ measures })];
}

export function stageNote({ steps: _steps, ...stage }: Stage): string {
  return noteLine({ stage });
}

/** The cards of each step, in the order of the map. */
export function cardsByStep(cards: readonly Card[]): Map<string, Card[]> {
  const found = new Map<string, Card[]>();
  for (const card of cards) {
    const others = found.get(card.step);
    if (others) others.push(card);
    else found.set(card.step, [card]);
  }
  return found;
}

/** Comments of ours in a text, and the lines that look like one but cannot be read. */
export function notesIn(source: string, firstLine: number): { notes: LinedNote[]; broken: number[] } {
  const notes: LinedNote[] = [];
  const broken: number[] = [];
  source.split(/\r\n?|\n/).forEach((text, at) => {
    if (!/^[ \t]*%% sojourn:/.test(text)) return;
    const read = Note.safeParse(parsed(mark.exec(text)?.[1] ?? ''));
    if (read.success) notes.push({ note: read.data, line: firstLine + at });
    else broken.push(firstLine + at);
  });
  return { notes, broken };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Drafted<N> {
  /** As it stands in the text. */
  readonly raw: string;
  /** The comment right before its line. */
  readonly note?: N;
}

/**
 * Which record each line of the text is: the one its comment tells, when the name is still the same; else another of
 * that name; else the one its comment tells, renamed; else a new one.
 */
export function paired<N, D extends Drafted<N>>(
  drafts: readonly D[],
  notes: readonly N[],
  written: (note: N) => string,
): Map<D, N> {
  const found = new Map<D, N>();
  const free = new Set(notes);
  const take = (draft: D, note: N | undefined): void => {
    if (note === undefined || !free.delete(note)) return;
    found.set(draft, note);
  };
  for (const draft of drafts)
    if (draft.note !== undefined && written(draft.note) === draft.raw) take(draft, draft.note);
  const byName = new Map<string, N[]>();
  for (const note of free) {
    const name = written(note);
    const others = byName.get(name);
    if (others) others.push(note);
    else byName.set(name, [note]);
  }
  for (const draft of drafts) if (!found.has(draft)) take(draft, byName.get(draft.raw)?.shift());
  for (const draft of drafts) if (!found.has(draft)) take(draft, draft.note);
  return found;
}
