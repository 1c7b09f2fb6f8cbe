/** The timeline, with what the selected step takes and waits for to be written beside its bars. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Step } from '../../map/map.ts';
import type { GroupItem, Item } from '../../render/scene.ts';
import { direction, t } from '../language/t.ts';
import { useDeskState, useOpenMap } from '../map/desk-context.ts';
import { Drawing, type DrawnView } from './drawing.tsx';
import { durationWords, parseDuration } from '../durations.ts';

/** Width of the column of figures on the drawing, in its pixels. */
const figures = 236;

function findRow(items: readonly Item[], record: string): GroupItem | undefined {
  for (const item of items) {
    if (item.kind !== 'group') continue;
    if (item.record === record && item.role === 'time') return item;
    const inside = findRow(item.items, record);
    if (inside) return inside;
  }
  return undefined;
}

interface FieldProps {
  readonly label: string;
  readonly seconds: number | undefined;
  readonly first: boolean;
  readonly set: (seconds: number | null) => void;
  readonly next: () => void;
}

/** Begins anew when the length is changed elsewhere. */
const Field = (props: FieldProps) => <Typed key={String(props.seconds)} {...props} />;

function Typed(props: FieldProps) {
  const kept = props.seconds === undefined ? '' : durationWords(props.seconds);
  const [text, setText] = useState(kept);
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (props.first) field.current?.focus({ preventScroll: true });
  }, [props.first]);
  const keep = (): boolean => {
    if (text.trim() === kept) return true;
    const seconds = text.trim() === '' ? null : parseDuration(text);
    setWrong(seconds === undefined);
    if (seconds === undefined) return false;
    props.set(seconds);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') {
      setText(kept);
      setWrong(false);
    }
    if (event.key === 'Enter' && keep()) props.next();
  };
  return (
    <label className="time-field">
      <span>{props.label}</span>
      <input
        ref={field}
        className="input"
        value={text}
        placeholder={t('like 20 min')}
        aria-invalid={wrong}
        onChange={(event) => setText(event.target.value)}
        onBlur={keep}
        onKeyDown={onKeyDown}
      />
      {wrong ? <span className="wrong">{t('Write it like “20 min”, “1 h 30” or “3 days”.')}</span> : null}
    </label>
  );
}

function Times({ step, drawn }: { step: Step; drawn: DrawnView }) {
  const { desk, measured } = useOpenMap();
  const row = findRow(drawn.scene.items, step.id);
  const box = row?.box;
  if (!box) return null;
  const steps = measured.map.stages.flatMap((stage) => stage.steps);
  const next = (): void => {
    const after = steps[steps.findIndex((one) => one.id === step.id) + 1];
    if (after) desk.select({ kind: 'step', id: after.id });
  };
  const { zoom } = drawn;
  const style = {
    left: (direction === 'rtl' ? box.x : box.x + box.width - figures) * zoom,
    top: box.y * zoom,
    width: figures * zoom,
    minHeight: box.height * zoom,
  };
  return (
    <fieldset className="times" style={style} key={step.id}>
      <legend className="unseen">{t('How long “{step}” takes', { step: step.name })}</legend>
      <Field
        first
        label={t('waits')}
        seconds={step.waitBefore}
        set={(waitBefore) => desk.run({ verb: 'edit-step', id: step.id, waitBefore })}
        next={next}
      />
      <Field
        first={false}
        label={t('takes')}
        seconds={step.takes}
        set={(takes) => desk.run({ verb: 'edit-step', id: step.id, takes })}
        next={next}
      />
    </fieldset>
  );
}

export function TimelineView() {
  const { desk, measured } = useOpenMap();
  const { spot } = useDeskState(desk);
  const step =
    spot?.kind === 'step'
      ? measured.map.stages.flatMap((stage) => stage.steps).find((one) => one.id === spot.id)
      : undefined;
  return (
    <Drawing view="timeline">{(drawn) => (step ? <Times key={step.id} step={step} drawn={drawn} /> : null)}</Drawing>
  );
}
