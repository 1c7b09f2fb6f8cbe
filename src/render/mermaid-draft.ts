/** The statements of a Mermaid text as stages and steps, each with the comment of ours that stood before it. */
import type { Lost } from './map-forms.ts';
import type { Diagram, Statement } from './mermaid-grammar.ts';
import type { LinedNote, MapNote, StageNote, StepNote } from './mermaid-notes.ts';
import { shown } from './mermaid-text.ts';

export interface DraftStep {
  /** As it stands in the text, entities and all. */
  readonly raw: string;
  readonly line: number;
  readonly note?: StepNote;
  /** Score and people of a task, as written. */
  readonly task?: string;
  /** Of a period, as written. */
  readonly events: readonly string[];
  /** A step of ours that the diagram leaves out: it stands in its comment alone. */
  readonly undrawn?: boolean;
}

export interface DraftStage {
  readonly raw: string;
  readonly line: number;
  readonly note?: StageNote;
  readonly steps: readonly DraftStep[];
}

export interface Draft {
  readonly title?: string;
  readonly description?: string;
  readonly head?: MapNote;
  readonly measures?: Readonly<Record<string, unknown>>;
  readonly stages: readonly DraftStage[];
  /** Comments whose line stands elsewhere now, or nowhere. */
  readonly strays: readonly StepNote[];
  readonly lost: readonly Lost[];
}

type Part = (Statement & { note?: never }) | LinedNote;

interface OpenStage {
  raw: string;
  line: number;
  note?: StageNote;
  steps: DraftStep[];
}

class Drafting {
  title: string | undefined;
  description: string | undefined;
  head: MapNote | undefined;
  measures: Readonly<Record<string, unknown>> | undefined;
  readonly stages: OpenStage[] = [];
  readonly strays: StepNote[] = [];
  readonly lost: Lost[] = [];
  #stageNote: StageNote | undefined;
  #stepNote: StepNote | undefined;

  take(part: Part): void {
    if (part.note !== undefined) this.#takeNote(part);
    else this.#takeStatement(part);
  }

  #takeNote({ note, line }: LinedNote): void {
    if ('map' in note) this.head = note;
    else if ('measures' in note) this.measures = note.measures;
    else if ('stage' in note) this.#stageNote = note;
    else if (note.task === undefined && note.events === undefined) {
      const undrawn = { raw: '', line, note, events: [], undrawn: true };
      this.#stage(line).steps.push(undrawn);
    } else {
      this.#leave();
      this.#stepNote = note;
    }
  }

  /** The comment that waits for its line goes without. */
  #leave(): void {
    if (this.#stepNote) this.strays.push(this.#stepNote);
    this.#stepNote = undefined;
  }

  end(): void {
    this.#leave();
  }

  #takeStatement(statement: Statement): void {
    const { kind, line } = statement;
    const raw = statement.text.trim();
    if (kind === 'title') this.#takeTitle(raw, statement.text, line);
    else if (kind === 'accDescr') this.description = raw;
    else if (kind === 'section') this.#open(raw, line);
    else if (kind === 'task' || kind === 'period') {
      const note = this.#stepNote;
      this.#stepNote = undefined;
      const task = kind === 'task' ? { task: statement.data.trim() } : {};
      this.#stage(line).steps.push({ raw, line, events: [], ...task, ...(note ? { note } : {}) });
    } else if (kind === 'event') this.#addEvent(raw);
  }

  #takeTitle(raw: string, text: string, line: number): void {
    this.title = raw;
    // `title` alone takes the next line; and a step called "Title deed: 3: Me" becomes the title.
    if (/:\s*-?\d/.test(raw))
      this.lost.push({ what: 'This looks like a task, but Mermaid reads it as the title', where: shown(raw), line });
    else if (text.startsWith('\n') || /^\s*\n/.test(text))
      this.lost.push({ what: 'The title was empty, so Mermaid takes the next line for it', where: shown(raw), line });
  }

  #open(raw: string, line: number): void {
    const last = this.stages.at(-1);
    const note = this.#stageNote;
    this.#stageNote = undefined;
    this.#leave();
    // The same section twice in a row is drawn as one band.
    if (last?.raw === raw && note === undefined && last.note === undefined) return;
    this.stages.push({ raw, line, steps: [], ...(note ? { note } : {}) });
  }

  #stage(line: number): OpenStage {
    const last = this.stages.at(-1);
    if (last) return last;
    const made: OpenStage = { raw: '', line, steps: [] };
    this.stages.push(made);
    return made;
  }

  #addEvent(raw: string): void {
    const steps = this.stages.at(-1)?.steps ?? [];
    const at = steps.findLastIndex((step) => step.undrawn !== true);
    const step = steps[at];
    if (step) steps[at] = { ...step, events: [...step.events, raw] };
  }
}

export function draftOf(diagram: Diagram, notes: readonly LinedNote[]): Draft {
  const parts: Part[] = [...diagram.statements, ...notes].toSorted((a, b) => a.line - b.line);
  const drafting = new Drafting();
  for (const part of parts) drafting.take(part);
  drafting.end();
  const { title = diagram.frontTitle, description, head, measures, stages, strays, lost } = drafting;
  return {
    stages,
    strays,
    lost,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(head === undefined ? {} : { head }),
    ...(measures === undefined ? {} : { measures }),
  };
}
