/** The fields of the panel: each keeps what was typed when it is left or Enter is pressed, as one thing to undo. */
import { useId, useState, type ReactNode } from 'react';
import { Choose, type Choice } from '../../controls/choose.tsx';
import { t } from '../../language/t.ts';

interface Typed {
  readonly label: string;
  readonly value: string;
  readonly keep: (value: string) => void;
  readonly placeholder?: string;
  readonly type?: 'text' | 'date' | 'url' | 'number';
  readonly step?: number;
  readonly min?: number;
  readonly max?: number;
  readonly list?: readonly string[];
  readonly lines?: number;
  /** Said below the field, when something is missing. */
  readonly wanting?: string | undefined;
}

function Field(props: Typed) {
  const [typed, setTyped] = useState(props.value);
  const id = useId();
  const keep = (): void => {
    if (typed.trim() !== props.value) props.keep(typed.trim());
  };
  const common = {
    className: 'input',
    id,
    value: typed,
    dir: 'auto',
    placeholder: props.placeholder,
    onBlur: keep,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      {props.lines === undefined ? (
        <input
          {...common}
          type={props.type ?? 'text'}
          step={props.step}
          min={props.min}
          max={props.max}
          list={props.list ? `${id} list` : undefined}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') keep();
          }}
        />
      ) : (
        <textarea {...common} rows={props.lines} onChange={(event) => setTyped(event.target.value)} />
      )}
      {props.list ? (
        <datalist id={`${id} list`}>
          {props.list.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </datalist>
      ) : null}
      {props.wanting ? <p className="pain-word">{props.wanting}</p> : null}
    </div>
  );
}

/** A line of text, a day or a number. What others write into it meanwhile is shown at once. */
export function TextField(props: Typed) {
  return <Field key={props.value} {...props} />;
}

interface Numbered extends Omit<Typed, 'value' | 'keep'> {
  readonly value: number | undefined;
  readonly keep: (value: number | null) => void;
}

/** A number; cleared means nothing is said. What is no number is not kept. */
export function NumberField({ value, keep, ...rest }: Numbered) {
  return (
    <TextField
      {...rest}
      type="number"
      value={value === undefined ? '' : String(value)}
      keep={(typed) => {
        const number = Number(typed);
        if (typed === '') keep(null);
        else if (Number.isFinite(number)) keep(Math.min(rest.max ?? Infinity, Math.max(rest.min ?? -Infinity, number)));
      }}
    />
  );
}

/** A choice that may also be left open, unless `none` is false. */
export function ChooseField<Id extends string>(props: {
  label: string;
  value: Id | undefined;
  choices: readonly Choice<Id>[];
  keep: (value: Id | null) => void;
  none?: string | false;
}) {
  const none = props.none === false ? [] : [{ id: '' as const, name: props.none ?? t('not said') }];
  return (
    <Choose<Id | ''>
      label={props.label}
      choices={[...none, ...props.choices]}
      chosen={props.value ?? ''}
      onChoose={(id) => props.keep(id === '' ? null : id)}
    />
  );
}

/** From 1 (little) to 5 (much), or nothing said. */
export function ScoreField(props: {
  label: string;
  value: number | undefined;
  keep: (value: number | null) => void;
  from?: string;
  to?: string;
}) {
  return (
    <fieldset className="field score-field">
      <legend className="label">{props.label}</legend>
      <div className="scores">
        {[1, 2, 3, 4, 5].map((score) => (
          <button
            key={score}
            type="button"
            className="score"
            aria-pressed={props.value === score}
            data-under={(props.value ?? 0) >= score || undefined}
            onClick={() => props.keep(props.value === score ? null : score)}
          >
            {score}
          </button>
        ))}
        <span className="grey">{[props.from, props.to].filter(Boolean).join(' – ')}</span>
      </div>
    </fieldset>
  );
}

export function CheckField(props: { label: string; checked: boolean; keep: (checked: boolean) => void }) {
  return (
    <label className="check-field">
      <input type="checkbox" checked={props.checked} onChange={(event) => props.keep(event.target.checked)} />
      {props.label}
    </label>
  );
}

/** Fields that few need, out of the way until they are opened. */
export function More({ title, open = false, children }: { title: string; open?: boolean; children: ReactNode }) {
  const [opened, setOpened] = useState(open);
  return (
    <details className="more-fields" open={open} onToggle={(event) => setOpened(event.currentTarget.open || opened)}>
      <summary>{title}</summary>
      {opened || open ? <div>{children}</div> : null}
    </details>
  );
}
