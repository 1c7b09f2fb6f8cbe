/** The table feelings are told in: places of the journey by groups, and the totals that a reader can add up. */
import type { Discovery } from '../../events/discovery.ts';
import type { Sum } from '../../lib/suppression.ts';
import type { Heard } from './heard.ts';

/**
 * Columns: everybody, each group, and last those whose journey is not known. Places: each touchpoint, each stage on its
 * own (answers about no touchpoint of it), each stage in all, everything about parts of the journey, and the journey
 * as a whole. A cell is `column * places + place`.
 */
export class Layout {
  readonly touchpoints: number;
  readonly stages: number;
  readonly groups: number;
  readonly columns: number;
  readonly places: number;
  /** Place of everything about parts of the journey, and of the journey as a whole. */
  readonly parts: number;
  readonly whole: number;
  /** Stage of each touchpoint, -1 where it has none. */
  readonly stageOf: Int16Array;

  constructor({ touchpoints, stages, journeys }: Pick<Discovery, 'touchpoints' | 'stages' | 'journeys'>) {
    this.touchpoints = touchpoints.length;
    this.stages = stages.length;
    this.groups = journeys.length;
    this.columns = this.groups + 2;
    this.places = this.touchpoints + 2 * this.stages + 2;
    this.parts = this.places - 2;
    this.whole = this.places - 1;
    this.stageOf = new Int16Array(this.touchpoints).fill(-1);
    stages.forEach((stage, index) => {
      for (const code of stage.touchpoints) this.stageOf[code] = index;
    });
  }

  get cells(): number {
    return this.columns * this.places;
  }

  /** Of a group's index; of everybody without one. */
  columnOf(group: number | undefined): number {
    return group === undefined ? 0 : group + 1;
  }

  stageAlone(stage: number): number {
    return this.touchpoints + stage;
  }

  stageTotal(stage: number): number {
    return this.touchpoints + this.stages + stage;
  }

  /** The place an answer is about, and the totals it counts in. */
  placesOf({ place }: Heard): readonly number[] {
    if (place.at === 'whole') return [this.whole];
    const own = place.at === 'touchpoint' ? place.touchpoint : this.stageAlone(place.stage);
    const stage = place.at === 'touchpoint' ? (this.stageOf[place.touchpoint] ?? -1) : place.stage;
    return stage < 0 ? [own, this.parts] : [own, this.stageTotal(stage), this.parts];
  }

  cellsOf(heard: Heard): number[] {
    const group = heard.group >= 0 && heard.group < this.groups ? heard.group + 1 : this.columns - 1;
    return this.placesOf(heard).flatMap((place) => [place, group * this.places + place]);
  }

  /** Everything in the table that is the sum of something else in it. */
  sums(): Sum[] {
    const found: Sum[] = [];
    const codes = Array.from({ length: this.touchpoints }, (_, code) => code);
    for (let column = 0; column < this.columns; column++) {
      const cell = (place: number): number => column * this.places + place;
      const loose = codes.filter((code) => this.stageOf[code] === -1);
      const totals: number[] = [];
      for (let stage = 0; stage < this.stages; stage++) {
        const own = codes.filter((code) => this.stageOf[code] === stage);
        found.push({ total: cell(this.stageTotal(stage)), parts: [...own, this.stageAlone(stage)].map(cell) });
        totals.push(this.stageTotal(stage));
      }
      found.push({ total: cell(this.parts), parts: [...totals, ...loose].map(cell) });
    }
    return [...found, ...sumsOfColumns(this.columns, this.places)];
  }
}

/** Column 0 is the sum of the others, place by place. */
export function sumsOfColumns(columns: number, places: number): Sum[] {
  return Array.from({ length: places }, (_, place) => ({
    total: place,
    parts: Array.from({ length: columns - 1 }, (_, column) => (column + 1) * places + place),
  }));
}
