/** The quality of a discovery about which nothing special is to be told, for tests that write one down. */
import type { Quality } from '../src/events/discovery.ts';

export function plainQuality(groups: number): Quality {
  return {
    groups: {
      by: 'chains',
      fixed: false,
      tried: [],
      bic: [],
      chosen: groups,
      tooShort: 0,
      merged: { alike: 0, small: 0 },
      unstable: 0,
      scripted: 0,
    },
    stages: { fixed: false, explained: 1, modularity: 0, gradientShare: 1, resamples: 50 },
    choices: [],
  };
}
