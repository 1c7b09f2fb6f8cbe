/** One lane of the grid: its title, the cells in the window, cards that span, and the line of feelings. */
import { memo, type CSSProperties } from 'react';
import type { BlueprintLine } from '../../../map/map.ts';
import { t } from '../../language/t.ts';
import { nextColumn } from '../typing.ts';
import { useOpenMap } from '../desk-context.ts';
import type { GridRow } from '../spots.ts';
import type { Column } from '../../../render/reading.ts';
import { CardOrField, GridCell, NewCard } from './cell.tsx';
import { totalOf } from './edges.ts';
import { FeelingLine } from './feeling-line.tsx';
import { useNewCard } from './flags.ts';
import { behindLast, LaneHead } from './heads.tsx';
import { bandHeight, bandsOver, feelingHeight } from './sizes.ts';
import type { GridShape, Shaping } from './shape.ts';
import { asCell, asRow } from './roles.ts';

export const lineWords: Readonly<Record<BlueprintLine['kind'], string>> = {
  interaction: 'Line of interaction',
  visibility: 'Line of visibility',
  'internal-interaction': 'Line of internal interaction',
};

export interface RowProps {
  readonly row: GridRow;
  readonly columns: readonly Column[];
  readonly shape: GridShape;
  /** From 0 among lanes. */
  readonly index: number;
  readonly y: number;
  readonly height: number;
  readonly first: number;
  readonly last: number;
  /** A column outside the window that has the selection. */
  readonly extra: number | undefined;
  readonly sizes: Shaping['sizes'];
  readonly resized: () => void;
  readonly line: BlueprintLine['kind'] | undefined;
}

function shownColumns({ first, last, extra, columns }: RowProps): readonly Column[] {
  const shown = columns.slice(first, last + 1);
  const outside = extra === undefined ? undefined : columns[extra];
  if (!outside || (outside.index >= first && outside.index <= last)) return shown;
  return outside.index < first ? [outside, ...shown] : [...shown, outside];
}

function Cells(props: RowProps & { felt: boolean }) {
  const { row, shape, felt } = props;
  return shownColumns(props).map(({ step, stage, index }) => (
    <GridCell
      key={step.id}
      lane={row.lane}
      step={step}
      cards={row.cells[index] ?? []}
      row={props.index}
      column={index}
      x={shape.lane + (shape.columns[index] ?? 0)}
      width={shape.widths[index] ?? 0}
      above={(felt ? feelingHeight : 0) + bandsOver(row, index) * bandHeight}
      whole={shape.whole}
      first={stage.steps[0] === step}
      sizes={props.sizes}
      resized={props.resized}
    />
  ));
}

/** Cards over several steps, on lines of their own above the other cards. */
function Spanning({ row, shape, columns, first, last, felt }: RowProps & { felt: boolean }) {
  return row.spanning
    .filter((one) => one.column <= last && one.column + one.span > first)
    .map((one) => {
      const from = shape.columns[one.column] ?? 0;
      const to = shape.columns[one.column + one.span] ?? totalOf(shape.columns);
      const style: CSSProperties = {
        insetInlineStart: shape.lane + from + 4,
        inlineSize: to - from - 9,
        insetBlockStart: (felt ? feelingHeight : 0) + one.band * bandHeight + 4,
      };
      return (
        <td
          {...asCell}
          key={one.card.id}
          className="spanning"
          aria-colindex={one.column + 2}
          aria-colspan={one.span}
          data-span-cell={`${row.lane.id}\n${columns[one.column]?.step.id ?? ''}`}
          style={style}
        >
          <CardOrField card={one.card} lane={row.lane} />
        </td>
      );
    });
}

/** A card typed behind the last column: its step is made with it. */
function BehindLast({ row, shape }: RowProps) {
  const { desk } = useOpenMap();
  const typing = useNewCard(desk, row.lane.id, nextColumn);
  if (!typing) return null;
  return (
    <td {...asCell} className="behind-last" style={behindLast(shape.lane + totalOf(shape.columns), shape.tail)}>
      <NewCard lane={row.lane} step={undefined} typing={typing} />
    </td>
  );
}

export const LaneRow = memo(function LaneRow(props: RowProps) {
  const { row, shape, index, y, height, line } = props;
  const { lane } = row;
  const felt = shape.felt.has(lane.id);
  return (
    <tr
      {...asRow}
      aria-rowindex={index + (shape.steps > 0 ? 3 : 2)}
      data-kind={lane.kind}
      data-lane-row={lane.id}
      data-felt={felt || undefined}
      data-line={line}
      style={{ insetBlockStart: y, blockSize: height }}
    >
      <LaneHead lane={lane} width={shape.lane} />
      {lane.collapsed ? (
        <td
          {...asCell}
          aria-colindex={2}
          className="collapsed-cell"
          style={{ insetInlineStart: shape.lane, inlineSize: totalOf(shape.columns) }}
        >
          {t('{n, plural, one {# card, collapsed} other {# cards, collapsed}}', { n: row.cards })}
        </td>
      ) : (
        <>
          <Cells {...props} felt={felt} />
          {row.spanning.length > 0 ? <Spanning {...props} felt={felt} /> : null}
        </>
      )}
      <BehindLast {...props} />
      {felt ? (
        <td
          className="line-cell"
          aria-hidden
          style={{ insetInlineStart: shape.lane, inlineSize: totalOf(shape.columns) }}
        >
          <FeelingLine lane={lane} edges={shape.columns} />
        </td>
      ) : null}
      {line ? (
        <td className="blueprint-line" aria-hidden>
          <span>{t(lineWords[line])}</span>
        </td>
      ) : null}
    </tr>
  );
});
