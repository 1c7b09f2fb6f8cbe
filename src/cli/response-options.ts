/** The options of every verb that reads answers of customers, and what they come to. */
import { type Command, InvalidArgumentError } from 'commander';
import type { ImportWishes } from '../server/imports/look.ts';
import { responseRoles as roles } from '../server/responses/response-roles.ts';

/** What may be said about a file of answers. */
type ResponseWishes = NonNullable<ImportWishes['responses']>;
type ScoreChoice = NonNullable<ResponseWishes['scores']>[string];

/** As commander hands them over. */
export interface ResponseOptions {
  readonly text?: readonly string[];
  readonly rating?: readonly string[];
  readonly score?: Readonly<Record<string, ScoreChoice>>;
  readonly missing?: readonly string[];
  readonly column?: ResponseWishes['columns'];
}

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

export function withResponseOptions(command: Command): Command {
  return command
    .option('--text <column>', 'column with comments; may be repeated (found when absent)', collect)
    .option('--rating <column>', 'column with scores; may be repeated (found when absent)', collect)
    .option(
      '--score <column=kind:min-max:end>',
      'how a score is read: nps, csat, ces, stars or scale, its ends, and whether higher or lower is good',
      collectScore,
    )
    .option(
      '--column <column=role>',
      `what a column of answers is: ${roles.join(', ')}; may be repeated`,
      collectColumn,
    )
    .option('--missing <value>', 'value of a score that means "not applicable"; may be repeated', collect);
}

function collectColumn(text: string, before: ResponseWishes['columns'] = {}): NonNullable<ResponseWishes['columns']> {
  const at = text.lastIndexOf('=');
  const role = roles.find((one) => one === text.slice(at + 1));
  if (at < 1 || role === undefined) {
    throw new InvalidArgumentError(
      `Write it as COLUMN=ROLE, e.g. --column Ticket=customer; a role is ${roles.join(', ')}.`,
    );
  }
  return { ...before, [text.slice(0, at)]: role };
}

const written = /^(.+)=(nps|csat|ces|stars|scale)(?::(-?\d+(?:\.\d+)?)-(-?\d+(?:\.\d+)?))?(?::(higher|lower))?$/;

function collectScore(
  text: string,
  before: Readonly<Record<string, ScoreChoice>> = {},
): Readonly<Record<string, ScoreChoice>> {
  const [, column, kind, min, max, end] = written.exec(text) ?? [];
  if (column === undefined || kind === undefined) {
    throw new InvalidArgumentError('Write it as COLUMN=KIND:MIN-MAX:END, e.g. --score "CES=ces:1-7:lower".');
  }
  const choice: ScoreChoice = {
    kind: kind as NonNullable<ScoreChoice['kind']>,
    ...(min === undefined || max === undefined ? {} : { min: Number(min), max: Number(max) }),
    ...(end === undefined ? {} : { polarity: end === 'higher' ? 'higher-is-better' : 'lower-is-better' }),
  };
  return { ...before, [column]: choice };
}

export function responseWishes({ text, rating, score, missing, column }: ResponseOptions): ResponseWishes {
  return {
    ...(text === undefined ? {} : { texts: [...text] }),
    ...(rating === undefined ? {} : { ratings: [...rating] }),
    ...(score === undefined ? {} : { scores: { ...score } }),
    ...(missing === undefined ? {} : { missing: [...missing] }),
    ...(column === undefined ? {} : { columns: { ...column } }),
  };
}
