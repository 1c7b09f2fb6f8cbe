/** Stages get the names a marketer would give them. */
import { expect, test } from 'vitest';
import { nameStages } from './stage-names.ts';

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
