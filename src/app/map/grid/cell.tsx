/** One cell of the grid: its cards, the field of a card being typed, and a way to add one. */
import { memo, useLayoutEffect, useRef } from 'react';
import type { Card, Lane, LaneKind, Step } from '../../../map/map.ts';
import { t } from '../../language/t.ts';
import { pasteWhileTyping } from '../clipboard/paste.ts';
import { flag, nextColumn, type Typing } from '../typing.ts';
import { useOpenMap } from '../desk-context.ts';
import { keyOf } from '../spots.ts';
import { TypedText } from '../typed-text.tsx';
import { CardView } from './card-view.tsx';
import { useCovered, useFlags, useNewCard } from './flags.ts';
import { feelingWords } from './feeling-words.ts';
import { feelings, type Shaping } from './shape.ts';
import { asCell } from './roles.ts';

/** What an empty cell says of itself. */
const silences: Partial<Record<LaneKind, string>> = {
  owner: 'nobody',
  emotions: 'not measured',
  metrics: 'not measured',
};

/** What the line of feelings shows at a step; undefined where no line runs through the lane. */
function useTold(lane: Lane, column: number): string | undefined {
  const { measured } = useOpenMap();
  if (lane.kind !== 'emotions' || feelings(measured).length === 0) return undefined;
  return feelingWords(measured, lane)[column] || undefined;
}

function Silence({ lane, told }: { lane: Lane; told: string | undefined }) {
  // The line above says it.
  const words = told === undefined ? silences[lane.kind] : undefined;
  return words ? <span className={lane.kind === 'owner' ? 'nobody' : 'silent'}>{t(words)}</span> : null;
}

/** The field of a card that is typed anew at the end of a cell. */
export function NewCard({ lane, step, typing }: { lane: Lane; step: Step | undefined; typing: Typing }) {
  const { desk } = useOpenMap();
  const at = { lane: lane.id, step: step?.id ?? nextColumn };
  return (
    <TypedText
      label={t('New card in {lane}, {step}', { lane: lane.name, step: step?.name ?? t('a new step') })}
      text=""
      instead={'instead' in typing ? typing.instead : undefined}
      rich
      finish={(text, ending) => desk.finish(text, ending)}
      cancel={() => desk.cancel()}
      paste={(event) => pasteWhileTyping(desk, at, event.clipboardData)}
    />
  );
}

/** A card, or the field that stands in its place while its text is typed. */
export const CardOrField = memo(function CardOrField({ card, lane }: { card: Card; lane: Lane }) {
  const { desk } = useOpenMap();
  const typed = (useFlags(desk, keyOf({ kind: 'card', id: card.id })) & flag.typed) > 0;
  if (!typed) return <CardView card={card} lane={lane} />;
  const { typing } = desk.state();
  return (
    <TypedText
      label={t('Text of the card')}
      text={card.text}
      instead={typing && 'instead' in typing ? typing.instead : undefined}
      rich
      finish={(text, ending) => desk.finish(text, ending)}
      cancel={() => desk.cancel()}
    />
  );
});

export interface CellProps {
  readonly lane: Lane;
  readonly step: Step;
  readonly cards: readonly Card[];
  /** From 0, among lanes and among steps. */
  readonly row: number;
  readonly column: number;
  readonly x: number;
  readonly width: number;
  /** Room left above the cards for what runs through the row. */
  readonly above: number;
  readonly whole: boolean;
  readonly first: boolean;
  readonly sizes: Shaping['sizes'];
  readonly resized: () => void;
}

/** Tells the sizes how high the cards really are, once they are drawn. */
function useNoted(props: CellProps): React.RefObject<HTMLDivElement | null> {
  const content = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = content.current;
    // A card that is selected or typed stands above its neighbours instead of pushing them away.
    if (!element || props.cards.length === 0 || element.querySelector('textarea, [aria-pressed="true"]')) return;
    const { cards, width, whole } = props;
    const drawn = { cards, width, whole, height: element.offsetHeight + 13 };
    if (props.sizes.note(props.lane, props.step.id, drawn, props.above)) props.resized();
  });
  return content;
}

export const GridCell = memo(function GridCell(props: CellProps) {
  const { desk } = useOpenMap();
  const { lane, step, cards } = props;
  const key = keyOf({ kind: 'cell', lane: lane.id, step: step.id });
  const bits = useFlags(desk, key);
  const typing = useNewCard(desk, lane.id, step.id);
  const covered = useCovered(desk, props.row, props.column);
  const content = useNoted(props);
  const told = useTold(lane, props.column);
  const bare = cards.length === 0;
  return (
    <td
      {...asCell}
      aria-colindex={props.column + 2}
      data-cell={`${lane.id}\n${step.id}`}
      data-covered={covered || undefined}
      data-first={props.first || undefined}
      {...(bare ? { 'data-spot': key, tabIndex: bits & flag.focusable ? 0 : -1 } : {})}
      aria-selected={(bits & flag.selected) > 0}
      aria-label={bare ? `${lane.name}, ${step.name}: ${told ?? t(silences[lane.kind] ?? 'empty')}` : undefined}
      style={{ insetInlineStart: props.x, inlineSize: props.width, paddingBlockStart: props.above + 4 }}
    >
      {told !== undefined && !bare ? <span className="unseen">{told}</span> : null}
      <div className="cell-content" ref={content}>
        {cards.map((card) => (
          <CardOrField key={card.id} card={card} lane={lane} />
        ))}
      </div>
      {typing ? (
        <NewCard lane={lane} step={step} typing={typing} />
      ) : (
        <>
          {bare ? <Silence lane={lane} told={told} /> : null}
          <button
            type="button"
            className="add-card"
            tabIndex={-1}
            data-add=""
            aria-label={t('Add a card to {lane}, {step}', { lane: lane.name, step: step.name })}
          />
        </>
      )}
    </td>
  );
});
