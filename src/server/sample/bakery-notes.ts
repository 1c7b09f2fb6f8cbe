/** What the sample's bakery team wrote on its map of gift buyers, by the event it belongs to. Made up, like the bakery. */
import type { LaneKind } from '../../map/map.ts';

export interface TeamNote {
  readonly lane: LaneKind;
  /** Event in the log; the note goes to the step where it is met. */
  readonly event: string;
  readonly text: string;
}

export const teamNotes: readonly TeamNote[] = [
  { lane: 'thoughts', event: 'Sees an Instagram post', text: 'That looks like something Mum would love.' },
  { lane: 'thoughts', event: 'Compares boxes', text: 'Which one is enough for two, and will it stay fresh?' },
  { lane: 'thoughts', event: 'Picks a delivery date', text: 'It has to be there on the day itself, not after.' },
  { lane: 'thoughts', event: 'Pays', text: 'I hope the card I wrote is really in the box.' },
  { lane: 'thoughts', event: 'Tracks the parcel', text: 'Where is it now?' },
  { lane: 'thoughts', event: 'Parcel arrives', text: 'Now I wait for her to call.' },
  {
    lane: 'opportunities',
    event: 'Compares boxes',
    text: 'Say on every box for how many people it is and how long it keeps.',
  },
  {
    lane: 'opportunities',
    event: 'Sees an error at the date picker',
    text: 'Try every release of the order form on phones before it goes out.',
  },
  {
    lane: 'opportunities',
    event: 'Payment fails',
    text: 'Keep the address and the gift card when a payment fails.',
  },
  {
    lane: 'opportunities',
    event: 'Is told of a delay',
    text: 'Tell people of a delay before they look for the parcel, and say the new day.',
  },
  { lane: 'opportunities', event: 'Orders again', text: 'Remind people of the date a year later, once.' },
  { lane: 'solutions', event: 'Sees an error at the date picker', text: 'Plain list of days instead of the calendar' },
  { lane: 'solutions', event: 'Is told of a delay', text: 'Second carrier for the weeks before Christmas' },
  { lane: 'owner', event: 'Sees an Instagram post', text: 'Marketing' },
  { lane: 'owner', event: 'Pays', text: 'Web shop' },
  { lane: 'owner', event: 'Parcel arrives', text: 'Dispatch' },
];

/** How the team believes gift buyers feel where nobody asked them, from -2 to +2. */
export const believed: readonly (readonly [event: string, valence: number, text: string])[] = [
  ['Sees an Instagram post', 1, 'Touched'],
  ['Opens the gift box page', 0.8, 'Curious'],
  ['Compares boxes', 0, 'Undecided'],
  ['Picks a delivery date', -0.5, 'Tense'],
  ['Tracks the parcel', -0.4, 'Impatient'],
  ['Orders again', 1.4, 'At home here'],
];

/** What the team calls the stage that holds the event. */
export const stageNames: readonly (readonly [event: string, name: string])[] = [
  ['Sees an Instagram post', 'Gets the idea'],
  ['Opens the gift box page', 'Looks around'],
  ['Adds to basket', 'Chooses a box'],
  ['Pays', 'Orders and pays'],
  ['Gets the shipping notice', 'Waits'],
  ['Parcel arrives', 'Is thanked, comes back'],
];

/** Who answers for the stage that holds the event. Stages without one show that nobody does. */
export const stageOwners: readonly (readonly [event: string, owner: string])[] = [
  ['Sees an Instagram post', 'Marketing'],
  ['Pays', 'Web shop'],
  ['Parcel arrives', 'Dispatch'],
];

/** Declared by the team: how much a touchpoint decides, from 1 to 5, and how it should feel, from -2 to +2. */
export const wanted: readonly (readonly [event: string, impact: number, target: number])[] = [
  ['Opens the gift box page', 3, 1],
  ['Picks a delivery date', 4, 1],
  ['Pays', 4, 1],
  ['Is told of a delay', 5, 0],
  ['Parcel arrives', 5, 2],
];

export const giftBuyer = {
  summary: 'Sends bread and jam to somebody they love, for a day that cannot be moved.',
  goals: ['A gift that arrives on the day and looks as if I had packed it myself'],
  needs: ['To know what is in the box', 'To know the day it arrives', 'A card in my own words'],
  frustrations: ['Learning of a delay only when I look for the parcel', 'Typing everything again after an error'],
} as const;
