/** One cell of the grid: its cards, the field of a card being typed, and a way to add one. */
import { Plus } from 'lucide-react';
import { memo } from 'react';
import type { Card, Lane, LaneKind, Step } from '../../map/map.ts';
import { CardView } from './card-view.tsx';
import type { Typing } from './desk.ts';
import { useOpenMap } from './desk-context.ts';
import { keyOf } from './spots.ts';
import { TypedText } from './typed-text.tsx';

export interface CellProps {
  readonly lane: Lane;
  readonly step: Step;
  readonly cards: readonly Card[];
  /** Key of the selected spot, only when it is in this cell. */
  readonly selected: string | undefined;
  /** Key of the spot that Tab reaches, only when it is in this cell. */
  readonly focusable: string | undefined;
  /** What is being typed, only when it is in this cell. */
  readonly typing: Typing | undefined;
  readonly elsewhere: ReadonlySet<string>;
}

function TypedCard({ card, lane, step }: { card?: Card; lane: Lane; step: Step }) {
  const { desk } = useOpenMap();
  return (
    <TypedText
      label={card ? 'Text of the card' : `New card in ${lane.name}, ${step.name}`}
      text={card?.text ?? ''}
      finish={(text, ending) => desk.finish(text, ending)}
      cancel={() => desk.cancel()}
      {...(card ? {} : { paste: (text: string) => desk.paste({ lane: lane.id, step: step.id }, text) })}
    />
  );
}

/** What an empty cell says of itself. */
const silences: Partial<Record<LaneKind, string>> = {
  owner: 'nobody',
  emotions: 'not measured',
  metrics: 'not measured',
};

function Silence({ lane }: { lane: Lane }) {
  const words = silences[lane.kind];
  return words ? <span className={lane.kind === 'owner' ? 'nobody' : 'silent'}>{words}</span> : null;
}

export const GridCell = memo(function GridCell(props: CellProps) {
  const { desk } = useOpenMap();
  const { lane, step, cards, typing } = props;
  const empty = { kind: 'cell', lane: lane.id, step: step.id } as const;
  const key = keyOf(empty);
  const bare = cards.length === 0;
  const over =
    typing && 'over' in typing && typing.over !== 'title' && typing.over.kind === 'card' ? typing.over.id : '';
  return (
    <td
      data-cell={`${lane.id}\n${step.id}`}
      {...(bare ? { 'data-spot': key, tabIndex: props.focusable === key ? 0 : -1 } : {})}
      aria-selected={props.selected === key}
      aria-label={bare ? `${lane.name}, ${step.name}: ${silences[lane.kind] ?? 'empty'}` : undefined}
      onClick={(event) => {
        if (bare && event.target === event.currentTarget) desk.select(empty, true);
      }}
      onDoubleClick={(event) => {
        if (event.target === event.currentTarget) desk.draft(lane.id, step.id);
      }}
    >
      {cards.map((card) =>
        card.id === over ? (
          <TypedCard key={card.id} card={card} lane={lane} step={step} />
        ) : (
          <CardView
            key={card.id}
            card={card}
            lane={lane}
            selected={props.selected === `card:${card.id}`}
            focusable={props.focusable === `card:${card.id}`}
            elsewhere={props.elsewhere.has(`card:${card.id}`)}
          />
        ),
      )}
      {typing && 'new' in typing ? (
        <TypedCard lane={lane} step={step} />
      ) : (
        <>
          {bare ? <Silence lane={lane} /> : null}
          <button
            type="button"
            className="add-card"
            tabIndex={-1}
            aria-label={`Add a card to ${lane.name}, ${step.name}`}
            onClick={() => desk.draft(lane.id, step.id)}
          >
            <Plus size={13} aria-hidden />
          </button>
        </>
      )}
    </td>
  );
});
