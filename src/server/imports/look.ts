/** What an uploaded file is: a log of events or answers of customers, found by its content or said by a person. */
import type { LogWishes } from '../../events/import/log-input.ts';
import { understand } from '../../events/import/understand.ts';
import type { Understanding } from '../../events/import/understanding.ts';
import { unwatched } from '../../lib/progress.ts';
import { Refused } from '../../lib/refusal.ts';
import { holdsResponses } from '../../surveys/reading/recognise.ts';
import type { ResponseWishes } from '../../surveys/reading/response-wishes.ts';
import { understandResponses } from '../../surveys/reading/understand-responses.ts';
import type { UnderstoodResponses } from '../../surveys/reading/understood-responses.ts';
import type { ResponsesAbout } from '../responses-api.ts';

/** What a person said about an upload. */
export interface ImportWishes extends LogWishes {
  readonly kind?: 'events' | 'responses';
  readonly responses?: ResponseWishes;
  readonly about?: ResponsesAbout;
}

export type Looked =
  | { readonly kind: 'events'; readonly log: Understanding }
  | { readonly kind: 'responses'; readonly responses: UnderstoodResponses };

/** What the file is; nothing is loaded. Throws Refused where it is neither. */
export type Look = (path: string, wishes: ImportWishes) => Promise<Looked>;

type ParquetTool = (path: string) => Promise<string>;

export function createLook(parquet?: ParquetTool): Look {
  const tools = parquet ? { parquet } : {};
  const asLog = (path: string, wishes: LogWishes) => understand({ path }, wishes, unwatched, tools);
  const asResponses = async (path: string, wishes: ImportWishes) =>
    (await understandResponses({ path }, responseWishesOf(wishes), unwatched, tools)).understood;
  return async (path, wishes) => {
    if (wishes.kind === 'events') return { kind: 'events', log: await asLog(path, wishes) };
    if (wishes.kind === 'responses') return { kind: 'responses', responses: await asResponses(path, wishes) };
    const log = await attempt(asLog(path, wishes));
    const responses = wishes.event === undefined ? await attempt(asResponses(path, wishes)) : undefined;
    if (responses?.found && holdsResponses(responses.found, log.found)) {
      return { kind: 'responses', responses: responses.found };
    }
    if (log.found) return { kind: 'events', log: log.found };
    throw log.refused;
  };
}

/** How times and letters are written is said once for either kind. */
export function responseWishesOf(wishes: ImportWishes): ResponseWishes {
  const { responses = {}, timezone, timeFormat, delimiter, encoding } = wishes;
  const roles = (['customer', 'time', 'journey'] as const).flatMap((role) => {
    const column = wishes[role];
    return column === undefined ? [] : [[column, role] as const];
  });
  const columns = { ...responses.columns, ...Object.fromEntries(roles) };
  return {
    ...(timezone === undefined ? {} : { timezone }),
    ...(timeFormat === undefined ? {} : { timeFormat }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(encoding === undefined ? {} : { encoding }),
    ...responses,
    ...(Object.keys(columns).length > 0 ? { columns } : {}),
  };
}

interface Attempt<Found> {
  readonly found?: Found;
  readonly refused?: Refused;
}

/** A refusal is an answer here: the file may be of the other kind. */
async function attempt<Found>(looking: Promise<Found>): Promise<Attempt<Found>> {
  try {
    return { found: await looking };
  } catch (error) {
    if (error instanceof Refused) return { refused: error };
    throw error;
  }
}
