/** A comparison of two journeys as a table for spreadsheets, a line for each figure. */
import type { Comparison, SharePair, TimesPair } from '../../events/comparison.ts';
import { printTextTable } from '../../render/table-text.ts';

const heads = [
  'stage',
  'touchpoint',
  'figure',
  'unit',
  'a',
  'a_n',
  'b',
  'b_n',
  'difference',
  'low',
  'high',
  'clear',
] as const;

type Cell = string | number | undefined;

/** What stands in place of a figure of too few people. */
const hidden = 'fewer than 10';

function shareLine(stage: string, touchpoint: string, figure: string, pair: SharePair): Cell[] {
  const side = (one: SharePair['a']): Cell[] => (one ? [one.hits / one.n, one.n] : [hidden, undefined]);
  const { difference, clear } = pair;
  return [
    stage,
    touchpoint,
    figure,
    'share',
    ...side(pair.a),
    ...side(pair.b),
    difference?.value,
    difference?.low,
    difference?.high,
    difference && (clear ? 'yes' : 'no'),
  ];
}

function timeLine(stage: string, touchpoint: string, figure: string, pair: TimesPair): Cell[] {
  const side = (one: TimesPair['a']): Cell[] => (one ? [one.median, one.n] : [hidden, undefined]);
  // No interval is known of the difference of two medians.
  const difference = Array.from({ length: 4 }, () => undefined);
  return [stage, touchpoint, figure, 'seconds, median', ...side(pair.a), ...side(pair.b), ...difference];
}

const measured = ({ a, b }: TimesPair): boolean => a !== null || b !== null;

/** With a byte order mark, so that Excel reads it as UTF-8. Its head tells who is who and the period. */
export function comparisonCsv(found: Comparison): string {
  const stageName = (stage: number | null): string => (stage === null ? '' : (found.stages[stage]?.name ?? ''));
  const lines = [
    ...(found.converted ? [shareLine('', found.converted.goal, 'reached the goal', found.converted)] : []),
    timeLine('', '', 'takes', found.duration),
    ...found.stages.flatMap((stage) => [
      shareLine(stage.name, '', 'reached', stage.reached),
      ...(stage.dropOff ? [shareLine(stage.name, '', 'went no further', stage.dropOff)] : []),
      ...(measured(stage.waitBefore) ? [timeLine(stage.name, '', 'wait before', stage.waitBefore)] : []),
    ]),
    ...found.touchpoints.flatMap((one) => [
      shareLine(stageName(one.stage), one.name, 'met', one.reached),
      shareLine(stageName(one.stage), one.name, 'repeated', one.repeated),
      ...(measured(one.waitBefore) ? [timeLine(stageName(one.stage), one.name, 'wait before', one.waitBefore)] : []),
    ]),
  ];
  const who = [
    ['a', found.a.name],
    ['b', found.b.name],
    ['period', `${found.from} / ${found.to}`],
  ];
  return `\ufeff${printTextTable([...who, heads, ...lines])}`;
}
