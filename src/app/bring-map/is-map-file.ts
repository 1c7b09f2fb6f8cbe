/** Tells a file that holds a map from a log of events, by its name and how it begins: both may be CSV or JSON. */
import { laneKindOf } from '../../map/lane-words.ts';

/** Bytes of the beginning that are looked at. */
export const headBytes = 65_536;

const mapEndings =
  /\.(journey\.json|theydo\.json|mmd|mermaid|md|markdown|cjml|cjml\.xml|xlsx|xlsm|pptx|pdf|png|jpe?g|gif|webp|svg|html?)$/i;
const logEndings = /\.(parquet|xes|jsonocel|ndjson|jsonl|gz)$/i;

/** The first cells of the rows of a table, whatever separates them. */
function firstCells(head: string): string[] {
  return head
    .split(/\r\n?|\n/)
    .slice(0, 40)
    .map((line) => (line.split(/[;,\t|]/)[0] ?? '').replace(/^"|"$/g, '').trim());
}

function isMapTable(head: string): boolean {
  const [first = ''] = head.split(/\r\n?|\n/);
  const names = first.split(/[;,\t|]/).map((name) =>
    name
      .replace(/^\ufeff?"?|"$/g, '')
      .trim()
      .toLowerCase(),
  );
  if (names.includes('stage') && names.includes('lane')) return true;
  // Rows called like lanes: a wide table. A log has ids or times there.
  const lanes = firstCells(head).filter((cell) => cell !== '' && laneKindOf(cell) !== undefined);
  return new Set(lanes).size >= 2;
}

export function isMapFile(name: string, head: string): boolean {
  if (mapEndings.test(name)) return true;
  if (logEndings.test(name)) return false;
  const text = head.replace(/^\ufeff/, '').trimStart();
  if (/^(---|%%|journey\b|timeline\b)/.test(text)) return true;
  if (text.startsWith('<')) return /<(\w+:)?CJML\b/.test(text);
  if (/^[[{]/.test(text)) return /"format"\s*:\s*"THEYDO_/.test(text) || /"(stages|\$schema)"\s*:/.test(text);
  return isMapTable(text);
}
