/** Answers what people talk about, from one file of responses, for a command. */
import type { LogInput } from '../events/import/log-input.ts';
import { iso } from '../events/questions/answer.ts';
import type { Watch } from '../lib/progress.ts';
import { readTexts, type TextWishes } from '../surveys/text/read-texts.ts';
import { themeAssignmentLines, themesAnswer, type ThemesAnswer } from '../surveys/text/themes-answer.ts';
import { themesInTurns } from '../surveys/text/themes-of.ts';
import type { ThemesOptions } from '../surveys/text/themes.ts';
import { withParquet } from './read-parquet.ts';

export interface AnsweredThemes {
  readonly answer: ThemesAnswer;
  /** How the file was read, in one line. */
  readonly understood: string;
  /** CSV, line by line. */
  readonly assignments: () => Iterable<string>;
}

/** What is read, and what is told of it. */
export type ThemeWishes = TextWishes & Pick<ThemesOptions, 'touchpoints' | 'period' | 'most'>;

/** Without touchpoints named, those that the ratings of the file are about are matched. */
export async function askThemes(input: LogInput, wishes: ThemeWishes, watch: Watch): Promise<AnsweredThemes> {
  const read = await withParquet(watch, (tools) => readTexts(input, wishes, watch, tools));
  const { period, most, touchpoints = read.touchpoints.map((name) => ({ name })) } = wishes;
  const themes = await themesInTurns(
    read.texts,
    { touchpoints, ...(period === undefined ? {} : { period }), ...(most === undefined ? {} : { most }) },
    watch,
  );
  const answer = themesAnswer(themes, {
    customers: read.customers,
    events: read.texts.length,
    from: read.from === undefined ? null : iso(read.from),
    to: read.to === undefined ? null : iso(read.to),
    warnings: [...read.warnings, ...themes.warnings],
  });
  return { answer, understood: read.understood, assignments: () => themeAssignmentLines(themes.assignments) };
}
