/** Sentences with parts that stand out or lead somewhere: the parts keep their place in the reader's language. */
import { IntlMessageFormat } from 'intl-messageformat';
import { Fragment, isValidElement, type ReactNode } from 'react';
import { inLanguage, language } from './t.ts';

type Part = (inside: ReactNode) => ReactNode;

/**
 * `rich('Delete <b>{name}</b>?', { name, b: (inside) => <strong>{inside}</strong> })`. A tag without a function of
 * its own is a `<strong>`.
 */
export function rich(english: string, values: Readonly<Record<string, string | number | Part>> = {}): ReactNode {
  const format = new IntlMessageFormat(inLanguage(english), language);
  const given = { b: (inside: ReactNode) => <strong>{inside}</strong>, ...values };
  const parts = format.format<ReactNode>(given as Record<string, string | number | ((parts: ReactNode) => ReactNode)>);
  const list = Array.isArray(parts) ? parts : [parts];
  // Parts of one sentence never change places, so their position is their name.
  return list.map((part: ReactNode, at) => (
    <Fragment key={isValidElement(part) ? `part-${at}` : `text-${at}`}>{part}</Fragment>
  ));
}
