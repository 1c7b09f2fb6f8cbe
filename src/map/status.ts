/** How far a map is, and where it may go from there. */
import { refusal, type Refusal } from '../lib/refusal.ts';
import type { MapStatus } from './map.ts';

/** A map is drawn, looked at, in force, and at last kept for the record. Every step can be taken back. */
export const transitions: Readonly<Record<MapStatus, readonly MapStatus[]>> = {
  'to-map': ['draft', 'retired'],
  draft: ['to-map', 'in-review', 'live', 'retired'],
  'in-review': ['draft', 'live', 'retired'],
  live: ['draft', 'in-review', 'retired'],
  retired: ['to-map', 'draft', 'in-review', 'live'],
};

export const statusNames: Readonly<Record<MapStatus, string>> = {
  'to-map': 'To map',
  draft: 'Draft',
  'in-review': 'In review',
  live: 'Live',
  retired: 'Retired',
};

/** Refused `status-not-next`, naming what is possible. */
export function refuseStatus(from: MapStatus, to: MapStatus): Refusal | undefined {
  if (from === to || transitions[from].includes(to)) return undefined;
  const next = transitions[from].map((one) => `“${statusNames[one]}”`).join(', ');
  return refusal('status-not-next', `A map that is “${statusNames[from]}” cannot become “${statusNames[to]}”.`, {
    fix: `From here it can become ${next}.`,
  });
}
