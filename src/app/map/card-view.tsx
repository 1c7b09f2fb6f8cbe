/** One card of the grid: its text, how sure we are of it, and the figure that matters most. */
import { memo } from 'react';
import type { Card, Lane } from '../../map/map.ts';
import type { Ask } from '../../map/measure.ts';
import { answer, shownValue, touchpointOf } from '../../render/reading.ts';
import { inUnit, valence } from '../../render/wording.ts';
import { useOpenMap } from './desk-context.ts';
import { toneOf } from './lane-kinds.ts';
import { keyOf } from './spots.ts';

/** The figures a card has room for, the most telling first, each in the fewest words that say what it is. */
const figures: readonly (readonly [Ask, (value: string) => string])[] = [
  ['drop-off', (value) => `${value} left`],
  ['share', (value) => value],
  ['wait-before', (value) => `${value} wait`],
  ['repeats', (value) => `${value} did it again`],
  ['feeling', (value) => value],
];

function Figure({ card }: { card: Card }) {
  const { measured } = useOpenMap();
  for (const [ask, words] of figures) {
    const measure = answer(measured, card.measures, ask);
    const value = shownValue(measure);
    if (measure && value !== undefined) {
      return <span className="card-figure">{words(inUnit(value, measure.unit))}</span>;
    }
  }
  return null;
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
      <Figure card={card} />
    </button>
  );
});
