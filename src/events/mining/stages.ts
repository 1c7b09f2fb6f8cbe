/**
 * Finds the stages of a journey and which touchpoint belongs to which: moves beyond chance put touchpoints on a
 * line, the line is cut into stages, and touchpoints at the borders may move where the block model likes them better.
 * Touchpoints too faint to be placed so join the stage whose neighbours they have once slips are left out.
 */
import { movedByBlocks } from './block-moves.ts';
import { faintOf } from './faint.ts';
import { excessOf, type Flow } from './flow.ts';
import { modularityOf } from './modularity.ts';
import { neighbourProfiles } from './neighbour-profiles.ts';
import { potentialOf } from './potential.ts';
import { segmentations } from './segmentation.ts';

export interface Stages {
  readonly count: number;
  /** Stage of each touchpoint, 0 = first; -1 for those that occur everywhere. */
  readonly of: Int16Array;
  /** Place of each touchpoint on the line, in steps. */
  readonly places: Float64Array;
  /** Share of the spread of places that the stages explain. */
  readonly explained: number;
  readonly modularity: number;
  readonly gradientShare: number;
}

/** Enough explained to stop cutting when no number of stages stands out. */
const explainedEnough = 0.97;
/** A number of stages stands out when one fewer leaves this many times the spread. */
const standsOut = 2.8;

/**
 * A touchpoint occurs everywhere when its moves without slips rule out that this share of them follows the habit of
 * one stage. Of planted ones at up to 30 % noise those without a stage stay below it, those of a stage above.
 */
const habitual = 0.35;
/** A touchpoint moves across a border when it is at most that many times as far from the other stage's centre. */
const reach = 2;

/**
 * `tidy` are the same moves without slips: they tell apart what occurs everywhere from what has a stage and is mostly
 * met by chance, but they leave too little of the latter to place it by. `positions` is the mean place of each touchpoint within its journeys, in steps: it decides where the flow says
 * nothing. `wanted` fixes the number of stages (fewer when there are fewer touchpoints).
 *
 * The number found is the one in 4 .. 8 after which the spread inside stages falls most sharply; when none stands
 * out, the first that explains 97 %. (Explained share alone stops one or two stages short of planted truths of
 * six and eight stages; the fall finds them at up to 20 % noise.)
 */
export function findStages(flow: Flow, tidy: Flow, positions: Float64Array, wanted?: number): Stages {
  const excess = excessOf(flow);
  const { places, gradientShare } = potentialOf(excess, positions);
  const faint = faintOf(flow, excess);
  const line = [...places.keys()].filter((node) => !faint.includes(node));
  line.sort((a, b) => (places[a] as number) - (places[b] as number) || a - b);
  const cut = cutLine(line, places, wanted);
  const centres = centresOf(line, cut.of, places, cut.count);
  const of = new Int16Array(flow.size).fill(-1);
  line.forEach((node, i) => {
    of[node] = cut.of[i] as number;
  });
  const moved = movedByBlocks(excess, of, cut.count, (node, stage) =>
    nearBorder(centres, places[node] as number, of[node] as number, stage),
  );
  const settled = faintSettled(tidy, moved, cut.count, faint);
  return {
    count: cut.count,
    of: settled,
    places,
    explained: cut.explained,
    modularity: modularityOf(flow, settled),
    gradientShare,
  };
}

function cutLine(
  line: readonly number[],
  places: Float64Array,
  wanted: number | undefined,
): { of: Uint16Array; count: number; explained: number } {
  const sorted = line.map((node) => places[node] as number);
  const { cuts, explained } = segmentations(sorted, Math.max(9, wanted ?? 0));
  const count = wanted === undefined ? countOf(explained, line.length) : Math.min(wanted, line.length);
  return { of: cuts[count - 1] ?? new Uint16Array(line.length), count, explained: explained[count - 1] ?? 1 };
}

/** How many stages; few touchpoints make few stages. */
function countOf(explained: readonly number[], touchpoints: number): number {
  if (touchpoints === 0) return 0;
  const least = Math.min(4, Math.ceil(touchpoints / 2));
  const most = Math.min(8, Math.max(least, Math.floor(touchpoints / 2)));
  const left = explained.map((share) => Math.max(1e-4, 1 - share));
  const fall = (s: number): number => (left[s - 2] ?? 1) / (left[s - 1] ?? 1);
  let best = least;
  for (let s = least; s <= most; s++) if (fall(s) > fall(best)) best = s;
  if (most > least && fall(best) >= standsOut) return best;
  for (let s = least; s < most; s++) if ((explained[s - 1] ?? 1) >= explainedEnough) return s;
  return most;
}

function centresOf(line: readonly number[], of: Uint16Array, places: Float64Array, count: number): Float64Array {
  const sums = new Float64Array(count);
  const sizes = new Float64Array(count);
  line.forEach((node, i) => {
    const stage = of[i] as number;
    sums[stage] = (sums[stage] as number) + (places[node] as number);
    sizes[stage] = (sizes[stage] as number) + 1;
  });
  return sums.map((sum, stage) => sum / (sizes[stage] as number));
}

/** The block model knows no order: without this it would put entries and exits, alike in their few links, together. */
function nearBorder(centres: Float64Array, place: number, home: number, stage: number): boolean {
  if (Math.abs(home - stage) !== 1) return false;
  return Math.abs((centres[stage] as number) - place) <= reach * Math.abs((centres[home] as number) - place);
}

/** Faint touchpoints go to the stage whose neighbours they have, or to none when they have everybody's. */
function faintSettled(tidy: Flow, stages: Int16Array, count: number, faint: readonly number[]): Int16Array {
  const likest = neighbourProfiles(tidy, stages, count);
  const settled = stages.slice();
  for (const node of faint) {
    const { stage, mostShare } = likest(node);
    settled[node] = mostShare < habitual ? -1 : stage;
  }
  return settled;
}
