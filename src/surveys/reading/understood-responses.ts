/** What a file of responses was understood to be, before any of it is used: shown to people, who may correct it. */
import type { LogForm, Problem } from '../../events/import/understanding.ts';
import type { TimeFormat } from '../../events/import/times.ts';
import type { Polarity, ScoreKind } from '../scales.ts';
import type { ResponseRole } from './response-roles.ts';
import type { ScoreSpec } from './score-column.ts';

export interface UnderstoodAnswerColumn {
  readonly name: string;
  readonly role: ResponseRole;
  /** Why it was taken so, in one sentence. */
  readonly why: string;
  /** False when another choice is nearly as good: worth a question. */
  readonly sure: boolean;
  /** Up to five different values as they stand in the file. */
  readonly samples: readonly string[];
}

/** Counts are of the sample: the whole file, where it is small. */
export interface UnderstoodScore {
  /** `scoreKey` of it. */
  readonly key: string;
  readonly column: string;
  /** Where a column answers several questions. */
  readonly question?: string;
  readonly kind: ScoreKind;
  readonly min: number;
  readonly max: number;
  /** Absent where it cannot be told and must be chosen. */
  readonly polarity?: Polarity;
  readonly touchpoint?: string;
  readonly why: string;
  readonly sure: boolean;
  readonly answered: number;
  readonly notApplicable: number;
  readonly empty: number;
  /** Numbers taken to mean "not applicable". */
  readonly codes: readonly number[];
}

export interface UnderstoodResponses {
  readonly name: string;
  readonly form: LogForm;
  /** In words: "CSV with ; as separator, UTF-8, gzip". */
  readonly format: string;
  readonly columns: readonly UnderstoodAnswerColumn[];
  readonly scores: readonly UnderstoodScore[];
  readonly timeFormat?: string;
  readonly timezone: string;
  /** The first twenty rows as they stand in the file, in the order of `columns`. */
  readonly rows: readonly (readonly string[])[];
  readonly problems: readonly Problem[];
  /** There is something answered, and every score has its scale and its good end. */
  readonly ready: boolean;
}

/** Which columns hold the answers: two files called survey.csv with other questions are two surveys. */
export const surveyShape = ({ columns }: Pick<UnderstoodResponses, 'columns'>): string =>
  columns
    .filter((one) => ['score', 'text', 'customer', 'question'].includes(one.role))
    .map((one) => `${one.role} ${one.name}`)
    .toSorted()
    .join('\n');

/** A score as it will be read. */
export interface PlannedScore extends ScoreSpec {
  readonly column: string;
  readonly question?: string;
  readonly polarity: Polarity;
}

/** How a file is to be read, decided. Columns by their names in the file. */
export interface ResponsePlan {
  readonly customer?: string;
  readonly time?: { readonly column: string; readonly format: TimeFormat };
  readonly touchpoint?: string;
  readonly stage?: string;
  readonly journey?: string;
  readonly event?: string;
  readonly question?: string;
  readonly id?: string;
  readonly language?: string;
  readonly scores: readonly PlannedScore[];
  /** Questions of the question column whose answers are words; they stand in the score column. */
  readonly wordQuestions: readonly string[];
  readonly scoreColumn?: string;
  readonly texts: readonly string[];
  /** Columns that play a part, or none by choice, and are no properties. */
  readonly parts: readonly string[];
  readonly timezone: string;
  /** The file's rows have a fixed number of fields. */
  readonly fields?: number;
}
