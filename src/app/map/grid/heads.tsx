/** The heads of the grid: stages with reach, time and who left, their steps, and the titles of lanes. */
import { ChevronDown, ChevronRight, Pin, Plus, Star, Workflow } from 'lucide-react';
import { memo, type CSSProperties } from 'react';
import type { Lane, Stage, Step } from '../../../map/map.ts';
import { feelingKey, feelingKeyHeight } from '../../../render/grid-feeling.ts';
import { feltWords } from '../../../render/heads.ts';
import { readStage, shownValue } from '../../../render/reading.ts';
import { count, duration, share } from '../../../render/wording.ts';
import { t } from '../../language/t.ts';
import { flag } from '../typing.ts';
import { useDesk, useOpenMap } from '../desk-context.ts';
import { keyOf, type Spot } from '../spots.ts';
import { TypedText } from '../typed-text.tsx';
import { useFlags } from './flags.ts';
import { useDrawnTheme } from '../../theme.ts';
import { ScenePieces } from '../scene-view.tsx';
import { keySides, laneFeelings, hasSigns, newWidth, tailWidth } from './shape.ts';
import { asColumnHead, asRowHead } from './roles.ts';

/** A name that is selected by one press and typed over after two. */
function Name({ spot, name, label }: { spot: Spot; name: string; label: string }) {
  const { desk } = useOpenMap();
  const key = keyOf(spot);
  const bits = useFlags(desk, key);
  if (bits & flag.typed) {
    const { typing } = desk.state();
    return (
      <TypedText
        label={label}
        text={name}
        instead={typing && 'instead' in typing ? typing.instead : undefined}
        finish={(text, ending) => desk.finish(text, ending)}
        cancel={() => desk.cancel()}
      />
    );
  }
  return (
    <button
      type="button"
      className="head-name"
      data-spot={key}
      tabIndex={bits & flag.focusable ? 0 : -1}
      aria-pressed={(bits & flag.selected) > 0}
      dir="auto"
    >
      {name}
    </button>
  );
}

function StageFigures({ stage }: { stage: Stage }) {
  const { measured, measuring } = useOpenMap();
  const reading = readStage(measured, stage);
  const [journeys, part, time, left] = [reading.journeys, reading.share, reading.time, reading.dropOff].map(shownValue);
  const reach = [journeys === undefined ? '' : count(journeys), part === undefined ? '' : share(part)].filter(Boolean);
  const facts = [...reach, time === undefined || time < 1 ? '' : duration(time)].filter(Boolean).join(' · ');
  return (
    <span className="head-figures">
      <span>{facts || feltWords(reading) || (measuring ? t('measuring…') : t('not measured'))}</span>
      {left ? <span className="left-here">{t('{share} left', { share: share(left) })}</span> : null}
      {stage.subJourney ? <Workflow size={12} aria-label={t('has a journey of its own')} /> : null}
    </span>
  );
}

interface Place {
  readonly x: number;
  readonly width: number;
  /** From 0. */
  readonly column: number;
}

export const StageHead = memo(function StageHead({
  stage,
  place,
  tall,
}: {
  stage: Stage;
  place: Place;
  tall: boolean;
}) {
  return (
    <th
      {...asColumnHead}
      aria-colindex={place.column + 2}
      aria-colspan={stage.steps.length}
      className="stage-head"
      data-tall={tall || undefined}
      data-stage={stage.id}
      style={{ insetInlineStart: place.x, inlineSize: place.width }}
    >
      <Name spot={{ kind: 'stage', id: stage.id }} name={stage.name} label={t('Name of the stage')} />
      <StageFigures stage={stage} />
    </th>
  );
});

/** "2 min, after 3 d": what somebody declared of a step. */
function StepSigns({ step }: { step: Step }) {
  if (!hasSigns(step)) return null;
  const times = [
    step.takes === undefined ? '' : duration(step.takes),
    step.waitBefore ? t('after {time}', { time: duration(step.waitBefore) }) : '',
  ].filter(Boolean);
  return (
    <span className="step-signs">
      {step.momentOfTruth ? <Star size={11} aria-label={t('moment of truth')} /> : null}
      {step.subJourney ? <Workflow size={11} aria-label={t('has a journey of its own')} /> : null}
      {times.join(', ')}
    </span>
  );
}

