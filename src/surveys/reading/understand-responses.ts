/** From a file to a plan for reading its responses: columns, scores with their scales, times, and what to ask. */
import { formatLabel, SampleSink, sampleOf, settleOrder } from '../../events/import/comprehend.ts';
import type { LogInput, LogWishes } from '../../events/import/log-input.ts';
import { parquetAlone } from '../../events/import/parquet.store.ts';
import { settled } from '../../events/import/scratch.ts';
import { isParquet, sniffShape, type Shape } from '../../events/import/shape.ts';
import { timeFormatLabel, type TimeFormat } from '../../events/import/times.ts';
import type { ReadTools } from '../../events/import/understand.ts';
import type { Problem } from '../../events/import/understanding.ts';
import { unwatched, type Watch } from '../../lib/progress.ts';
import { deny } from '../../lib/refusal.ts';
import { chooseRoles, type RoleChoice } from './choose-roles.ts';
import { polarityFromOthers } from './polarity-from-others.ts';
import type { ResponseRole } from './response-roles.ts';
import { scoreKey, scoreWishOf, type ResponseWishes } from './response-wishes.ts';
import { findScore, type FoundScore } from './score-column.ts';
import type { PlannedScore, ResponsePlan, UnderstoodResponses, UnderstoodScore } from './understood-responses.ts';

export interface PlannedResponses {
  readonly shape: Shape;
  readonly understood: UnderstoodResponses;
  /** Absent when something must be chosen first. */
  readonly plan?: ResponsePlan;
}

const shownRows = 20;

/** What a file of responses is; nothing is stored. Throws `Refused` when it is none. */
export async function understandResponses(
  input: LogInput,
  wishes: ResponseWishes = {},
  watch: Watch = unwatched,
  tools: ReadTools = {},
): Promise<PlannedResponses> {
  const { path, name } = await settled(input, watch.signal);
  const parquet = await isParquet(path, name);
  const plain = parquet ? await (tools.parquet ?? ((one: string) => parquetAlone(one, watch)))(path) : path;
  const reading = readingWishes(wishes);
  const shape = await sniffShape(plain, name, reading, parquet);
  if (shape.form === 'xes' || shape.form === 'ocel') refuseForm(shape);
  const sample = new SampleSink();
  const columns = await sampleOf(shape, sample, {
    wishes: reading,
    ...(watch.signal ? { watch: { report: () => undefined, signal: watch.signal } } : {}),
  });
  if (sample.rows.length === 0) refuseEmpty(shape, sample);
  const rows = sample.rows.map((row) => columns.map((_, at) => row[at] ?? ''));
  return planned(shape, columns, rows, wishes, sample.problems(shape));
}

/** The part of the wishes that says how a file is written. */
export function readingWishes({ delimiter, encoding, timezone, timeFormat }: ResponseWishes): LogWishes {
  return {
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(timezone === undefined ? {} : { timezone }),
    ...(timeFormat === undefined ? {} : { timeFormat }),
  };
}

async function planned(
  shape: Shape,
  names: readonly string[],
  rows: readonly (readonly string[])[],
  wishes: ResponseWishes,
  found: readonly Problem[],
): Promise<PlannedResponses> {
  const roles = chooseRoles(names, rows, wishes);
  const { scores, words } = scoresOf(roles, rows, wishes);
  const problems = [...found, ...scores.flatMap(problemsOf), ...codeProblems(scores)];
  const time = await timeOf(roles, shape, wishes, problems);
  const texts = roles.filter((one) => one.role === 'text').map((one) => one.facts.name);
  if (scores.length === 0 && texts.length === 0 && words.length === 0) problems.unshift(nothingAnswered(names));
  const unclear = scores.filter((one) => one.score.polarity === undefined);
  const ready = scores.length + texts.length + words.length > 0 && unclear.length === 0;
  const understood: UnderstoodResponses = {
    name: shape.name,
    form: shape.parquet ? 'parquet' : shape.form,
    format: formatLabel(shape),
    columns: roles.map(({ facts, role, why, sure }) => ({
      name: facts.name,
      role,
      why: role === 'score' ? (scores.find((one) => one.column === facts.name)?.score.why ?? why) : why,
      sure,
      samples: facts.samples,
    })),
    scores: scores.map(shown),
    ...(time ? { timeFormat: timeFormatLabel(time.format) } : {}),
    timezone: wishes.timezone ?? 'UTC',
    rows: rows.slice(0, shownRows),
    problems,
    ready,
  };
  if (!ready) return { shape, understood };
  return { shape, understood, plan: planOf(roles, scores, words, time, shape, wishes) };
}

