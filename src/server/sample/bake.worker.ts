/** Thread that makes the sample's data, so that pages are served meanwhile: writes the log and the survey. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { bakery, bakeryJourneys, type BakeryJourney } from './bakery.ts';
import { type BakeryResponse, responsesOf } from './bakery-responses.ts';
import type { BakeOrder, Baked } from './bake.ts';
import { answerColumns } from './bakery-answers.ts';
import { saidBy } from './said.ts';

const traits = ['device', 'city', 'came_from', 'newsletter', 'browser_language', 'test_group'] as const;

interface Row {
  readonly time: number;
  readonly line: string;
}

function cell(value: unknown): string {
  const text = String(value ?? '');
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function rowsOf({ person, events }: BakeryJourney): Row[] {
  const known = traits.map((trait) => cell(person.traits[trait])).join(',');
  return events.map(({ customer, journey, event, time, channel }) => ({
    time,
    line: `${customer},${journey},${new Date(time).toISOString()},${cell(event)},${cell(channel)},${known}\n`,
  }));
}

/** In order of time; what happened at the same instant stays in the order of customers and of their walks. */
async function write(path: string, journeys: readonly BakeryJourney[]): Promise<number> {
  const rows = journeys.flatMap(rowsOf).sort((a, b) => a.time - b.time);
  const file = createWriteStream(path);
  file.write(`customer,journey,time,event,channel,${traits.join(',')}\n`);
  for (let at = 0; at < rows.length; at += 1000) {
    const block = rows.slice(at, at + 1000).map((row) => row.line);
    if (!file.write(block.join(''))) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return rows.length;
}

/** The survey as its tool would hand it over: a row an answer, a column a question. */
async function writeAnswers(path: string, responses: readonly BakeryResponse[]): Promise<void> {
  const file = createWriteStream(path);
  file.write(`${answerColumns.map(({ name }) => cell(name)).join(',')}\n`);
  file.write(responses.map((one) => `${answerColumns.map(({ of }) => cell(of(one))).join(',')}\n`).join(''));
  file.end();
  await once(file, 'finish');
}

const { path, answers } = workerData as BakeOrder;
const journeys = [...bakeryJourneys()];
const rows = await write(path, journeys);
const responses = responsesOf(journeys, bakery.seed);
await writeAnswers(answers, responses);
const gifts = journeys.filter((journey) => journey.kind === 'gift');
const counted = { rows, responses: responses.length };
parentPort?.postMessage({ ...counted, said: saidBy(gifts, responses) } satisfies Baked);
