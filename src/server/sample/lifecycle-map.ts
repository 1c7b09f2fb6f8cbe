/** The sample's widest map: what it is to be a customer of the bakery, each stage shown in detail by a map below it. */
import { idFrom } from '../../lib/derived-id.ts';
import type { Card, JourneyMap, Lane } from '../../map/map.ts';

interface LifeStage {
  readonly name: string;
  readonly goal: string;
  readonly feels: string;
  readonly valence: number;
  readonly owner?: string;
  /** The event by which the map that shows it in detail is found. */
  readonly below: string;
}

const life: readonly LifeStage[] = [
  {
    name: 'Hears of us',
    goal: 'Good bread without a bakery round the corner',
    feels: 'Curious',
    valence: 0.6,
    owner: 'Marketing',
    below: 'Clicks an advert',
  },
  {
    name: 'Sends a gift',
    goal: 'Give joy on a day that cannot be moved',
    feels: 'Tense',
    valence: -0.4,
    owner: 'Marketing',
    below: 'Writes a gift card',
  },
  {
    name: 'Orders for the family',
    goal: 'Bread for the weekend',
    feels: 'Content',
    valence: 0.8,
    owner: 'Web shop',
    below: 'Picks a delivery date',
  },
  {
    name: 'Orders again',
    goal: 'The same as last time, in a minute',
    feels: 'At home',
    valence: 1.4,
    owner: 'Web shop',
    below: 'Reorders in the app',
  },
  {
    name: 'Orders for an event',
    goal: 'Feed forty people and not think of it again',
    feels: 'Unsure',
    valence: -0.2,
    below: 'Requests a quote',
  },
];

/** `below` gives the id of the map found by an event. Pure. */
export function lifecycleMap(source: string, below: (event: string) => string | undefined): JourneyMap {
  const id = idFrom('map', source, 'lifecycle');
  const own = (kind: string, name: string): string => idFrom(kind, id, name);
  const goals: Lane = { id: own('lane', 'goals'), kind: 'goals', name: 'Wants' };
  const feels: Lane = { id: own('lane', 'feels'), kind: 'emotions', name: 'Feels' };
  const step = (name: string): string => own('step', name);
  const cards = life.flatMap(({ name, goal, feels: word, valence }): Card[] => [
    { id: own('card', `goal ${name}`), lane: goals.id, step: step(name), text: goal, state: 'assumption' },
    { id: own('card', `feels ${name}`), lane: feels.id, step: step(name), text: word, valence, state: 'assumption' },
  ]);
  return {
    id,
    title: 'Being a customer of the bakery',
    kind: 'current-state',
    summary: 'The whole life of a customer on one page. Each stage leads to the map that shows it in detail.',
    owner: 'Lena Hartmann, Marketing',
    status: 'live',
    reviewBy: '2027-02-01',
    reviewEvery: 180,
    signOffs: [{ id: own('signoff', '1'), by: 'Katharina Korn, owner of the bakery', on: '2026-09-03' }],
    personas: [],
    stages: life.map(({ name, owner, below: event }) => {
      const subJourney = below(event);
      return {
        id: own('stage', name),
        name,
        steps: [{ id: step(name), name }],
        ...(owner === undefined ? {} : { owner }),
        ...(subJourney === undefined ? {} : { subJourney }),
      };
    }),
    lanes: [goals, feels],
    cards,
    touchpoints: [],
  };
}