export interface ScoreFound {
  readonly column: string;
  readonly question?: string;
  readonly score: FoundScore;
}

/** The scores of every score column, one for each question where a column answers several; and questions in words. */
function scoresOf(
  roles: readonly RoleChoice[],
  rows: readonly (readonly string[])[],
  wishes: ResponseWishes,
): { scores: ScoreFound[]; words: string[] } {
  const question = roles.find((one) => one.role === 'question');
  const scores: ScoreFound[] = [];
  const words: string[] = [];
  for (const { facts } of roles.filter((one) => one.role === 'score')) {
    const column = facts.name;
    const valuesWhere = (asked?: string): string[] =>
      rows
        .filter((row) => asked === undefined || row[question?.facts.at ?? -1] === asked)
        .map((row) => row[facts.at] ?? '');
    if (!question) {
      const score = findScore(column, valuesWhere(), scoreWishOf(wishes, column)) ?? refuseScale(column, facts.samples);
      scores.push({ column, score });
      continue;
    }
    const questions = new Set(rows.map((row) => row[question.facts.at] ?? '').filter((one) => one !== ''));
    for (const asked of questions) {
      const score = findScore(asked, valuesWhere(asked), scoreWishOf(wishes, column, asked));
      if (score) scores.push({ column, question: asked, score });
      else words.push(asked);
    }
  }
  return { scores: polarityFromOthers(scores, roles, rows), words };
}

function refuseScale(column: string, samples: readonly string[]): never {
  return deny('wrong-scale', `"${column}" holds no scores that could be read: ${samples.slice(0, 3).join(', ')}.`, {
    fix: `If its scale is known, say so: --score "${column}=stars:1-5", or leave the column out.`,
    place: { field: column },
  });
}

function problemsOf({ column, question, score }: ScoreFound): Problem[] {
  const key = scoreKey(column, question);
  const place = { field: column };
  const problems: Problem[] = score.doubts.map((message) => ({
    message,
    ...(score.sure ? {} : { fix: `If that is wrong: --score "${key}=KIND:MIN-MAX".` }),
    place,
  }));
  if (score.polarity === undefined) {
    problems.unshift({
      message: `It cannot be told which end of "${key}" is good: ${score.range.max} may mean very easy or very hard.`,
      fix: `Say which: --score "${key}=ces:${score.range.min}-${score.range.max}:higher" where high is good, or ":lower".`,
      place,
    });
  }
  return problems;
}

