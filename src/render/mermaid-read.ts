/** A Mermaid `journey` or `timeline` as a map; comments of ours give back what the diagram cannot say. Node only. */
import { createHash } from 'node:crypto';
import { idFrom } from '../lib/derived-id.ts';
import { isRefusal, type Refusal } from '../lib/refusal.ts';
import { measuredMapOf, parseJourneyFile, schemaId } from '../map/file.ts';
import type { MeasuredMap } from '../map/map.ts';
import { MapBuilder } from './mermaid-build.ts';
import { draftOf, type Draft } from './mermaid-draft.ts';
import { readDiagram, type Diagram } from './mermaid-grammar.ts';
import type { Lost } from './map-forms.ts';
import { notesIn } from './mermaid-notes.ts';

export interface ReadMermaid {
  readonly measured: MeasuredMap;
  readonly format: string;
  readonly matched: readonly string[];
  readonly lost: readonly Lost[];
}

/** `firstLine` is the line of the file the diagram begins on. Refused `not-mermaid` or `mermaid-diagram`, with the line. */
export function readMermaid(source: string, fallbackTitle: string, firstLine = 1): ReadMermaid | Refusal {
  const diagram = readDiagram(source, firstLine);
  if (isRefusal(diagram)) return diagram;
  const { notes, broken } = notesIn(source, firstLine);
  const lost: Lost[] = broken.map((line) => ({ what: 'A comment of ours was changed and cannot be read', line }));
  const whole = built(draftOf(diagram, notes), diagram, source, fallbackTitle);
  if (!isRefusal(whole)) return { ...whole, lost: [...lost, ...whole.lost] };
  // What the comments say does not fit together: the diagram alone still makes a map.
  const plain = built(draftOf(diagram, []), diagram, source, fallbackTitle);
  if (isRefusal(plain)) return plain;
  const why: Lost = { what: `Our own comments do not fit together (${whole.message}); the diagram alone was read` };
  return { ...plain, lost: [...lost, why, ...plain.lost] };
}

function built(draft: Draft, diagram: Diagram, source: string, fallbackTitle: string): ReadMermaid | Refusal {
  const seed = createHash('sha256').update(source).digest('hex');
  const builder = new MapBuilder(draft, (kind, ...parts) => idFrom(kind, seed, ...parts));
  const map = builder.build(fallbackTitle);
  const version = draft.head?.version ?? 2;
  const measures = draft.measures === undefined ? {} : { measures: draft.measures };
  // The comments are text of strangers: what they say is checked like any file.
  const file = parseJourneyFile(JSON.stringify({ $schema: schemaId, version, ...map, ...measures }));
  if (isRefusal(file)) return file;
  const { $schema: _schema, ...measured } = measuredMapOf(file).map;
  const steps = measured.stages.reduce((sum, stage) => sum + stage.steps.length, 0);
  const matched = [
    `${measured.stages.length} sections as stages, ${steps} ${diagram.kind === 'journey' ? 'tasks' : 'periods'} as steps`,
    ...(draft.head ? ['Comments of ours gave back ids, cards and everything else the diagram does not show'] : []),
    ...(diagram.kind === 'journey' && !draft.head ? ['Scores 1 to 5 as declared feelings, −2 to +2'] : []),
    ...(measured.personas.length > 0 && !draft.head ? [`Actors as personas: ${names(measured.personas)}`] : []),
  ];
  return {
    measured: { map: measured, measures: file.measures ?? {} },
    format: diagram.kind === 'journey' ? 'Mermaid journey' : 'Mermaid timeline',
    matched,
    lost: [...draft.lost, ...builder.lost],
  };
}

const names = (list: readonly { name: string }[]): string => list.map(({ name }) => name).join(', ');
