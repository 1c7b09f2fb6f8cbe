/** What is known about the selected part of the map, and on what it rests. */
import { memo, useDeferredValue, useMemo } from 'react';
import type { Card, Lane, Stage, Step } from '../../../map/map.ts';
import type { MeasureRef } from '../../../map/measure.ts';
import { touchpointOf } from '../../../render/reading.ts';
import { useWorkspace } from '../../queries.ts';
import { OpenMapContext, useDesk, useOpenMap } from '../desk-context.ts';
import { t } from '../../language/t.ts';
import { laneWords } from '../lane-kinds.ts';
import { CardFields } from '../panel/card-fields.tsx';
import { LinkFields } from '../panel/link-fields.tsx';
import { ManyCards } from '../panel/many-cards.tsx';
import { LaneFields, StageFields, StepFields } from '../panel/place-fields.tsx';
import { TouchpointFields } from '../panel/touchpoint-fields.tsx';
import { RichWords } from '../rich-words.tsx';
import { gridOf, keyOf, type Spot } from '../spots.ts';
import { FarApart, FeelingsTold, isFelt } from './feelings-told.tsx';
import { MapEvidence } from './map-evidence.tsx';
import { MeasureBlock } from './measure-block.tsx';

function useSourceName(id: string | undefined): string | undefined {
  const workspace = useWorkspace();
  const { map } = useOpenMap().measured;
  if (id === map.id) return t('Answers about this map');
  return workspace.data?.sources.find((one) => one.id === id)?.name;
}

export function Measures({ refs }: { refs: readonly MeasureRef[] | undefined }) {
  const { measured } = useOpenMap();
  const source = useSourceName(refs?.[0]?.source ?? measured.map.origin?.source);
  if (!refs || refs.length === 0) return <p className="unmeasured">{t('Nothing is measured here.')}</p>;
  const felt = refs.filter(isFelt);
  return (
    <>
      <dl>
        {refs
          .filter((ref) => !isFelt(ref))
          .map((ref) => (
            <MeasureBlock key={ref.id} refer={ref} measure={measured.measures[ref.id]} source={source} />
          ))}
      </dl>
      <FeelingsTold refs={felt} source={source} />
    </>
  );
}

/** What the events say of the touchpoint of a card. */
function TouchpointLines({ card }: { card: Card }) {
  const { measured } = useOpenMap();
  const touchpoint = touchpointOf(measured.map, card);
  if (!touchpoint?.measures) return null;
  return (
    <section>
      <h3>{t('What is measured of “{name}”', { name: touchpoint.name })}</h3>
      <Measures refs={touchpoint.measures} />
    </section>
  );
}

/** Which lanes are about touchpoints in the first place. */
const meeting = new Set(['touchpoints', 'channels', 'actions', 'frontstage']);

/** What a card without words is about: its touchpoint, or else its step. */
function Wordless({ card }: { card: Card }) {
  const { map } = useOpenMap().measured;
  const step = map.stages.flatMap((stage) => stage.steps).find((one) => one.id === card.step);
  return touchpointOf(map, card)?.name ?? step?.name ?? t('Untitled');
}

/** What was measured where a feeling was declared: of the step, or else of its stage. */
function FeltBeside({ card }: { card: Card }) {
  const { measured } = useOpenMap();
  const stage = measured.map.stages.find((one) => one.steps.some((step) => step.id === card.step));
  const step = stage?.steps.find((one) => one.id === card.step);
  const [here, wider] = [step, stage].map((one) => (one?.measures ?? []).filter(isFelt));
  const told = (refs: readonly MeasureRef[] = []): boolean => refs.some((ref) => measured.measures[ref.id]);
  const refs = told(here) ? here : wider;
  const source = useSourceName(refs?.[0]?.source);
  if (!refs || !told(refs)) return null;
  return (
    <section>
      <h3>{t('What was measured here')}</h3>
      <FarApart of={refs === here ? card.id : stage?.id} />
      <FeelingsTold refs={refs} source={source} />
    </section>
  );
}

