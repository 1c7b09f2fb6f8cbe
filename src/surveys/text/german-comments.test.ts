/** German sentiment on sentences of our own that were judged before the program read them; there is no open data to hold it against. */
import { expect, test } from 'vitest';
import { germanComments, type JudgedComment } from '../../../test/planted/german-comments.ts';
import { analyseText } from './analyse-text.ts';

interface Held {
  /** Probability that a good one is scored above a bad one, ties counting half. */
  readonly auc: number;
  /** Share of all that are told as they were meant: good, bad or neither. */
  readonly right: number;
  /** Share of good and bad ones told as the opposite. */
  readonly opposite: number;
}

function heldAgainst(comments: readonly JudgedComment[]): Held {
  const told = comments.map(({ text, meant }) => ({ meant, ...analyseText(text) }));
  const scores = (wanted: JudgedComment['meant']): number[] =>
    told.flatMap(({ meant, sentiment = 0 }) => (meant === wanted ? [sentiment] : []));
  const [good, bad] = [scores('good'), scores('bad')];
  const wins = good.reduce((sum, one) => sum + bad.filter((two) => two < one).length, 0);
  const ties = good.reduce((sum, one) => sum + bad.filter((two) => two === one).length, 0);
  const meanings = { positive: 'good', negative: 'bad', neutral: 'neither' } as const;
  return {
    auc: (wins + ties / 2) / (good.length * bad.length),
    right: told.filter(({ meant, label = 'neutral' }) => meanings[label] === meant).length / told.length,
    opposite:
      (good.filter((one) => one <= -0.1).length + bad.filter((one) => one >= 0.1).length) / (good.length + bad.length),
  };
}

test('German comments of a bakery, a bank and a telephone company sound as they were meant', () => {
  const { auc, right, opposite } = heldAgainst(germanComments.first);
  expect(auc).toBeGreaterThan(0.97);
  expect(right).toBeGreaterThan(0.9);
  expect(opposite).toBeLessThan(0.04);
});

test('so do those whose errors were never looked at', () => {
  const { auc, right, opposite } = heldAgainst(germanComments.second);
  expect(auc).toBeGreaterThan(0.85);
  expect(right).toBeGreaterThan(0.7);
  expect(opposite).toBeLessThan(0.1);
});

test.each([
  ['Das Formular war einfach und verständlich.', 'positive'],
  ['Einfach zu bedienen.', 'positive'],
  ['Der Fahrer hat es einfach vor die Tür gestellt.', 'neutral'],
  ['Die Regelung ist unfair.', 'negative'],
  ['Störungsfreier Betrieb seit Monaten.', 'positive'],
  ['Wieder ein Buchungsfehler auf dem Konto.', 'negative'],
  ['Das Brot ist auch am Abend noch knusprig.', 'positive'],
  ['Seit Montag habe ich kein Internet.', 'negative'],
  ['Das Personal ist weder freundlich noch kompetent.', 'negative'],
])('%s sounds %s', (text, label) => {
  expect(analyseText(text, { language: 'de' }).label).toBe(label);
});

test.each([
  ['There was no bread left.', 'negative'],
  ['There was no serious trouble.', 'positive'],
])('%s sounds %s', (text, label) => {
  expect(analyseText(text).label).toBe(label);
});