/** One sentence for all scores of a scale that share their codes. */
function codeProblems(scores: readonly ScoreFound[]): Problem[] {
  const alike = new Map<string, ScoreFound[]>();
  for (const one of scores) {
    if (one.score.codes.length === 0) continue;
    const key = JSON.stringify([one.score.codes, one.score.range]);
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  return [...alike.values()].map((ones) => {
    const { codes = [], range = { min: 0, max: 0 } } = ones[0]?.score ?? {};
    const told = codes.join(', ');
    const counts = ones.map((one) => `"${scoreKey(one.column, one.question)}" (${one.score.notApplicable})`).join(', ');
    return {
      message:
        codes.length === 1
          ? `${told} lies outside ${range.min} to ${range.max} and was taken as not applicable: ${counts}.`
          : `${told} lie outside ${range.min} to ${range.max} and were taken as not applicable: ${counts}.`,
    };
  });
}

function nothingAnswered(names: readonly string[]): Problem {
  return {
    message: 'No column holds scores or comments.',
    fix: `Name them with --rating COLUMN and --text COLUMN; the columns are: ${names.join(', ')}.`,
  };
}

const shown = ({ column, question, score }: ScoreFound): UnderstoodScore => ({
  key: scoreKey(column, question),
  column,
  ...(question === undefined ? {} : { question }),
  kind: score.kind,
  min: score.range.min,
  max: score.range.max,
  ...(score.polarity === undefined ? {} : { polarity: score.polarity }),
  ...(score.touchpoint === undefined ? {} : { touchpoint: score.touchpoint }),
  why: score.why,
  sure: score.sure,
  answered: score.answered,
  notApplicable: score.notApplicable,
  empty: score.empty,
  codes: score.codes,
});

async function timeOf(
  roles: readonly RoleChoice[],
  shape: Shape,
  wishes: ResponseWishes,
  problems: Problem[],
): Promise<{ column: string; format: TimeFormat } | undefined> {
  const facts = roles.find((one) => one.role === 'time')?.facts;
  if (!facts) return undefined;
  const column = facts.name;
  if (wishes.timeFormat !== undefined) return { column, format: { kind: 'pattern', pattern: wishes.timeFormat } };
  const format: TimeFormat = facts.times?.format ?? { kind: 'parts', order: 'ymd' };
  if (!facts.times?.ambiguous) return { column, format };
  return { column, format: await settleOrder(shape, column, readingWishes(wishes), format, problems) };
}

function planOf(
  roles: readonly RoleChoice[],
  scores: readonly ScoreFound[],
  wordQuestions: readonly string[],
  time: ResponsePlan['time'],
  shape: Shape,
  wishes: ResponseWishes,
): ResponsePlan {
  const single = (role: ResponseRole): Record<string, string> => {
    const name = roles.find((one) => one.role === role)?.facts.name;
    return name === undefined ? {} : { [role]: name };
  };
  const scoreColumn = roles.find((one) => one.role === 'score')?.facts.name;
  return {
    ...single('customer'),
    ...(time ? { time } : {}),
    ...single('touchpoint'),
    ...single('stage'),
    ...single('journey'),
    ...single('event'),
    ...single('question'),
    ...single('id'),
    ...single('language'),
    scores: scores.map(plannedScore),
    wordQuestions,
    ...(scoreColumn === undefined ? {} : { scoreColumn }),
    texts: roles.filter((one) => one.role === 'text').map((one) => one.facts.name),
    parts: roles.filter((one) => one.role !== 'property').map((one) => one.facts.name),
    timezone: wishes.timezone ?? 'UTC',
    ...(shape.form === 'delimited' && shape.columns ? { fields: shape.columns.length } : {}),
  };
}

function plannedScore({ column, question, score }: ScoreFound): PlannedScore {
  const { kind, range, touchpoint, guessed, codes, words, labels, polarity = 'higher-is-better' } = score;
  return {
    column,
    ...(question === undefined ? {} : { question }),
    kind,
    range,
    polarity,
    ...(touchpoint === undefined ? {} : { touchpoint }),
    ...(guessed ? { guessed } : {}),
    codes,
    words,
    labels,
  };
}

function refuseForm({ name }: Shape): never {
  return deny('not-responses', `${name} is a log of events, not a file of answers.`, {
    fix: 'Import it as a log; give answers as CSV, TSV, NDJSON or JSON.',
    place: { file: name },
  });
}

function refuseEmpty({ name, form }: Shape, sample: SampleSink): never {
  if (sample.brokenRows > 0) {
    return deny('no-readable-rows', `No row of ${name} could be read: ${sample.firstReason}.`, {
      fix: 'Check that the file is what its name says.',
      place: { file: name, line: sample.firstLine },
    });
  }
  const details = { fix: 'Check that the export is complete.', place: { file: name } };
  if (form !== 'delimited') return deny('no-responses', `${name} holds no answers.`, details);
  return deny('no-responses', `${name} has a header, but no rows.`, details);
}
