/** Makes the sample workspace on first start: events, discovered journeys, a finished map. Done again after a kill. */
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Analytics, State } from '../../db/stores.ts';
import { loadLog } from '../../events/import/load-log.ts';
import { settingsStore } from '../../workspace/settings.store.ts';
import type { Progress, Watch } from '../../lib/progress.ts';
import { sourceOf } from '../imports/run-import.ts';
import { journal } from '../journal.ts';
import type { OpenServices } from '../open-services.ts';
import { discoverSource } from '../sources/discover-source.ts';
import { loadResponses } from '../responses/load-responses.ts';
import { afterTheOrder, answerWishes } from './bakery-answers.ts';
import { bake } from './bake.ts';
import { bakery } from './bakery.ts';
import { drawMaps } from './draw-maps.ts';

export interface SampleParts {
  readonly analytics: Analytics;
  readonly state: State;
  /** The data folder; the log is made in it. */
  readonly folder: string;
  readonly services: OpenServices;
}

const fact = 'sample';
/** Every kind of customer gets one, however they ordered. */
const goal = 'Gets the order confirmation';

/** Never rejects: a workspace without its sample still works, and the next start tries again. */
export async function prepareSample(parts: SampleParts, signal: AbortSignal): Promise<void> {
  const { services } = parts;
  const settings = settingsStore(parts.state);
  try {
    if (await isSettled(parts)) return;
    await settings.set(fact, 'making');
    await make(parts, signal);
    await settings.set(fact, 'made');
  } catch (error) {
    if (!signal.aborted) journal('making the sample workspace', error);
  } finally {
    services.preparing = null;
  }
}

/** Made before, or not wanted: somebody brought data of their own first. */
async function isSettled({ state, services }: SampleParts): Promise<boolean> {
  const found = await settingsStore(state).get<string>(fact);
  if (found === 'making') return false;
  if (found !== undefined) return true;
  return (await services.logs.list()).length > 0;
}

async function make(parts: SampleParts, signal: AbortSignal): Promise<void> {
  const { analytics, services } = parts;
  const watch = (from: number, to: number): Watch => ({
    signal,
    report: (progress) => {
      const share = Math.max(services.preparing?.share ?? 0, from + shareOf(progress) * (to - from));
      services.preparing = { doing: progress.doing, share };
    },
  });
  services.preparing = { doing: 'Making the sample bakery', share: 0 };
  const path = join(parts.folder, 'sample', 'kornblume-bakery.csv');
  await mkdir(dirname(path), { recursive: true });
  const answers = join(parts.folder, 'sample', 'kornblume-survey.csv');
  const { said } = await bake({ path, answers }, signal);
  const loaded = await loadLog(analytics, [{ path }], wishes, watch(0.15, 0.5));
  await services.logs.save(sourceOf(loaded, bakery.name, true));
  const discovery = await discoverSource(
    { store: services.logs, miners: services.miners },
    loaded.source,
    { goal },
    watch(0.5, 0.9),
  );
  services.preparing = { doing: 'Drawing the maps', share: 0.9 };
  await loadSurvey(parts, answers, loaded.source, signal);
  await drawMaps(services, { source: loaded.source, discovery, said });
  await services.makeMaps(loaded.source);
  await rm(dirname(path), { recursive: true, force: true });
}

/** The survey is loaded as anybody's would be; what is asked after the order is about the whole of it. */
async function loadSurvey(
  { analytics, services }: SampleParts,
  path: string,
  log: string,
  signal: AbortSignal,
): Promise<void> {
  const stores = { analytics, store: services.answered, logs: services.logs };
  const wish = { name: `${bakery.name}: survey`, sample: true, about: { log }, wishes: answerWishes };
  const { source } = await loadResponses(stores, { path }, wish, { signal, report: () => undefined });
  await services.responses.addRule(source, { id: 'after-the-order', ...afterTheOrder });
}

const wishes = { customer: 'customer', event: 'event', time: 'time', journey: 'journey' } as const;

const shareOf = ({ done, total }: Progress): number => (total ? Math.min(1, done / total) : 0);
