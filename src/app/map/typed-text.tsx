/** A field that stands in place of a text while it is typed. */
import { useEffect, useLayoutEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { Ending } from './typing.ts';
import { toggled } from './keys/marks.ts';

export interface TypedProps {
  readonly label: string;
  readonly text: string;
  /** Typed in place of the text, which is then not selected but gone. */
  readonly instead?: string | undefined;
  /** Bold and italics by Ctrl B and Ctrl I. */
  readonly rich?: boolean;
  readonly finish: (text: string, ending: Ending) => void;
  readonly cancel: () => void;
  /** Takes what was pasted; true when it did. */
  readonly paste?: (event: ClipboardEvent) => boolean;
}

function mark(field: HTMLTextAreaElement, sign: '**' | '*'): string {
  const next = toggled(field.value, field.selectionStart, field.selectionEnd, sign);
  field.value = next.text;
  field.setSelectionRange(next.from, next.to);
  return next.text;
}

export function TypedText(props: TypedProps) {
  const [text, setText] = useState(props.instead ?? props.text);
  const field = useRef<HTMLTextAreaElement>(null);
  const done = useRef(false);
  const { instead } = props;
  useLayoutEffect(() => {
    const element = field.current;
    element?.focus({ preventScroll: true });
    if (instead === undefined) element?.select();
    else element?.setSelectionRange(instead.length, instead.length);
  }, [instead]);
  useEffect(() => {
    field.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);
  const finish = (ending: Ending): void => {
    if (done.current) return;
    done.current = true;
    props.finish(text, ending);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const sign = { b: '**', i: '*' }[event.key.toLowerCase()];
    if (props.rich && sign && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      setText(mark(event.currentTarget, sign as '**' | '*'));
    } else if (event.key === 'Escape') {
      done.current = true;
      props.cancel();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      finish('enter');
    } else if (event.key === 'Tab') {
      event.preventDefault();
      finish(event.shiftKey ? 'back-tab' : 'tab');
    }
  };
  return (
    <textarea
      ref={field}
      className="typed"
      aria-label={props.label}
      rows={Math.max(1, Math.ceil(text.length / 24))}
      value={text}
      dir="auto"
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => finish('away')}
      onPaste={(event) => {
        if (!props.paste?.(event)) return;
        event.preventDefault();
        done.current = true;
      }}
    />
  );
}