export const StepHead = memo(function StepHead({ step, place, first }: { step: Step; place: Place; first: boolean }) {
  return (
    <th
      {...asColumnHead}
      aria-colindex={place.column + 2}
      className="step-head"
      data-first={first || undefined}
      data-step={step.id}
      style={{ insetInlineStart: place.x, inlineSize: place.width }}
    >
      <Name spot={{ kind: 'step', id: step.id }} name={step.name} label={t('Name of the step')} />
      <StepSigns step={step} />
    </th>
  );
});

/** What the lines above the cards are, where more than what was declared is drawn. */
function FeelingKey({ lane, width }: { lane: Lane; width: number }) {
  const { measured } = useOpenMap();
  const theme = useDrawnTheme();
  const isMeasured = lane.kind === 'emotions' && laneFeelings(measured, lane).some((one) => one.measured);
  if (!isMeasured || lane.collapsed) return null;
  const height = feelingKeyHeight(measured, lane, width);
  return (
    <svg className="feeling-key" width={width} height={height} aria-hidden>
      <ScenePieces items={feelingKey(measured, lane, 0, 0, width)} theme={theme} />
    </svg>
  );
}

export const LaneHead = memo(function LaneHead({ lane, width }: { lane: Lane; width: number }) {
  const { desk, measured } = useOpenMap();
  const collapsed = lane.collapsed === true;
  const persona = measured.map.personas.find((one) => one.id === lane.persona)?.name;
  return (
    <th {...asRowHead} aria-colindex={1} className="lane-head" data-lane={lane.id} style={{ inlineSize: width }}>
      <Name spot={{ kind: 'lane', id: lane.id }} name={lane.name} label={t('Name of the lane')} />
      {persona ? <span className="lane-whose">{persona}</span> : null}
      <FeelingKey lane={lane} width={width - keySides} />
      <span className="lane-signs">
        {lane.pinned ? <Pin size={11} aria-label={t('pinned')} /> : null}
        <button
          type="button"
          tabIndex={-1}
          className="lane-fold"
          aria-expanded={!collapsed}
          aria-label={
            collapsed
              ? t('Open the lane {name}', { name: lane.name })
              : t('Collapse the lane {name}', { name: lane.name })
          }
          onClick={() => desk.run({ verb: 'collapse-lane', id: lane.id, collapsed: !collapsed })}
        >
          {collapsed ? <ChevronRight size={13} aria-hidden /> : <ChevronDown size={13} aria-hidden />}
        </button>
      </span>
    </th>
  );
});

/** A field behind the last column; where there is no room it stands over it, so that nothing moves. */
export const behindLast = (x: number, room: number): CSSProperties => ({
  insetInlineStart: Math.min(x, x + room - newWidth),
  inlineSize: newWidth - 2,
});

/** Behind the last column: a way to add one, or the field where its name is typed. */
export function TailHead({ head, x, room }: { head: 'stage' | 'step'; x: number; room: number }) {
  const { desk } = useOpenMap();
  const typed = useDesk(desk, ({ typing }) => typing !== undefined && 'head' in typing && typing.head === head);
  const words = head === 'stage' ? t('Add a stage at the end') : t('Add a step at the end');
  return (
    <th
      className="tail-head"
      data-head={head}
      data-typed={typed || undefined}
      style={typed ? behindLast(x, room) : { insetInlineStart: x, inlineSize: tailWidth }}
    >
      {typed ? (
        <TypedText
          key={desk.grid?.columns.length ?? 0}
          label={head === 'stage' ? t('Name of the new stage') : t('Name of the new step')}
          text=""
          finish={(text, ending) => desk.finish(text, ending)}
          cancel={() => desk.cancel()}
        />
      ) : (
        <button
          type="button"
          className="button button-quiet button-icon"
          aria-label={words}
          onClick={() => desk.draftHead(head)}
        >
          <Plus size={head === 'stage' ? 16 : 13} aria-hidden />
        </button>
      )}
    </th>
  );
}
