/** How customers felt, by place of the journey and group: every series, its blend, and what too few said to be shown. */
import { strainAt, type StrainReading, type Yardstick, yardstick } from '../../events/strain/strain-scale.ts';
import type { StrainCounts } from '../../events/strain/strain.ts';
import { hiddenCells, leastPeople } from '../../lib/suppression.ts';
import { netPromoters, type NetPromoters } from '../scales.ts';
import { type Blend, blendOf, type Shown } from './blend.ts';
import type { Estimate } from './estimate.ts';
import type { FeltPlaces } from './felt-places.ts';
import type { Heard } from './heard.ts';
import { Layout, sumsOfColumns } from './layout.ts';
import { Series, type Spoken, type Told } from './series.ts';

/** Where it is asked: one place, several together, or undefined parts of the table where the log knows none of them. */
export interface Spot {
  /** Index of the discovered journey; everybody when absent. */
  readonly group?: number;
  readonly place:
    | { readonly at: 'whole' }
    | { readonly at: 'parts' }
    | { readonly at: 'stage'; readonly stage: number }
    | { readonly at: 'touchpoints'; readonly touchpoints: readonly number[] };
}

export interface FeelingGround {
  readonly discovery: Pick<FeltPlaces, 'touchpoints' | 'stages' | 'journeys'>;
  readonly heard: readonly Heard[];
  readonly strain?: StrainCounts;
  /** People a shown answer rests on at least, 5 to 50; 10 when absent. */
  readonly least?: number;
}

export class Feelings {
  readonly #layout: Layout;
  readonly #survey: Series;
  readonly #text: Series;
  readonly #nps: Series;
  readonly #strain: StrainCounts | undefined;
  readonly #usual: Yardstick;
  readonly #strainHidden: Uint8Array;

  constructor({ discovery, heard, strain, least: wished }: FeelingGround) {
    const least = leastPeople(wished);
    const series = (of: (one: Heard) => number | undefined): Series =>
      new Series(this.#layout, spokenOf(heard, of), least, strain);
    this.#layout = new Layout(discovery);
    this.#survey = series((one) => one.rating);
    this.#text = series((one) => one.sentiment);
    // A score of shares is not weighted: it is what everybody means by the word.
    this.#nps = new Series(
      this.#layout,
      spokenOf(heard, (one) => one.nps),
      least,
    );
    this.#strain = strain;
    this.#usual = strain ? yardstick(strain) : {};
    this.#strainHidden = strain
      ? hiddenCells(strain.customers, sumsOfColumns(strain.columns, strain.places), least)
      : new Uint8Array(0);
  }

  survey(spot: Spot): Told<Estimate> {
    return this.#survey.estimate(this.#columnOf(spot), this.#placesOf(spot), this.eligible(spot));
  }

  text(spot: Spot): Told<Estimate> {
    return this.#text.estimate(this.#columnOf(spot), this.#placesOf(spot), this.eligible(spot));
  }

  nps(spot: Spot): Told<NetPromoters> {
    const said = this.#nps.said(this.#columnOf(spot), this.#placesOf(spot));
    if (!said) return { state: 'hidden' };
    const found = netPromoters(said.map((one) => one.value));
    return found ? { state: 'told', found } : { state: 'silent' };
  }

