/** Fits mixtures with one group more each time, for as long as that pays. */
import { checkpoint, type Watch } from '../../lib/progress.ts';
import type { Mixture } from './mixture.ts';
import { bicOf, oneFewer, type Search, searched } from './mixture-search.ts';

/** Numbers of groups that were tried, and what came of each. */
export interface Tries {
  readonly tried: readonly number[];
  readonly bic: readonly number[];
  readonly models: readonly Mixture[];
}

/** Tries 1, 2, ... up to `most` groups, until two more have not lowered the criterion; from `wanted` on when that is given. */
export function tryCounts(search: Search, wanted: number | undefined, most: number, watch: Watch): Tries {
  const tried: number[] = [];
  const bic: number[] = [];
  const models: Mixture[] = [];
  // A fixed number may still need more chains than groups before tidy and untidy halves are merged.
  const from = wanted === undefined ? 1 : Math.min(wanted, most);
  for (let count = from; count <= (wanted === undefined ? most : Math.min(most, wanted + 4)); count++) {
    checkpoint(watch);
    watch.report({ doing: 'Looking for groups of similar journeys', done: count - 1, total: most, unit: 'steps' });
    tried.push(count);
    models.push(searched(search, count));
    bic.push(bicOf(search.data, models.at(-1) as Mixture));
    bettered(search, models, bic);
    const best = Math.min(...bic);
    if (count - (tried[bic.indexOf(best)] as number) >= 2) break;
  }
  return { tried, bic, models };
}

/** From the last model down, a model with fewer groups gives way to the next one's with two groups merged if that is likelier. */
function bettered(search: Search, models: Mixture[], bic: number[]): void {
  for (let at = models.length - 1; at > 0; at--) {
    const [known, more] = [models[at - 1] as Mixture, models[at] as Mixture];
    if (known.count === 1) return;
    const fewer = oneFewer(search, more);
    if (fewer.likelihood <= known.likelihood) return;
    models[at - 1] = fewer;
    bic[at - 1] = bicOf(search.data, fewer);
  }
}
