/** A field that stands in place of a text while it is typed. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Ending } from './desk.ts';

export function TypedText(props: {
  label: string;
  text: string;
  finish: (text: string, ending: Ending) => void;
  cancel: () => void;
  /** Takes a pasted list; true when it did. */
  paste?: (text: string) => boolean;
}) {
  const [text, setText] = useState(props.text);
  const field = useRef<HTMLTextAreaElement>(null);
  const done = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const finish = (ending: Ending): void => {
    if (done.current) return;
    done.current = true;
    props.finish(text, ending);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
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
      rows={Math.max(1, Math.ceil(text.length / 22))}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => finish('away')}
      onPaste={(event) => {
        if (!props.paste?.(event.clipboardData.getData('text'))) return;
        event.preventDefault();
        done.current = true;
      }}
    />
  );
}
