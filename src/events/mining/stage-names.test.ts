/** Stages get the names a marketer would give them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameStages } from './stage-names.ts';
import { stageWords } from './stage-words.ts';

const stage = (...names: string[]): { name: string; count: number }[] => names.map((name) => ({ name, count: 100 }));

test('a shop is found, browsed, chosen in, bought from and looked back on, whatever the words end in', () => {
  expect(
    nameStages([
      stage('Clicks an advert', 'Sees an Instagram post', 'Opens the newsletter'),
      stage('Visits the home page', 'Opens the catering page'),
      stage('Compares boxes', 'Reads reviews', 'Adds to basket'),
      stage('Enters the address', 'Payment fails', 'Pays'),
      stage('Gets the shipping notice', 'Tracks the parcel', 'Collects in the shop'),
      stage('Rates the order', 'Answers the survey', 'Recommends to a friend'),
    ]),
  ).toEqual(['Discover', 'Browse', 'Choose', 'Buy', 'Receive', 'Look back']);
});

test('a name goes to the stage it fits best, and none is given twice', () => {
  const names = nameStages([
    stage('product_view', 'compare'),
    stage('add_to_cart', 'cart', 'support_chat'),
    stage('payment', 'purchase'),
  ]);
  expect(names).toEqual(['Choose', 'Fill the basket', 'Buy']);
});

test('where no word tells, the two commonest touchpoints do; it is never empty', () => {
  expect(
    nameStages([
      [
        { name: 'Qx-7', count: 3 },
        { name: 'Qx-9', count: 9 },
      ],
      [],
    ]),
  ).toEqual(['Qx-9, Qx-7', 'Stage 2']);
});

const word = fc.constantFrom(...stageWords.flatMap(([, words]) => words), 'Qx', 'Zebra', 'Brötchen', '注文', '', ' ');
const touchpoint = fc.record({
  name: fc.oneof(
    fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
    fc.constantFrom(...stageWords.map(([name]) => name), 'Stage 1', 'Stage 2', 'Buy (2)', 'Qx, Zebra'),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  ),
  count: fc.nat(1000),
});
const lexicon = new Set(stageWords.map(([name]) => name));

test('whatever the touchpoints are called: as many names as stages, none empty, none twice, the same every time', () => {
  fc.assert(
    fc.property(fc.array(fc.array(touchpoint, { maxLength: 6 }), { minLength: 1, maxLength: 9 }), (stages) => {
      const names = nameStages(stages);
      expect(names.length).toBe(stages.length);
      expect(names.filter((name) => name.trim() === '')).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
      expect(nameStages(structuredClone(stages))).toEqual(names);
    }),
    { numRuns: 200 },
  );
});

test('a name is of the lexicon where its words cover half of the events, else of the two commonest touchpoints', () => {
  fc.assert(
    fc.property(fc.array(touchpoint, { minLength: 1, maxLength: 6 }), (touchpoints) => {
      const [name = ''] = nameStages([touchpoints]);
      const common = touchpoints.filter((one) => one.name.trim() !== '').toSorted((a, b) => b.count - a.count);
      const plain = common.slice(0, 2).map((one) => one.name);
      if (name === (plain.join(', ') || 'Stage 1')) return;
      expect(lexicon.has(name)).toBe(true);
      const said = stageWords.find(([known]) => known === name)?.[1] ?? [];
      const speaks = (text: string): boolean => said.some((one) => text.toLowerCase().includes(one.slice(0, 3)));
      const all = touchpoints.reduce((sum, { count }) => sum + count, 0);
      const covered = touchpoints.reduce((sum, one) => sum + (speaks(one.name) ? one.count : 0), 0);
      expect(covered).toBeGreaterThanOrEqual(all / 2);
    }),
    { numRuns: 200 },
  );
});
