/** What a log was understood to be, in the shape the import page reads; and a person's corrections as wishes. */
import type { LogWishes } from '../../events/import/log-input.ts';
import type { Understanding } from '../../events/import/understanding.ts';
import type { ImportCorrection, ImportPreview } from '../api.ts';

export interface UploadFacts {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}

export function previewOf({ id, name, bytes }: UploadFacts, found: Understanding): ImportPreview {
  return {
    id,
    name,
    bytes,
    format: found.format,
    columns: found.columns.map((column) => ({ ...column, samples: [...column.samples] })),
    timeFormat: found.timeFormat ?? null,
    timezone: found.timezone,
    lifecycle: found.lifecycle ?? null,
    rows: found.rows.map((row) => [...row]),
    events: found.events.map((event) => ({ ...event, time: event.time ?? null })),
    problems: found.problems.map(({ message, fix, place }) => ({
      message,
      ...(fix === undefined ? {} : { fix }),
      ...(place?.line === undefined ? {} : { line: place.line }),
      ...(place?.field === undefined ? {} : { field: place.field }),
    })),
    ready: found.ready,
  };
}

/** The wishes so far with a correction laid over them: a column keeps its earlier correction until corrected again. */
export function corrected(wishes: LogWishes, correction: ImportCorrection): LogWishes {
  const { columns, timezone, timeFormat, lifecycle } = correction;
  return {
    ...wishes,
    ...(columns === undefined ? {} : { columns: { ...wishes.columns, ...columns } }),
    ...(timezone === undefined ? {} : { timezone }),
    ...(timeFormat === undefined ? {} : { timeFormat }),
    ...(lifecycle === undefined ? {} : { lifecycle }),
  };
}
