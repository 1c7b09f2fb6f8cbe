/** The heads of the grid: stages with reach, time and who left, their steps, and the titles of lanes. */
import { Plus } from 'lucide-react';
import type { Lane, Stage, Step } from '../../map/map.ts';
import { readStage, shownValue } from '../../render/reading.ts';
import { count, duration, share } from '../../render/wording.ts';
import { useOpenMap } from './desk-context.ts';
import { keyOf, type Spot } from './spots.ts';
import { TypedText } from './typed-text.tsx';

export interface HeadState {
  readonly selected: string | undefined;
  readonly focusable: string | undefined;
  readonly typed: string | undefined;
}

/** A name that is selected by one press and typed over after two. */
function Name({ spot, name, state, label }: { spot: Spot; name: string; state: HeadState; label: string }) {
  const { desk } = useOpenMap();
  const key = keyOf(spot);
  if (state.typed === key) {
    return (
      <TypedText
        label={label}
        text={name}
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
      tabIndex={state.focusable === key ? 0 : -1}
      aria-pressed={state.selected === key}
      onClick={() => desk.select(spot, true)}
      onDoubleClick={() => desk.type(spot)}
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
      <span>{facts || (measuring ? 'measuring…' : 'not measured')}</span>
      {left ? <span className="left-here">{share(left)} left</span> : null}
    </span>
  );
}

export function StageHead({ stage, state }: { stage: Stage; state: HeadState }) {
  return (
    <th scope="colgroup" colSpan={stage.steps.length} className="stage-head">
      <Name spot={{ kind: 'stage', id: stage.id }} name={stage.name} state={state} label="Name of the stage" />
      <StageFigures stage={stage} />
    </th>
  );
}

export function StepHead({ step, state, first }: { step: Step; state: HeadState; first: boolean }) {
  return (
    <th scope="col" className="step-head" data-first={first || undefined}>
      <Name spot={{ kind: 'step', id: step.id }} name={step.name} state={state} label="Name of the step" />
    </th>
  );
}

export function LaneHead({ lane, state }: { lane: Lane; state: HeadState }) {
  return (
    <th scope="row" className="lane-head">
      <Name spot={{ kind: 'lane', id: lane.id }} name={lane.name} state={state} label="Name of the lane" />
    </th>
  );
}

export function AddStageHead({ rows }: { rows: number }) {
  const { desk } = useOpenMap();
  return (
    <th className="add-stage" rowSpan={rows}>
      <button
        type="button"
        className="button button-quiet button-icon"
        aria-label="Add a stage at the end"
        onClick={() => desk.addStage()}
      >
        <Plus size={16} aria-hidden />
      </button>
    </th>
  );
}
