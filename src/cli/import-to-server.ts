/** Hands log files to a running server over its HTTP address and waits until they are stored. */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { inputName, type LogInput } from '../events/import/log-input.ts';
import { deny } from '../lib/refusal.ts';
import type { ImportCorrection, ImportPreview } from '../server/api.ts';
import { placedIn } from '../server/responses/placed-answers.ts';
import type { ResponsesView } from '../server/responses-api.ts';
import { responseWishesOf, type ImportWishes } from '../server/imports/look.ts';
import type { Imported } from './import.ts';
import type { ProgressBar } from './progress-bar.ts';

/** What is read of the server's answers; the rest is its own business. */
const Preview = z.looseObject({
  id: z.string(),
  kind: z.enum(['events', 'responses']),
  ready: z.boolean(),
  format: z.string(),
  problems: z.array(z.looseObject({ message: z.string(), fix: z.string().optional() })),
  responses: z.custom<ImportPreview['responses']>().optional(),
});
const Progress = z.looseObject({
  state: z.enum(['preview', 'loading', 'discovering', 'done', 'failed', 'cancelled']),
  doing: z.string(),
  share: z.number().nullable(),
  rows: z.number(),
  rejected: z.number(),
  source: z.string().nullable(),
  problem: z.looseObject({ title: z.string(), detail: z.string().optional(), code: z.string() }).nullable(),
});
const ProblemText = z.looseObject({ title: z.string(), detail: z.string().optional(), code: z.string().optional() });

const pollEvery = 300;

/** One file; resolves when its events are stored and its journeys discovered. */
export async function importToServer(
  server: string,
  input: LogInput,
  wishes: ImportWishes,
  bar: ProgressBar,
): Promise<Imported> {
  const client = new Client(server, bar.signal);
  const name = inputName(input);
  bar.report({ doing: `Sending ${name}`, done: 0 });
  const bytes = 'path' in input ? createReadStream(input.path) : input.stream;
  const preview = Preview.parse(await client.send('POST', `/api/imports?name=${encodeURIComponent(name)}`, bytes));
  const { id } = preview;
  const answers = wishes.event === undefined && (wishes.kind ?? preview.kind) === 'responses';
  const correction = answers ? answersCorrection(wishes) : correctionOf(wishes);
  const corrected = correction ? Preview.parse(await client.json('PATCH', `/api/imports/${id}`, correction)) : preview;
  if (!corrected.ready) refuseUnready(name, corrected);
  await client.json('POST', `/api/imports/${id}/start`);
  const done = await followed(client, id, bar);
  const csv = done.rejected > 0 ? await client.text(`/api/imports/${id}/rejected.csv`) : '';
  const rejections = done.rejected > 0 ? [{ file: name, csv: [csv] }] : [];
  const imported = { source: done.source ?? '', name, rejected: done.rejected, rejections };
  if (!corrected.responses) return { ...imported, events: done.rows };
  const { format, problems, responses } = corrected;
  const view = (await client.json('GET', `/api/responses/${encodeURIComponent(imported.source)}`)) as ResponsesView;
  const understood = { name, format, problems, ...responses };
  return { ...imported, responses: done.rows, understood, placed: placedIn(view) };
}

function refuseUnready(name: string, { kind, problems }: z.infer<typeof Preview>): never {
  const [first] = problems;
  if (kind === 'responses') {
    const why = first?.message ?? 'No column holds scores or comments.';
    return deny('answers-not-understood', `${name}: ${why}`, {
      fix: first?.fix ?? 'Name the columns with --rating and --text.',
    });
  }
  const why = first?.message ?? 'Customer, event and time were not all found.';
  return deny('log-not-understood', `${name}: ${why}`, {
    fix: 'Name the columns with --customer, --event and --time.',
  });
}

