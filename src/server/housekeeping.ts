/** Clears away, now and then, what nobody can reach any more: maps deleted long ago, and pictures that no map shows. */
import type { MapsStore } from '../workspace/maps.store.ts';
import type { PicturesStore } from '../workspace/pictures.store.ts';
import { journal } from './journal.ts';

const day = 86_400_000;
/** How long a deleted map can be brought back, in days. */
const mapsStay = 30;
/** How long a picture waits for a map to show it, in days: an upload is stored before its card is. */
const picturesWait = 7;
/** Milliseconds from one time to the next. */
const every = 60 * 60_000;

export interface HouseParts {
  readonly maps: Pick<MapsStore, 'purge'>;
  readonly pictures: Pick<PicturesStore, 'purge'>;
  /** Looks again at maps whose gaps and reviews came with a new day. */
  readonly lookAgain?: () => Promise<void>;
  /** Tests give their own clock, and what it calls. */
  readonly now?: () => Date;
  readonly repeat?: (work: () => void, milliseconds: number) => () => void;
}

export interface House {
  /** Once, now; resolves to how many went. */
  readonly tidy: () => Promise<{ maps: number; pictures: number }>;
  /** Now, and then every hour until `stop`, which resolves when nothing is under way. */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

export function keepHouse({
  maps,
  pictures,
  lookAgain = nothing,
  now = () => new Date(),
  repeat = often,
}: HouseParts): House {
  const before = (days: number): Date => new Date(now().getTime() - days * day);
  let stopRepeating = (): void => undefined;
  let working: Promise<unknown> = Promise.resolve();
  const tidy = async (): Promise<{ maps: number; pictures: number }> => {
    // Maps first: pictures that only they showed go at the same time.
    const gone = { maps: await maps.purge(before(mapsStay)), pictures: await pictures.purge(before(picturesWait)) };
    if (gone.maps + gone.pictures > 0)
      journal(`cleared away ${gone.maps} deleted maps and ${gone.pictures} pictures that nothing shows`);
    return gone;
  };
  const work = (): void => {
    working = working
      .then(lookAgain)
      .then(tidy)
      .catch((error: unknown) => journal('clearing away what nobody can reach', error));
  };
  return {
    tidy,
    start: () => {
      work();
      stopRepeating = repeat(work, every);
    },
    stop: async () => {
      stopRepeating();
      await working;
    },
  };
}

const nothing = (): Promise<void> => Promise.resolve();

/** Does not keep the process alive. */
function often(work: () => void, milliseconds: number): () => void {
  const timer = setInterval(work, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
