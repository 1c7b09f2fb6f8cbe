/** A list of short texts, each changed where it stands; the field at its end adds one with Enter, an empty one goes. */
import { useState } from 'react';
import { InlineText } from '../controls/inline-text.tsx';
import { t } from '../language/t.ts';

interface ListFieldProps {
  readonly title: string;
  /** What belongs here, in the reader's own words; stands there while the list is empty. */
  readonly hint: string;
  readonly items: readonly string[] | undefined;
  readonly onChange: (items: string[] | null) => void;
  /** Words of customers: in italics and quotation marks. */
  readonly quoted?: boolean;
}

export function ListField({ title, hint, items = [], onChange, quoted = false }: ListFieldProps) {
  const [next, setNext] = useState('');
  const write = (list: readonly string[]): void => {
    const kept = list.map((one) => one.trim()).filter((one) => one !== '');
    onChange(kept.length === 0 ? null : kept);
  };
  const add = (): void => {
    if (next.trim() === '') return;
    // A pasted list becomes as many items.
    write([...items, ...next.split('\n')]);
    setNext('');
  };
  return (
    <section className={quoted ? 'persona-list persona-quotes' : 'persona-list'} aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {items.map((item, at) => (
          // Two items may say the same; their place tells them apart.
          <li key={`${at} ${item}`}>
            <InlineText
              label={t('{title}, item {n}', { title, n: at + 1 })}
              text={item}
              empty="–"
              lines
              onChange={(text) => write(items.map((one, index) => (index === at ? text : one)))}
            >
              {quoted ? `“${item}”` : item}
            </InlineText>
          </li>
        ))}
      </ul>
      <textarea
        className="input persona-add"
        rows={1}
        value={next}
        placeholder={items.length === 0 ? hint : t('Add one more')}
        aria-label={t('Add to {title}', { title })}
        onChange={(event) => setNext(event.target.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            add();
          } else if (event.key === 'Escape') setNext('');
        }}
      />
    </section>
  );
}
