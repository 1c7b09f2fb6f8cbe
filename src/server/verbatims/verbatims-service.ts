/** What customers wrote, read once for each source of responses and shown page by page. */
import { randomUUID } from 'node:crypto';
import type { Progress } from '../../lib/progress.ts';
import { refusal, Refused } from '../../lib/refusal.ts';
import type { TextReader } from '../../surveys/text-reader.ts';
import type { TextsPage, TextsRead, TextsWish } from '../../surveys/text-shelf.ts';
import type { NamedTouchpoint } from '../../surveys/text/touchpoints.ts';
import { type Kept, kept } from '../kept-answers.ts';
import type { AttachedResponses } from '../responses/responses-service.ts';

/** `all`, themes and touchpoints are of all texts of the source, whatever is chosen. */
export interface VerbatimsPage extends TextsRead, TextsPage {
  readonly from: number;
}

export interface Verbatims {
  /** Refused 'unknown-responses'. Reading stops when everybody who waits for it has gone. */
  page(id: string, query: TextsWish, signal?: AbortSignal): Promise<VerbatimsPage>;
  /** How far the reading of a source is; null when it is read, or nobody asked. */
  progress(id: string): Progress | null;
}

export interface VerbatimsParts {
  /** The responses of a source with their places, and the touchpoints that are known by name. */
  readonly responses: (id: string) => Promise<AttachedResponses>;
  /** Texts that a shown theme, group or period holds at least. */
  readonly least: () => Promise<number | undefined>;
  readonly reader: TextReader;
}

/** Read, and held by the thread under a name of its own. */
interface Read {
  readonly held: string;
  readonly found: TextsRead;
}

/** Sources kept at hand. */
const most = 4;

export function createVerbatims({ responses, least, reader }: VerbatimsParts): Verbatims {
  const shelf = new Map<string, Kept<Read>>();
  const readings = new Readings();

  async function read(id: string, signal?: AbortSignal): Promise<Read> {
    const [{ attached, version, touchpoints }, shown] = await Promise.all([responses(id), least()]);
    const key = JSON.stringify([version, touchpoints, shown]);
    if (readings.isStopping(id)) shelf.delete(id);
    const make = () =>
      readings.begin(id, async (watch) => {
        const held = randomUUID();
        const options = { touchpoints: matchable(touchpoints), ...(shown === undefined ? {} : { least: shown }) };
        return { held, found: await reader.read(held, attached, options, watch) };
      });
    return readings.waited(id, kept(shelf, most, id, key, make), signal);
  }

  return {
    progress: (id) => readings.progress(id),
    page: async (id, query, signal) => {
      const { held, found } = await read(id, signal);
      try {
        return { ...found, ...(await reader.page(held, query)), from: query.from };
      } catch (error) {
        if (!(error instanceof Refused) || error.refusal.code !== 'texts-let-go') throw error;
        shelf.delete(id);
        const again = await read(id, signal);
        return { ...again.found, ...(await reader.page(again.held, query)), from: query.from };
      }
    },
  };
}

const stopped = new Refused(refusal('reading-stopped', 'Nobody waited for the comments any more.'));

/** Readings under way: how far each is, and who waits for it. */
class Readings {
  readonly #all = new Map<string, { readonly stop: AbortController; waiting: number; progress: Progress }>();

  async begin<Found>(
    id: string,
    work: (watch: { report: (progress: Progress) => void; signal: AbortSignal }) => Promise<Found>,
  ): Promise<Found> {
    const stop = new AbortController();
    const own = { stop, waiting: 0, progress: { doing: 'Reading comments', done: 0 } as Progress };
    this.#all.set(id, own);
    try {
      return await work({ report: (progress) => void (own.progress = progress), signal: stop.signal });
    } finally {
      if (this.#all.get(id) === own) this.#all.delete(id);
    }
  }

  isStopping(id: string): boolean {
    return this.#all.get(id)?.stop.signal.aborted === true;
  }

  progress(id: string): Progress | null {
    return this.#all.get(id)?.progress ?? null;
  }

  /** Counts as waiting until it is answered or `signal` says that nobody listens; the last to leave stops the work. */
  async waited<Found>(id: string, answer: Promise<Found>, signal?: AbortSignal): Promise<Found> {
    const reading = this.#all.get(id);
    if (!reading) return answer;
    reading.waiting++;
    const leave = (): void => {
      reading.waiting--;
      if (reading.waiting === 0) reading.stop.abort(stopped);
    };
    if (signal?.aborted) leave();
    else signal?.addEventListener('abort', leave, { once: true });
    try {
      return await answer;
    } finally {
      signal?.removeEventListener('abort', leave);
    }
  }
}

/** Names that can be found in a text, each once. */
function matchable(names: readonly string[]): NamedTouchpoint[] {
  const byKey = new Map(
    names.filter((name) => /[\p{L}\d]/u.test(name)).map((name) => [name.trim().toLowerCase(), name]),
  );
  return [...byKey.values()].map((name) => ({ name }));
}
