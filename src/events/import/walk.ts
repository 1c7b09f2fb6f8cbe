/** Walks all rows of a log file, whatever its form, and hands them to a sink; what is odd about the file is told. */
import { checkpoint, unwatched, type Watch } from '../../lib/progress.ts';
import { DelimitedReader, type Row, type RowSink } from './delimited.ts';
import { JsonReader, NdjsonReader } from './json-rows.ts';
import type { LogWishes } from './log-input.ts';
import { OcelObjects, OcelReader } from './ocel-rows.ts';
import { openFile } from './open-file.ts';
import type { Shape } from './shape.ts';
import type { Problem } from './understanding.ts';
import { Utf8Stream } from './utf8.ts';
import { XesReader } from './xes-rows.ts';

interface FormReader {
  readonly columns: readonly string[];
  write(chunk: Uint8Array): void;
  /** What is wrong with the document as a whole. */
  end(): Problem[];
}

export interface WalkOptions {
  readonly wishes: LogWishes;
  readonly watch?: Watch;
  /** Awaited after every piece of the file: slows reading down to the pace of what follows. */
  readonly pace?: () => Promise<void>;
  /** Asked after every piece of the file: true when enough was seen. */
  readonly enough?: () => boolean;
}

/** `sink` is made once the columns can be asked for. */
export async function walkRows(
  shape: Shape,
  makeSink: (columns: () => readonly string[]) => RowSink,
  options: WalkOptions,
): Promise<Problem[]> {
  const watch = options.watch ?? unwatched;
  const reader = await readerFor(shape, makeSink, options);
  const stream = new Utf8Stream(shape.encoding);
  const opened = await openFile(shape.path, shape.name, options.wishes.limits);
  const doing = `Reading ${shape.name}`;
  let stopped = false;
  for await (const chunk of opened.chunks) {
    checkpoint(watch);
    reader.write(stream.push(chunk));
    watch.report({ doing, done: opened.consumed(), total: opened.size, unit: 'bytes' });
    await options.pace?.();
    stopped = options.enough?.() ?? false;
    if (stopped) break;
  }
  if (stopped) return [];
  reader.write(stream.end());
  const problems = [...opened.problems, ...reader.end()];
  if (stream.foreign > 0) problems.push(foreignBytes(shape.name, stream.foreign));
  return problems;
}

async function readerFor(
  shape: Shape,
  makeSink: (columns: () => readonly string[]) => RowSink,
  { wishes }: WalkOptions,
): Promise<FormReader> {
  if (shape.form === 'delimited') return delimitedReader(shape, makeSink);
  // The sink asks for the columns of a reader that is made with the sink.
  let columns: readonly string[] = [];
  const sink = makeSink(() => columns);
  if (shape.form === 'xes') {
    const xes = new XesReader(sink);
    columns = xes.record.columns;
    return {
      columns,
      write: (chunk) => xes.write(chunk),
      end: () => (xes.end(), xes.broken ? [brokenOff(shape.name, xes.broken.message, xes.broken.line)] : []),
    };
  }
  if (shape.form === 'ndjson') {
    const ndjson = new NdjsonReader(sink);
    columns = ndjson.record.columns;
    return { columns, write: (chunk) => ndjson.write(chunk), end: () => (ndjson.end(), []) };
  }
  if (shape.form === 'json') {
    const json = new JsonReader(sink);
    columns = json.record.columns;
    return {
      columns,
      write: (chunk) => json.write(chunk),
      end: () => (json.end() ? [] : [brokenOff(shape.name, 'a bracket or quote is never closed')]),
    };
  }
  const { objects, type } = await ocelObjects(shape, wishes);
  const ocel = new OcelReader(objects.objects, type, sink);
  columns = ocel.record.columns;
  return {
    columns,
    write: (chunk) => ocel.write(chunk),
    end: () => [
      ...(ocel.end() ? [] : [brokenOff(shape.name, 'a bracket or quote is never closed')]),
      ...flattened(ocel, type, objects),
    ],
  };
}

/** `from`: lines that were read before, and rows still to be left out. */
export function delimitedReader(
  shape: Shape,
  makeSink: (columns: () => readonly string[]) => RowSink,
  from?: { readonly skip: number; readonly lines: number },
): FormReader {
  const columns = shape.columns ?? [];
  const sink = makeSink(() => columns);
  let skip = from?.skip ?? (shape.preamble ?? 0) + ((shape.header ?? true) ? 1 : 0);
  const reader = new DelimitedReader(
    shape.delimiter ?? ',',
    {
      row: (row: Row) => {
        if (skip > 0) skip--;
        else sink.row(row);
      },
      broken: (line, reason, raw) => sink.broken(line, reason, raw),
    },
    columns.length,
  );
  reader.line += from?.lines ?? 0;
  return { columns, write: (chunk) => reader.write(chunk), end: () => (reader.end(), []) };
}

async function ocelObjects(shape: Shape, wishes: LogWishes): Promise<{ objects: OcelObjects; type: string }> {
  const objects = new OcelObjects();
  const stream = new Utf8Stream(shape.encoding);
  for await (const chunk of (await openFile(shape.path, shape.name, wishes.limits)).chunks) {
    objects.write(stream.push(chunk));
  }
  objects.write(stream.end());
  return { objects, type: objects.choose(wishes.objectType) };
}

function flattened(ocel: OcelReader, type: string, objects: OcelObjects): Problem[] {
  const others = objects.types().filter((one) => one.type !== type);
  const choice =
    others.length > 0 ? `Other types: ${others.map((one) => one.type).join(', ')} (--object-type).` : undefined;
  const problems: Problem[] = [
    { message: `Seen from each "${type}"; links to other objects are left out.`, ...(choice ? { fix: choice } : {}) },
  ];
  if (ocel.doubled > 0) {
    problems.push({
      message: `${ocel.doubled} events touch several "${type}" objects and are counted once for each of them.`,
    });
  }
  if (ocel.orphans > 0) problems.push({ message: `${ocel.orphans} events touch no "${type}" and were left out.` });
  return problems;
}

function brokenOff(name: string, why: string, line?: number): Problem {
  return {
    message: `${name} breaks off or breaks its own rules: ${why}. What stands before was used.`,
    fix: 'Export it again to get the rest.',
    place: { file: name, ...(line === undefined ? {} : { line }) },
  };
}

export function foreignBytes(name: string, count: number): Problem {
  return {
    message: `${name} is not all UTF-8: ${count} bytes were read as Windows-1252.`,
    fix: 'If letters look wrong, name the encoding of the file.',
    place: { file: name },
  };
}
