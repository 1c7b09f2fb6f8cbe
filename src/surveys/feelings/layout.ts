/** The table feelings are told in: places of the journey by groups. */
import type { Sum } from '../../lib/suppression.ts';
import type { FeltPlaces } from './felt-places.ts';
import type { Heard } from './heard.ts';

/**
 * Columns: everybody, each group, and last those whose journey is not known. Places: each touchpoint, each stage on its
 * own (answers about no touchpoint of it), each stage in all, everything about parts of the journey, and the journey
 * as a whole. A cell is `column * places + place`. Totals of places are sums of the cells that may be shown: what is
 * hidden is in none of them, and so follows from none. Everybody is the sum of all groups.
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

  constructor({ touchpoints, stages, journeys }: Pick<FeltPlaces, 'touchpoints' | 'stages' | 'journeys'>) {
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

  /** The places a total is made of; of any other place itself. */
  partsOf(place: number): readonly number[] {
    if (place === this.parts) return Array.from({ length: this.touchpoints + this.stages }, (_, part) => part);
    const stage = place - this.touchpoints - this.stages;
    if (stage < 0 || stage >= this.stages) return [place];
    const codes = [...this.stageOf.keys()].filter((code) => this.stageOf[code] === stage);
    return [...codes, this.stageAlone(stage)];
  }

  /** The cell of an answer. Everybody's is the one in column 0 at the same place. */
  cellOf({ place, group }: Heard): number {
    const column = group >= 0 && group < this.groups ? group + 1 : this.columns - 1;
    return column * this.places + this.#placeOf(place);
  }

  #placeOf(place: Heard['place']): number {
    if (place.at === 'whole') return this.whole;
    return place.at === 'touchpoint' ? place.touchpoint : this.stageAlone(place.stage);
  }
}

/** Column 0 is the sum of the others, place by place. */
export function sumsOfColumns(columns: number, places: number): Sum[] {
  if (columns < 2) return [];
  return Array.from({ length: places }, (_, place) => ({
    total: place,
    parts: Array.from({ length: columns - 1 }, (_, column) => (column + 1) * places + place),
  }));
}