/** Texts and ratings that were named are all there are. */
function answersCorrection(wishes: ImportWishes): ImportCorrection {
  const { timezone, timeFormat, ...responses } = responseWishesOf(wishes);
  const { columns, scores, missing, texts, ratings } = responses;
  return {
    kind: 'responses',
    ...(timezone === undefined ? {} : { timezone }),
    ...(timeFormat === undefined ? {} : { timeFormat }),
    responses: {
      ...(columns === undefined ? {} : { columns }),
      ...(scores === undefined ? {} : { scores }),
      ...(missing === undefined ? {} : { missing }),
      ...(texts === undefined ? {} : { texts }),
      ...(ratings === undefined ? {} : { ratings }),
    },
  };
}

async function followed(client: Client, id: string, bar: ProgressBar): Promise<z.infer<typeof Progress>> {
  for (;;) {
    const now = Progress.parse(await client.json('GET', `/api/imports/${id}`));
    bar.report({
      doing: now.doing,
      done: Math.round((now.share ?? 0) * 1000),
      ...(now.share === null ? {} : { total: 1000 }),
    });
    if (now.state === 'done') return now;
    if (now.state === 'failed') {
      deny(now.problem?.code ?? 'import-failed', now.problem?.detail ?? now.problem?.title ?? 'The import failed.');
    }
    if (now.state === 'cancelled') deny('import-cancelled', 'The import was cancelled on the server.');
    await new Promise((resolve) => setTimeout(resolve, pollEvery));
    bar.signal?.throwIfAborted();
  }
}

function correctionOf(wishes: ImportWishes): ImportCorrection | undefined {
  const roles = ['customer', 'event', 'time', 'journey'] as const;
  const columns = Object.fromEntries(roles.flatMap((role) => (wishes[role] ? [[wishes[role], role] as const] : [])));
  const correction: ImportCorrection = {
    ...(wishes.event === undefined ? {} : { kind: 'events' }),
    ...(Object.keys(columns).length > 0 ? { columns } : {}),
    ...(wishes.timezone === undefined ? {} : { timezone: wishes.timezone }),
    ...(wishes.timeFormat === undefined ? {} : { timeFormat: wishes.timeFormat }),
    ...(wishes.lifecycle === undefined ? {} : { lifecycle: wishes.lifecycle }),
    ...(wishes.robots === undefined ? {} : { robots: wishes.robots }),
    ...(wishes.staff === undefined ? {} : { staff: [...wishes.staff] }),
  };
  return Object.keys(correction).length > 0 ? correction : undefined;
}

/** Speaks to one server; its problem documents become refusals. */
class Client {
  readonly #server: string;
  readonly #signal: AbortSignal | undefined;

  constructor(server: string, signal: AbortSignal | undefined) {
    this.#server = server.replace(/\/+$/, '');
    this.#signal = signal;
  }

  async send(method: string, path: string, bytes: Readable): Promise<unknown> {
    const body = Readable.toWeb(bytes) as ReadableStream<Uint8Array>;
    const headers = { 'content-type': 'application/octet-stream' };
    return (await this.#ask(path, { method, headers, body, duplex: 'half' } as RequestInit)).json();
  }

  async json(method: string, path: string, value?: unknown): Promise<unknown> {
    const body = value === undefined ? {} : { body: JSON.stringify(value) };
    return (await this.#ask(path, { method, headers: { 'content-type': 'application/json' }, ...body })).json();
  }

  async text(path: string): Promise<string> {
    return (await this.#ask(path, {})).text();
  }

  async #ask(path: string, init: RequestInit): Promise<Response> {
    const answer = await this.#fetch(path, init);
    if (answer.ok) return answer;
    const problem = ProblemText.safeParse(await answer.json().catch((error: unknown) => error));
    const said = problem.success ? (problem.data.detail ?? problem.data.title) : `It answered ${answer.status}.`;
    return deny(problem.data?.code ?? 'server-refused', `${this.#server}: ${said}`);
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(`${this.#server}${path}`, { ...init, ...(this.#signal ? { signal: this.#signal } : {}) });
    } catch (error) {
      if (this.#signal?.aborted) throw error;
      return deny('server-unreachable', `No server answers at ${this.#server}.`, {
        fix: 'Start it with "sojourn start", or check the address.',
      });
    }
  }
}
