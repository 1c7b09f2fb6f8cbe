/** What an upload was understood to be, in the shape the import page reads; and a person's corrections as wishes. */
import type { Problem, Understanding } from '../../events/import/understanding.ts';
import type { UnderstoodResponses } from '../../surveys/reading/understood-responses.ts';
import type { ImportCorrection, ImportPreview } from '../api.ts';
import type { ImportWishes, Looked } from './look.ts';

export interface UploadFacts {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}

type PreviewFacts = UploadFacts & Pick<ImportPreview, 'robots' | 'staff'>;

export function previewOf({ id, name, bytes }: UploadFacts, looked: Looked, wishes: ImportWishes = {}): ImportPreview {
  const facts = { id, name, bytes, robots: wishes.robots ?? 'apart', staff: [...(wishes.staff ?? [])] };
  return looked.kind === 'events' ? ofLog(facts, looked.log) : ofResponses(facts, looked.responses);
}

function ofLog(facts: PreviewFacts, found: Understanding): ImportPreview {
  return {
    ...facts,
    ...shared(found),
    kind: 'events',
    columns: found.columns.map((column) => ({ ...column, samples: [...column.samples] })),
    lifecycle: found.lifecycle ?? null,
    events: found.events.map((event) => ({ ...event, time: event.time ?? null })),
  };
}

function ofResponses(facts: PreviewFacts, found: UnderstoodResponses): ImportPreview {
  return {
    ...facts,
    ...shared(found),
    kind: 'responses',
    columns: [],
    lifecycle: null,
    events: [],
    responses: {
      columns: found.columns.map((column) => ({ ...column, samples: [...column.samples] })),
      scores: found.scores.map(({ question, polarity, touchpoint, codes, ...score }) => ({
        ...score,
        question: question ?? null,
        polarity: polarity ?? null,
        touchpoint: touchpoint ?? null,
        codes: [...codes],
      })),
    },
  };
}

function shared(found: Understanding | UnderstoodResponses) {
  return {
    format: found.format,
    timeFormat: found.timeFormat ?? null,
    timezone: found.timezone,
    rows: found.rows.map((row) => [...row]),
    problems: found.problems.map(problemShape),
    ready: found.ready,
  };
}

const problemShape = ({ message, fix, place }: Problem) => ({
  message,
  ...(fix === undefined ? {} : { fix }),
  ...(place?.line === undefined ? {} : { line: place.line }),
  ...(place?.field === undefined ? {} : { field: place.field }),
});

/** The wishes so far with a correction laid over them: a column keeps its earlier correction until corrected again. */
export function corrected(wishes: ImportWishes, correction: ImportCorrection): ImportWishes {
  const { columns, timezone, timeFormat, lifecycle, robots, staff, kind, responses, about } = correction;
  return {
    ...wishes,
    ...(columns === undefined ? {} : { columns: { ...wishes.columns, ...columns } }),
    ...(timezone === undefined ? {} : { timezone }),
    ...(timeFormat === undefined ? {} : { timeFormat }),
    ...(lifecycle === undefined ? {} : { lifecycle }),
    ...(robots === undefined ? {} : { robots }),
    ...(staff === undefined ? {} : { staff }),
    ...(kind === undefined ? {} : { kind }),
    ...(responses === undefined ? {} : { responses: laidOver(wishes.responses, responses) }),
    ...(about === undefined ? {} : { about: { ...wishes.about, ...about } }),
  };
}

type Answers = NonNullable<ImportWishes['responses']>;

function laidOver(
  before: Answers = {},
  { columns, scores, missing, texts, ratings }: NonNullable<ImportCorrection['responses']>,
): Answers {
  const chosen = Object.entries(scores ?? {}).map(([key, score]) => [key, { ...before.scores?.[key], ...score }]);
  return {
    ...before,
    ...(columns === undefined ? {} : { columns: { ...before.columns, ...columns } }),
    ...(scores === undefined ? {} : { scores: { ...before.scores, ...Object.fromEntries(chosen) } }),
    ...(missing === undefined ? {} : { missing }),
    ...(texts === undefined ? {} : { texts }),
    ...(ratings === undefined ? {} : { ratings }),
  };
}
