/** One card of the grid: its text, how sure we are of it, and what was measured of it. */
import { Share2, Ticket } from 'lucide-react';
import { memo } from 'react';
import type { Card, Lane, MeasuredMap } from '../../../map/map.ts';
import type { Ask, Measure } from '../../../map/measure.ts';
import { answers, touchpointOf } from '../../../render/reading.ts';
import { measureWords, valence } from '../../../render/wording.ts';
import { t } from '../../language/t.ts';
import { flag } from '../typing.ts';
import { useOpenMap } from '../desk-context.ts';
import { toneOf } from '../lane-kinds.ts';
import { RichWords } from '../rich-words.tsx';
import { keyOf } from '../spots.ts';
import { progressWords } from '../panel/card-words.ts';
import { useElsewhere, useFlags } from './flags.ts';
import { useGapsAt } from './gap-marks.ts';
import { pictureAddress } from '../pictures.ts';
import { useFound } from '../palette/finding.ts';

/** That something happens once a journey, as almost everything does, is no news on a card. */
const usual = (ask: Ask, { value }: Measure): boolean => ask === 'events-per-journey' && value !== null && value < 1.05;

/** As in the drawing: what was measured of the card and its touchpoint, in words that say what it is. */
export function figuresOf(measured: MeasuredMap, card: Card, lane: Lane): { id: string; words: string }[] {
  if (!card.measures && !card.touchpoint) return [];
  const refs = [...(card.measures ?? []), ...(touchpointOf(measured.map, card)?.measures ?? [])];
  return answers(measured, refs)
    .filter(({ ref, measure }) => !usual(ref.ask, measure))
    .slice(0, lane.kind === 'touchpoints' ? 1 : 2)
    .map(({ ref, measure }) => ({ id: ref.id, words: measureWords(ref.ask, measure) }));
}

function Figures({ card, lane }: { card: Card; lane: Lane }) {
  const { measured } = useOpenMap();
  return figuresOf(measured, card, lane).map(({ id, words }) => (
    <span key={id} className="card-measure">
      {words}
    </span>
  ));
}

function Channel({ card }: { card: Card }) {
  const { measured } = useOpenMap();
  const touchpoint = touchpointOf(measured.map, card);
  const channel = card.channel ?? touchpoint?.channel;
  return channel && channel !== 'other' ? <span className="card-channel">{t(channel)}</span> : null;
}

/** What a metric aims at: "target 40 %". */
function Target({ card }: { card: Card }) {
  if (card.kpi?.target === undefined) return card.kpi ? <span className="card-figure">{card.kpi.kind}</span> : null;
  const unit = card.kpi.unit ? ` ${card.kpi.unit}` : '';
  return (
    <span className="card-figure">
      {card.kpi.kind} <span className="card-channel">{t('target')}</span> {card.kpi.target}
      {unit}
    </span>
  );
}

function Marks({ card }: { card: Card }) {
  const { measured } = useOpenMap();
  const persona = measured.map.personas.find((one) => one.id === card.persona)?.name;
  return (
    <>
      {card.valence === undefined ? null : <span className="card-figure">{valence(card.valence)}</span>}
      {card.intensity === undefined ? null : (
        <span className="card-channel">{t('strength {n} of 5', { n: card.intensity })}</span>
      )}
      <Target card={card} />
      {persona ? <span className="card-channel">{persona}</span> : null}
      <Channel card={card} />
      {card.progress ? <span className="card-channel">{t(progressWords[card.progress])}</span> : null}
      {card.owner ? <span className="card-channel">{card.owner}</span> : null}
      {card.ticket ? (
        <span className="card-sign">
          <Ticket size={12} aria-label={t('has a ticket')} />
        </span>
      ) : null}
      {card.shared ? (
        <span className="card-sign">
          <Share2 size={12} aria-label={t('used on other maps too')} />
        </span>
      ) : null}
    </>
  );
}

/** As in the drawing: a card without words is called like the touchpoint it stands for. */
function Wordless({ card }: { card: Card }) {
  const { measured } = useOpenMap();
  return touchpointOf(measured.map, card)?.name ?? t('Untitled');
}

export const CardView = memo(function CardView({ card, lane }: { card: Card; lane: Lane }) {
  const { desk } = useOpenMap();
  const key = keyOf({ kind: 'card', id: card.id });
  const bits = useFlags(desk, key);
  const elsewhere = useElsewhere(desk, key);
  const found = useFound(desk, card.id);
  const gaps = useGapsAt(desk, key);
  const felt = lane.kind === 'emotions' && card.text === '' && card.valence !== undefined;
  const picture = card.picture;
  return (
    <button
      type="button"
      className="card"
      data-spot={key}
      data-card={card.id}
      data-tone={toneOf(lane.kind)}
      data-state={card.state}
      data-elsewhere={elsewhere || undefined}
      data-picked={(bits & flag.picked) > 0 || undefined}
      data-found={found}
      aria-pressed={(bits & (flag.selected | flag.picked)) > 0}
      tabIndex={bits & flag.focusable ? 0 : -1}
      dir="auto"
    >
      {picture ? (
        <img
          className="card-picture"
          src={pictureAddress(picture)}
          alt={picture.alt}
          width={picture.width}
          height={picture.height}
          loading="lazy"
          draggable={false}
        />
      ) : null}
      {felt || (picture && card.text === '') ? null : (
        <span className="card-text">{card.text ? <RichWords text={card.text} /> : <Wordless card={card} />}</span>
      )}
      <Marks card={card} />
      {gaps ? (
        <span className="gap-mark" title={gaps}>
          <span className="unseen">{gaps}</span>
        </span>
      ) : null}
      <Figures card={card} lane={lane} />
    </button>
  );
});
