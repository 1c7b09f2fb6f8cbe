/** Runs the same tests on PGlite and on a real PostgreSQL. */
import { afterAll, beforeAll, describe } from 'vitest';
import { openState } from '../src/db/state.ts';
import type { State } from '../src/db/stores.ts';
import { startRealPostgres, type RealPostgres } from './real-postgres.ts';

/** `tests` gets a function that gives the open store, inside hooks and tests. */
export function onEachState(title: string, tests: (state: () => State) => void): void {
  describe.each(['PGlite', 'PostgreSQL'])(`${title} on %s`, (engine) => {
    let real: RealPostgres | undefined;
    let state: State | undefined;
    beforeAll(async () => {
      if (engine === 'PostgreSQL') real = await startRealPostgres();
      state = await openState(real ? { url: await real.freshDatabase() } : {});
    });
    afterAll(async () => {
      await state?.close();
      await real?.stop();
    });
    tests(() => {
      if (!state) throw new Error('The store is open inside hooks and tests only.');
      return state;
    });
  });
}
