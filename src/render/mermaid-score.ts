/** The part of a task behind its name: a score and the people, read as Mermaid reads them, and what it makes of slips. */
import type { Lost } from './map-forms.ts';
import { shown } from './mermaid-text.ts';

export interface Scored {
  /** In [-2, +2]; absent where the score is no number. */
  readonly valence?: number;
  readonly people: readonly string[];
  readonly lost: readonly Lost[];
}

/** `data` is what follows the first colon: ` 3: Me, You`. */
export function scoredOf(data: string, task: string, line: number): Scored {
  const [first = '', second, ...ignored] = data.split(':');
  const where = shown(task);
  const lost: Lost[] = [];
  const warn = (what: string): void => void lost.push({ what, where, line });
  const score = Number(first);
  const empty = first.trim() === '';
  if (Number.isNaN(score)) {
    const colon = /^\s*\d\d\b/.test(first) && /\d$/.test(task.trim());
    const hint = colon ? '; the name seems to hold a time, write its colon as #58;' : '';
    warn(`“${shown(first)}” is no score, so no feeling was taken${hint}`);
  } else if (empty) warn('There is no score, which Mermaid draws as 0; no feeling was taken');
  else if (score < 1 || score > 5) warn(`The score ${shown(first)} lies outside 1 to 5; the nearest was taken`);
  if (ignored.length > 0 && !Number.isNaN(score))
    warn(`“${shown(ignored.join(':'))}” stands after a third colon, which Mermaid ignores`);
  const named = second === undefined ? [] : second.split(',').map((one) => shown(one));
  const people = [...new Set(named.filter((one) => one !== ''))];
  const valid = !Number.isNaN(score) && !empty;
  return { people, lost, ...(valid ? { valence: Math.min(2, Math.max(-2, rounded(score - 3))) } : {}) };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
