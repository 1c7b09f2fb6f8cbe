/** The file form of a map, `*.journey.json`: read with every fault named by line and field, written byte for byte alike. */
import { z } from 'zod';
import { refusal, type Refusal } from '../lib/refusal.ts';
import { faultOf, lineOf } from './json-places.ts';
import { currentVersion, JourneyFile, JourneyMap, type MeasuredMap } from './map.ts';
import type { Measures } from './measure.ts';
import { refusePicture } from './picture-bytes.ts';
import { looseEnds } from './references.ts';
import { migrate } from './versions.ts';

/** Names the published schema; a file may name it otherwise, for instance by a path, and keeps that. */
export const schemaId = 'urn:sojourn:schema:journey:2';

/** Characters; the largest map we draw has a fiftieth of it, the rest is room for pictures. */
const longest = 50_000_000;

type Path = readonly (string | number)[];

/** `cards[3].lane` */
const fieldAt = (path: Path): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`),
    '',
  );

/** The map in the text, or the first thing wrong with it, with its line and field. */
export function parseJourneyFile(text: string): JourneyFile | Refusal {
  if (text.length > longest)
    return refusal('file-too-large', 'This file is too large to be a journey map.', {
      fix: `At most ${longest / 1_000_000} million letters are read. Scale its pictures down, or take some out.`,
    });
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (plain.trim() === '')
    return refusal('empty-file', 'This file is empty.', { fix: 'Choose a *.journey.json file.' });
  const fault = faultOf(plain);
  if (fault !== undefined) {
    const fix = 'Mend that line, or write the file again from the map.';
    return refusal('not-json', `Line ${fault.line}: ${fault.what}.`, { fix, place: { line: fault.line } });
  }
  const raw: unknown = JSON.parse(plain);
  const version = versionOf(raw);
  if (typeof version !== 'number') return version;
  // After a migration the fields stand elsewhere than in the text.
  const lines = version === currentVersion ? plain : undefined;
  return checked({ $schema: schemaId, ...migrate(raw as Record<string, unknown>) }, lines);
}

function versionOf(raw: unknown): number | Refusal {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return refusal('not-a-map', 'This JSON is no journey map: a map is one object.', {
      fix: 'Choose a *.journey.json file.',
    });
  }
  const version = 'version' in raw ? raw.version : undefined;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    const fix = `Choose a *.journey.json file; one written by hand says "version": ${currentVersion}.`;
    return refusal('no-version', 'This JSON is no journey map: it has no "version".', {
      fix,
      place: { field: 'version' },
    });
  }
  if (version <= currentVersion) return version;
  const message = `This map was written by a newer Sojourn (version ${version} of the file; this one reads up to ${currentVersion}).`;
  return refusal('newer-version', message, { fix: 'Update Sojourn, then open it again.', place: { field: 'version' } });
}

function checked(raw: Record<string, unknown>, text: string | undefined): JourneyFile | Refusal {
  const at = (path: Path): { field: string; line?: number } => ({
    field: fieldAt(path),
    ...(text === undefined ? {} : { line: lineOf(text, path) }),
  });
  const hostile = unfit(raw, []);
  if (hostile !== undefined)
    return refusal('unfit-value', `${fieldAt(hostile.path)}: ${hostile.what}.`, { place: at(hostile.path) });
  const parsed = JourneyFile.safeParse(raw);
  if (!parsed.success) {
    const issues = parsed.error.issues;
    const path = (issues[0]?.path ?? []).map((key) => (typeof key === 'number' ? key : String(key)));
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
    return refusal('bad-map', `${fieldAt(path)}: ${issues[0]?.message ?? 'is not right'}${more}.`, { place: at(path) });
  }
  const [loose, ...others] = looseEnds(parsed.data);
  if (loose === undefined) return badPicture(parsed.data, at) ?? parsed.data;
  const more = others.length > 0 ? ` ${others.length} more like it.` : '';
  return refusal('loose-end', loose.message + more, { fix: loose.fix, place: at(loose.path) });
}

function badPicture(file: JourneyFile, at: (path: Path) => { line?: number }): Refusal | undefined {
  for (const [id, url] of Object.entries(file.pictures ?? {})) {
    const no = refusePicture(id, url);
    if (no !== undefined) return { ...no, place: { ...no.place, ...at(['pictures', id]) } };
  }
  return undefined;
}

/** A value that cannot be kept as it is: it would be lost or changed on the way through documents and browsers. */
function unfit(value: unknown, path: Path): { path: Path; what: string } | undefined {
  if (typeof value === 'string' && /[\ud800-\udfff]/u.test(value)) return { path, what: 'holds half of a character' };
  if (typeof value === 'number' && !Number.isFinite(value)) return { path, what: 'is too large a number' };
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, one] of Object.entries(value)) {
    const inside = [...path, Array.isArray(value) ? Number(key) : key];
    if (key === '__proto__') return { path: inside, what: 'is a key that no map may have' };
    const found = unfit(one, inside);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The value with known keys in the schema's order and unknown ones after them in their own. */
function inOrder(schema: unknown, value: unknown): unknown {
  if (schema instanceof z.ZodOptional) return inOrder(schema.unwrap(), value);
  if (schema instanceof z.ZodArray && Array.isArray(value)) return value.map((one) => inOrder(schema.element, one));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  if (schema instanceof z.ZodRecord)
    return Object.fromEntries(entries.map(([key, one]) => [key, inOrder(schema.valueType, one)]));
  if (!(schema instanceof z.ZodObject)) return value;
  const known = Object.keys(schema.shape);
  const first = known
    .filter((key) => key in value)
    .map((key) => [key, inOrder(schema.shape[key], value[key as keyof typeof value])]);
  return Object.fromEntries([...first, ...entries.filter(([key]) => !known.includes(key))]);
}

/**
 * The file of a map: UTF-8, two spaces, keys in a fixed order, the answers of its references and the bytes of its
 * pictures last when given.
 */
export function printJourneyFile(
  map: JourneyMap,
  measures?: Measures,
  pictures?: Readonly<Record<string, string>>,
): string {
  const { $schema, version: _version, measures: ownMeasures, pictures: ownPictures, ...rest } = map;
  const head = {
    $schema: typeof $schema === 'string' && !/^urn:sojourn:schema:journey:\d+$/.test($schema) ? $schema : schemaId,
    version: currentVersion,
    ...(inOrder(JourneyMap, rest) as object),
  };
  const answers = inOrder(JourneyFile.shape.measures, measures ?? ownMeasures);
  const bytes = pictures !== undefined && Object.keys(pictures).length === 0 ? undefined : (pictures ?? ownPictures);
  return `${JSON.stringify({ ...head, measures: answers, pictures: bytes }, null, 2)}\n`;
}

/** A file that was read, as a map, the answers it was written with, and the bytes of its pictures. */
export function measuredMapOf({ version: _version, measures = {}, pictures, ...map }: JourneyFile): MeasuredMap {
  return { map, measures, ...(pictures === undefined ? {} : { pictures }) };
}