function CardEvidence({ card, lane }: { card: Card; lane: Lane | undefined }) {
  return (
    <>
      <header>
        <p className="grey">{lane?.name ?? t('Card')}</p>
        <h2 className={lane && ['quotes', 'thoughts'].includes(lane.kind) ? 'said' : undefined}>
          {card.text ? <RichWords text={card.text} follow /> : <Wordless card={card} />}
        </h2>
      </header>
      {lane?.kind === 'emotions' ? <FeltBeside card={card} /> : null}
      {card.measures ? (
        <section>
          <h3>{t('Evidence')}</h3>
          <Measures refs={card.measures} />
        </section>
      ) : null}
      <TouchpointLines card={card} />
      <div className="panel-fields" key={card.id}>
        <CardFields card={card} lane={lane} />
        <TouchpointFields card={card} first={meeting.has(lane?.kind ?? '')} />
        <LinkFields card={card} />
      </div>
    </>
  );
}

function StageEvidence({ stage }: { stage: Stage }) {
  return (
    <>
      <header>
        <p className="grey">{t('Stage')}</p>
        <h2>{stage.name}</h2>
      </header>
      <section>
        <h3>{t('Evidence')}</h3>
        <FarApart of={stage.id} />
        <Measures refs={stage.measures} />
      </section>
      <div className="panel-fields" key={stage.id}>
        <StageFields stage={stage} />
      </div>
    </>
  );
}

function StepEvidence({ step, stage }: { step: Step; stage: Stage }) {
  return (
    <>
      <header>
        <p className="grey">Step of “{stage.name}”</p>
        <h2>{step.name}</h2>
      </header>
      <section>
        <h3>{t('Evidence')}</h3>
        <FarApart of={step.id} />
        <Measures refs={step.measures} />
      </section>
      <div className="panel-fields" key={step.id}>
        <StepFields step={step} />
      </div>
    </>
  );
}

function LaneEvidence({ lane }: { lane: Lane }) {
  return (
    <>
      <header>
        <p className="grey">{t('Lane')}</p>
        <h2>{lane.name}</h2>
      </header>
      <p>{t(laneWords[lane.kind].help)}</p>
      <div className="panel-fields" key={lane.id}>
        <LaneFields lane={lane} />
      </div>
    </>
  );
}

const Selected = memo(function Selected({ spot, picked }: { spot: Spot | undefined; picked: ReadonlySet<string> }) {
  const { desk, measured } = useOpenMap();
  const { map } = measured;
  const { columns, card: shown } = gridOf(map, desk.state().filter);
  const together = picked.size > 1 ? map.cards.filter(({ id }) => picked.has(id) && shown.has(id)) : [];
  if (together.length > 1) return <ManyCards cards={together} />;
  if (spot?.kind === 'card') {
    const card = map.cards.find((one) => one.id === spot.id);
    if (card) return <CardEvidence card={card} lane={map.lanes.find((one) => one.id === card.lane)} />;
  }
  if (spot?.kind === 'stage') {
    const stage = map.stages.find((one) => one.id === spot.id);
    if (stage) return <StageEvidence stage={stage} />;
  }
  if (spot?.kind === 'step') {
    const column = columns.find((one) => one.step.id === spot.id);
    if (column) return <StepEvidence step={column.step} stage={column.stage} />;
  }
  const laneId = spot?.kind === 'lane' ? spot.id : spot?.kind === 'cell' ? spot.lane : undefined;
  const lane = map.lanes.find((one) => one.id === laneId);
  return lane ? <LaneEvidence lane={lane} /> : <MapEvidence />;
});

/**
 * The selection itself is seen first, and what is known of it right after. Until then nothing can be typed into the
 * fields of what was selected before.
 */
export function EvidencePanel() {
  const open = useOpenMap();
  const { desk } = open;
  const spot = useDesk(desk, () => desk.selected);
  const picked = useDesk(desk, (state) => state.picked);
  const now = useMemo(() => ({ open, spot, picked }), [open, spot, picked]);
  const shown = useDeferredValue(now);
  const late = shown.picked !== picked || nameOf(shown.spot) !== nameOf(spot);
  return (
    <fieldset className="of-selected" role="presentation" disabled={late}>
      <OpenMapContext value={shown.open}>
        <Selected spot={shown.spot} picked={shown.picked} />
      </OpenMapContext>
    </fieldset>
  );
}

const nameOf = (spot: Spot | undefined): string => (spot ? keyOf(spot) : '');
