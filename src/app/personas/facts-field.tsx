/** Rows of a label and a value, such as "Age – 34 to 42"; a row without either goes. */
import { useState, type KeyboardEvent } from 'react';
import { InlineText } from '../controls/inline-text.tsx';
import { t } from '../language/t.ts';

type Fact = { label: string; value: string };

interface FactsFieldProps {
  readonly title: string;
  /** A label and a value as an example. */
  readonly hint: Fact;
  readonly facts: readonly Fact[] | undefined;
  readonly onChange: (facts: Fact[] | null) => void;
}

const none: Fact = { label: '', value: '' };

export function FactsField({ title, hint, facts = [], onChange }: FactsFieldProps) {
  const [next, setNext] = useState<Fact>(none);
  const write = (list: readonly Fact[]): void => {
    const kept = list.filter((one) => one.label !== '' || one.value !== '');
    onChange(kept.length === 0 ? null : kept.map((one) => ({ ...one })));
  };
  const change = (at: number, part: Partial<Fact>): void =>
    write(facts.map((fact, index) => (index === at ? { ...fact, ...part } : fact)));
  const add = (): void => {
    if (next.label.trim() === '' || next.value.trim() === '') return;
    write([...facts, { label: next.label.trim(), value: next.value.trim() }]);
    setNext(none);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      add();
    }
  };
  const field = (part: keyof Fact, label: string) => (
    <input
      className="input persona-add"
      value={next[part]}
      placeholder={facts.length === 0 ? hint[part] : label}
      aria-label={`${title}: ${label}`}
      onChange={(event) => setNext({ ...next, [part]: event.target.value })}
      onKeyDown={onKeyDown}
      onBlur={part === 'value' ? add : undefined}
    />
  );
  return (
    <section className="persona-list" aria-label={title}>
      <h2>{title}</h2>
      <dl className="persona-facts">
        {facts.map((fact, at) => (
          <div key={`${at} ${fact.label}`}>
            <dt>
              <InlineText
                label={`${title}: ${t('label')}`}
                text={fact.label}
                empty="–"
                onChange={(label) => change(at, { label })}
              />
            </dt>
            <dd>
              <InlineText
                label={fact.label || title}
                text={fact.value}
                empty="–"
                onChange={(value) => change(at, { value })}
              />
            </dd>
          </div>
        ))}
      </dl>
      <div className="persona-facts-add">
        {field('label', t('Label'))}
        {field('value', t('Value'))}
      </div>
    </section>
  );
}
