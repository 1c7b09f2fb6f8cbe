/** Which touchpoints the register shows, and in which order. */
import type { RegisterRow } from '../../server/library-api.ts';

export const sortable = ['name', 'channel', 'owner', 'impact', 'target', 'felt', 'gap', 'maps'] as const;
export type SortBy = (typeof sortable)[number];

export interface RowChoice {
  readonly words: string;
  readonly channel: string;
  readonly owner: string;
  readonly gap: 'any' | 'below' | 'no-target' | 'not-felt';
  readonly sort: { readonly by: SortBy; readonly down: boolean };
}

export const everyRow: RowChoice = {
  words: '',
  channel: 'any',
  owner: 'any',
  gap: 'any',
  sort: { by: 'gap', down: true },
};

function hasGap(row: RegisterRow, wish: RowChoice['gap']): boolean {
  if (wish === 'below') return row.gap !== null && row.gap > 0;
  if (wish === 'no-target') return row.target === null;
  return wish === 'any' || row.felt === null;
}

export function chosenRows(rows: readonly RegisterRow[], choice: RowChoice): RegisterRow[] {
  const words = choice.words.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (row: RegisterRow): boolean =>
    words.every((word) => `${row.name} ${row.owner ?? ''} ${row.note ?? ''}`.toLowerCase().includes(word)) &&
    (choice.channel === 'any' || row.channel === choice.channel) &&
    (choice.owner === 'any' || (row.owner ?? 'nobody') === choice.owner) &&
    hasGap(row, choice.gap);
  const { by, down } = choice.sort;
  return rows.filter(fits).sort((a, b) => compare(a, b, by, down));
}

function valueOf(row: RegisterRow, by: SortBy): number | string | null {
  if (by === 'felt') return row.felt?.value ?? null;
  if (by === 'maps') return row.maps.length;
  return row[by];
}

/** What is not known stands last, whichever way the others go. */
function compare(a: RegisterRow, b: RegisterRow, by: SortBy, down: boolean): number {
  const [x, y] = [valueOf(a, by), valueOf(b, by)];
  const byName = a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
  if (x === null || y === null) return x === y ? byName : x === null ? 1 : -1;
  const order = typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y));
  return (down ? -order : order) || byName;
}
