/** One card of the grid: its text, how sure we are of it, and what was measured of it. */
import { memo } from 'react';
import type { Card, Lane } from '../../map/map.ts';
import type { Ask, Measure } from '../../map/measure.ts';
import { answers, touchpointOf } from '../../render/reading.ts';
import { measureWords, valence } from '../../render/wording.ts';
import { useOpenMap } from './desk-context.ts';
import { toneOf } from './lane-kinds.ts';
import { keyOf } from './spots.ts';

/** That something happens once a journey, as almost everything does, is no news on a card. */
const usual = (ask: Ask, { value }: Measure): boolean => ask === 'events-per-journey' && value !== null && value < 1.05;

/** As in the drawing: what was measured of the card and its touchpoint, in words that say what it is. */
function Figures({ card, lane }: { card: Card; lane: Lane }) {
  const { measured } = useOpenMap();
  const refs = [...(card.measures ?? []), ...(touchpointOf(measured.map, card)?.measures ?? [])];
  return answers(measured, refs)
    .filter(({ ref, measure }) => !usual(ref.ask, measure))
    .slice(0, lane.kind === 'touchpoints' ? 1 : 2)
    .map(({ ref, measure }) => (
      <span key={ref.id} className="card-measure">
        {measureWords(ref.ask, measure)}
      </span>
    ));
}

function Channel({ card }: { card: Card }) {
  const { measured } = useOpenMap();
  const touchpoint = touchpointOf(measured.map, card);
  return touchpoint && touchpoint.channel !== 'other' ? (
    <span className="card-channel">{touchpoint.channel}</span>
  ) : null;
}

export const CardView = memo(function CardView(props: {
  card: Card;
  lane: Lane;
  selected: boolean;
  focusable: boolean;
  elsewhere: boolean;
}) {
  const { desk } = useOpenMap();
  const { card, lane } = props;
  const spot = { kind: 'card', id: card.id } as const;
  return (
    <button
      type="button"
      className="card"
      data-spot={keyOf(spot)}
      data-card={card.id}
      data-tone={toneOf(lane.kind)}
      data-state={card.state}
      data-elsewhere={props.elsewhere || undefined}
      aria-pressed={props.selected}
      tabIndex={props.focusable ? 0 : -1}
      onClick={() => desk.select(spot, true)}
      onDoubleClick={() => desk.type(spot)}
    >
      <span className="card-text">{card.text || 'Untitled'}</span>
      {card.valence === undefined ? null : <span className="card-figure">{valence(card.valence)}</span>}
      <Channel card={card} />
      <Figures card={card} lane={lane} />
    </button>
  );
});
