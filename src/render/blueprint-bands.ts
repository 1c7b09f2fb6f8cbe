/** Which lanes a service blueprint shows, in which band, and where its three lines run. */
import type { BlueprintLine, JourneyMap, Lane, LaneKind } from '../map/map.ts';
import { shownLanes } from './reading.ts';

export const bandNames = ['evidence', 'customer', 'frontstage', 'backstage', 'support'] as const;
export type BandName = (typeof bandNames)[number];

export const bandTitles: Readonly<Record<BandName, string>> = {
  evidence: 'What the customer meets',
  customer: 'What the customer does',
  frontstage: 'Frontstage',
  backstage: 'Backstage',
  support: 'Support processes',
};

const bandOfKind: Partial<Record<LaneKind, BandName>> = {
  evidence: 'evidence',
  channels: 'evidence',
  touchpoints: 'evidence',
  actions: 'customer',
  'moments-of-truth': 'customer',
  frontstage: 'frontstage',
  backstage: 'backstage',
  employee: 'backstage',
  support: 'support',
  policy: 'support',
  systems: 'support',
};

export type LineKind = BlueprintLine['kind'];

export const lineTitles: Readonly<Record<LineKind, string>> = {
  interaction: 'Line of interaction',
  visibility: 'Line of visibility',
  'internal-interaction': 'Line of internal interaction',
};

/** The blueprint from top to bottom. A line without an `id` is where it usually runs, not a record of the map. */
export type BlueprintRow =
  | { readonly kind: 'lane'; readonly lane: Lane; readonly band: BandName; readonly opens: boolean }
  | { readonly kind: 'line'; readonly line: LineKind; readonly id?: string }
  | { readonly kind: 'missing'; readonly band: BandName };

const lineBefore: Partial<Record<BandName, LineKind>> = {
  frontstage: 'interaction',
  backstage: 'visibility',
  support: 'internal-interaction',
};

/** Without lines of its own a map is laid out by the kinds of its lanes, and says which band it lacks. */
function byKind(lanes: readonly Lane[]): BlueprintRow[] {
  return bandNames.flatMap((band): BlueprintRow[] => {
    const own = lanes.filter((lane) => bandOfKind[lane.kind] === band);
    const line = lineBefore[band];
    return [
      ...(line ? [{ kind: 'line' as const, line }] : []),
      ...own.map((lane, at) => ({ kind: 'lane' as const, lane, band, opens: at === 0 })),
      ...(own.length === 0 ? [{ kind: 'missing' as const, band }] : []),
    ];
  });
}

/** Bands by where a lane stands among the lines; lines below a lane that is not shown move up to the one before it. */
function byLines(map: JourneyMap, lanes: readonly Lane[], lines: readonly BlueprintLine[]): BlueprintRow[] {
  const order: readonly LineKind[] = ['interaction', 'visibility', 'internal-interaction'];
  const shown = new Set(lanes);
  const rows: BlueprintRow[] = [];
  const passed = new Set<LineKind>();
  let before: BandName | undefined;
  for (const lane of map.lanes) {
    if (shown.has(lane)) {
      const band = bandAfter(passed, lane);
      rows.push({ kind: 'lane', lane, band, opens: band !== before });
      before = band;
    }
    for (const kind of order) {
      for (const line of lines.filter((one) => one.below === lane.id && one.kind === kind)) {
        rows.push({ kind: 'line', line: kind, id: line.id });
        passed.add(kind);
        before = undefined;
      }
    }
  }
  return rows;
}

function bandAfter(passed: ReadonlySet<LineKind>, lane: Lane): BandName {
  if (passed.has('internal-interaction')) return 'support';
  if (passed.has('visibility')) return 'backstage';
  if (passed.has('interaction')) return 'frontstage';
  return bandOfKind[lane.kind] === 'evidence' ? 'evidence' : 'customer';
}

/** Rows of the blueprint from top to bottom. */
export function blueprintRows(map: JourneyMap): BlueprintRow[] {
  const lines = (map.lines ?? []).filter((line) => map.lanes.some((lane) => lane.id === line.below));
  const drawn = (lane: Lane): boolean =>
    bandOfKind[lane.kind] !== undefined || lines.some((line) => line.below === lane.id);
  const lanes = shownLanes(map).filter(drawn);
  return lines.length > 0 ? byLines(map, lanes, lines) : byKind(lanes);
}

/** The sentence in a band that has no lane. */
export const missingWords: Readonly<Record<BandName, string>> = {
  evidence: 'No lane of touchpoints or channels yet.',
  customer: 'No lane of customer actions yet.',
  frontstage: 'No frontstage lane yet: what staff or machines do in sight of the customer.',
  backstage: 'No backstage lane yet: what is done out of sight.',
  support: 'No lane of support processes, policies or systems yet.',
};
