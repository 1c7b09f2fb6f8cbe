/** Text that becomes a field where it stands: Enter or going away keeps it, Escape leaves it as it was. */
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

interface InlineTextProps {
  /** What the field is, for those who cannot see where it stands. */
  label: string;
  text: string;
  onChange: (text: string) => void;
  /** What stands there while there is no text. */
  empty: ReactNode;
  /** Several lines: Enter makes a line, Control and Enter keeps. */
  lines?: boolean;
  type?: 'text' | 'date' | 'number';
  min?: number;
  max?: number;
  step?: number;
  /** Id of a datalist to choose from. */
  list?: string;
  className?: string;
  /** How the text is shown while it is not typed. */
  children?: ReactNode;
}

export function InlineText(props: InlineTextProps) {
  const [typed, setTyped] = useState<string>();
  const button = useRef<HTMLButtonElement>(null);
  const done = useRef(false);
  const start = (): void => {
    done.current = false;
    setTyped(props.text);
  };
  const stop = (keep: boolean, backToButton: boolean): void => {
    if (done.current) return;
    done.current = true;
    const next = (typed ?? '').trim();
    setTyped(undefined);
    if (keep && next !== props.text.trim()) props.onChange(next);
    if (backToButton) window.setTimeout(() => button.current?.focus());
  };
  if (typed === undefined) {
    return (
      <button
        ref={button}
        type="button"
        className={`inline-text ${props.className ?? ''}`}
        title={props.label}
        onClick={start}
      >
        <span className="unseen">{`${props.label}: `}</span>
        {props.text === '' ? <span className="inline-empty">{props.empty}</span> : (props.children ?? props.text)}
      </button>
    );
  }
  return <InlineField {...props} typed={typed} setTyped={setTyped} stop={stop} />;
}

function InlineField(
  props: InlineTextProps & {
    typed: string;
    setTyped: (text: string) => void;
    stop: (keep: boolean, backToButton: boolean) => void;
  },
) {
  const { label, typed, setTyped, stop, lines = false, type = 'text', min, max, step, list } = props;
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') stop(false, true);
    else if (event.key === 'Enter' && (!lines || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      stop(true, true);
    }
  };
  const shared = {
    className: 'input inline-field',
    'aria-label': label,
    value: typed,
    onKeyDown,
    onBlur: () => stop(true, false),
    // Takes the keys at once, as somebody who pressed the text expects.
    ref: (field: HTMLInputElement | HTMLTextAreaElement | null) => {
      if (field && document.activeElement !== field) {
        field.focus();
        if ('select' in field && type !== 'date') field.select();
      }
    },
  };
  if (lines) {
    return (
      <textarea
        {...shared}
        rows={Math.max(2, typed.split('\n').length)}
        onChange={(event) => setTyped(event.target.value)}
      />
    );
  }
  const bounds = {
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(step === undefined ? {} : { step }),
  };
  return (
    <input
      {...shared}
      {...bounds}
      {...(list === undefined ? {} : { list })}
      type={type}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