  /** Of one touchpoint, or the mean over the visits to several, or to all of the journey. */
  strain(spot: Spot): Told<StrainReading> {
    const counts = this.#strain;
    if (!counts) return { state: 'silent' };
    // A whole journey has more room for signs than a touchpoint: it is as strained as its touchpoints are.
    const asked: Spot = spot.place.at === 'whole' ? { ...spot, place: { at: 'parts' } } : spot;
    const met = this.#strainCells(asked, counts).filter((cell) => (counts.customers[cell] ?? 0) > 0);
    const cells = met.filter((cell) => this.#strainHidden[cell] !== 1);
    if (met.length > 0 && cells.length === 0) return { state: 'hidden' };
    const found = meanStrain(cells.flatMap((cell) => this.#strainOf(counts, cell) ?? []));
    return found ? { state: 'told', found } : { state: 'silent' };
  }

  /** Hidden only where everything that was said is. Made of what the series show, so it tells no more than they do. */
  blend(spot: Spot): Told<Blend> {
    const [survey, text] = [this.survey(spot), this.text(spot)];
    const own = shown(survey, text);
    if (!own.survey && !own.text) {
      return { state: survey.state === 'hidden' || text.state === 'hidden' ? 'hidden' : 'silent' };
    }
    const found = blendOf(own, this.#journeyOf(spot));
    return found ? { state: 'told', found } : { state: 'hidden' };
  }

  /** Visits to the places of the spot: who could have answered. Undefined where that is not known or may not be told. */
  eligible(spot: Spot): number | undefined {
    if (!this.#strain) return undefined;
    const cells = this.#strainCells(spot, this.#strain);
    if (cells.some((cell) => this.#strainHidden[cell] === 1)) return undefined;
    return cells.reduce((sum, cell) => sum + (this.#strain?.journeys[cell] ?? 0), 0);
  }

  /** Who said what there; none where too few said anything. */
  behind(spot: Spot, by: 'survey' | 'text' | 'nps'): readonly Spoken[] {
    const series = { survey: this.#survey, text: this.#text, nps: this.#nps }[by];
    return series.said(this.#columnOf(spot), this.#placesOf(spot)) ?? [];
  }

  /** People said something there, and it may not be shown. */
  isHidden(spot: Spot, by: 'survey' | 'text' | 'nps'): boolean {
    const series = { survey: this.#survey, text: this.#text, nps: this.#nps }[by];
    return series.said(this.#columnOf(spot), this.#placesOf(spot)) === undefined;
  }

  /** People behind an estimate. */
  people(spot: Spot, by: 'survey' | 'text' | 'nps'): number {
    return new Set(this.behind(spot, by).map(({ heard }) => heard.person)).size;
  }

  #journeyOf(spot: Spot): Shown {
    const { place, group } = spot;
    if (place.at === 'whole') {
      const all = { place };
      return shown(this.survey(all), this.text(all));
    }
    const parts: Spot = { place: { at: 'parts' }, ...(group === undefined ? {} : { group }) };
    return shown(this.survey(parts), this.text(parts));
  }

  #columnOf({ group }: Spot): number {
    return this.#layout.columnOf(group);
  }

  #placesOf({ place }: Spot): readonly number[] {
    if (place.at === 'whole') return [this.#layout.whole];
    if (place.at === 'parts') return [this.#layout.parts];
    return place.at === 'stage' ? [this.#layout.stageTotal(place.stage)] : place.touchpoints;
  }

  #strainOf(counts: StrainCounts, cell: number): StrainReading | undefined {
    return strainAt(counts, this.#usual, Math.floor(cell / counts.places), cell % counts.places);
  }

  #strainCells({ group, place }: Spot, { places }: StrainCounts): number[] {
    const column = group === undefined ? 0 : group + 1;
    const codes =
      place.at === 'touchpoints'
        ? [...new Set(place.touchpoints)]
        : place.at === 'whole'
          ? [places - 1]
          : this.#codes().filter((code) => place.at === 'parts' || this.#layout.stageOf[code] === place.stage);
    return codes.map((code) => column * places + code);
  }

  #codes(): number[] {
    return Array.from({ length: this.#layout.touchpoints }, (_, code) => code);
  }
}

/** Weighted by visits; the ends of the interval are the means of the ends. What each shows is asked of each. */
function meanStrain(readings: readonly StrainReading[]): StrainReading | undefined {
  const [first, ...more] = readings;
  if (!first || more.length === 0) return first;
  const visits = readings.reduce((sum, one) => sum + one.visits, 0);
  const mean = (of: (one: StrainReading) => number): number =>
    readings.reduce((sum, one) => sum + one.visits * of(one), 0) / visits;
  return {
    value: mean((one) => one.value),
    low: mean((one) => one.low),
    high: mean((one) => one.high),
    visits,
    customers: Math.max(...readings.map((one) => one.customers)),
    signs: [],
    of: readings.length,
  };
}

function spokenOf(heard: readonly Heard[], of: (one: Heard) => number | undefined): Spoken[] {
  return heard.flatMap((one) => {
    const value = of(one);
    return value === undefined ? [] : [{ heard: one, value }];
  });
}

function shown(survey: Told<Estimate>, text: Told<Estimate>): Shown {
  return {
    ...(survey.state === 'told' ? { survey: survey.found } : {}),
    ...(text.state === 'told' ? { text: text.found } : {}),
  };
}
