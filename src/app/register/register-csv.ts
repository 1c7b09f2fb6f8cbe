/** The register as a table for spreadsheets; what a spreadsheet would run as a formula is made harmless. */
import { printTextTable } from '../../render/table-text.ts';
import type { RegisterMeasures, RegisterRow } from '../../server/library-api.ts';

const heads = [
  'id',
  'name',
  'channel',
  'owner',
  'impact',
  'target',
  'felt',
  'felt_n',
  'felt_is',
  'gap',
  'share_of_journeys',
  'share_low',
  'share_high',
  'share_n',
  'review_by',
  'maps',
  'note',
] as const;

/** With a byte order mark, so that Excel reads it as UTF-8. */
export function registerCsv(rows: readonly RegisterRow[], measured: RegisterMeasures['measured']): string {
  const lines = rows.map((row) => {
    const share = measured[row.id]?.share;
    const { id, name, channel, owner, impact, target, felt, gap, reviewBy, maps, note } = row;
    const values = [
      id,
      name,
      channel,
      owner,
      impact,
      target,
      felt?.value,
      felt?.n,
      felt?.state,
      gap,
      share?.value,
      share?.low,
      share?.high,
      share?.n,
      reviewBy,
      maps.map((map) => map.title).join('; '),
      note,
    ];
    return values.map((value) => value ?? undefined);
  });
  return `\ufeff${printTextTable([heads, ...lines])}`;
}
