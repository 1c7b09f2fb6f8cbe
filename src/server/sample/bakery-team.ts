/** Who answers for what at the sample's bakery, and how its maps are kept. Made up, like the bakery. */
import type { Channel, JourneyMap, Persona, SignOff } from '../../map/map.ts';

/** Who answers for a touchpoint, by its channel. */
export const channelOwners: Readonly<Partial<Record<Channel, string>>> = {
  web: 'Web shop',
  app: 'Web shop',
  'e-mail': 'Customer service',
  telephone: 'Customer service',
  messaging: 'Customer service',
  social: 'Marketing',
  search: 'Marketing',
  broadcast: 'Marketing',
  parcel: 'Dispatch',
  'in-branch': 'Shops',
  'face-to-face': 'Shops',
};

/** Touchpoints that nobody took on: the sample shows what that looks like. */
export const ownedByNobody: ReadonlySet<string> = new Set([
  'Is told of a delay',
  'Tracks the parcel',
  'Asks in the chat',
]);

export interface Keeping extends Pick<JourneyMap, 'owner' | 'status' | 'reviewBy' | 'reviewEvery'> {
  readonly signOffs?: SignOff[];
}

/** How a map is kept, by the event that tells its journey from the others. */
export const keepings: readonly (readonly [event: string, keeping: Keeping])[] = [
  [
    'Writes a gift card',
    {
      owner: 'Lena Hartmann, Marketing',
      status: 'live',
      reviewBy: '2026-11-16',
      reviewEvery: 90,
      signOffs: [
        { id: 'signoff_gift_1', by: 'Jonas Weber, Web shop', on: '2026-08-18', note: 'Looked at with dispatch.' },
      ],
    },
  ],
  ['Clicks an advert', { owner: 'Lena Hartmann, Marketing', status: 'in-review', reviewBy: '2027-01-15' }],
  [
    'Reorders in the app',
    {
      owner: 'Jonas Weber, Web shop',
      status: 'live',
      reviewBy: '2027-03-01',
      reviewEvery: 180,
      signOffs: [{ id: 'signoff_app_1', by: 'Jonas Weber, Web shop', on: '2026-10-05' }],
    },
  ],
];

/** What the team knows of gift buyers besides what they want. */
export const giftBuyerPortrait: Partial<Persona> = {
  role: 'Sends bread to family and friends who live far away',
  channels: ['social', 'web', 'e-mail', 'parcel'],
  quotes: ['It has to be there on the day itself.', 'I want it to look as if I had packed it.'],
  demographics: [
    { label: 'Lives in', value: 'A large city, the family elsewhere' },
    { label: 'Orders', value: 'Two to four times a year, before birthdays and Christmas' },
  ],
  psychographics: [
    { label: 'Attitude', value: 'Would rather give something to eat than something to dust' },
    { label: 'Trust', value: 'Believes pictures of real loaves, not stock photographs' },
  ],
  empathy: {
    says: ['It has to be there on the day itself.'],
    thinks: ['I hope the card I wrote is really in the box.', 'Will it still be fresh?'],
    does: ['Compares boxes on the phone in the evening', 'Looks at the tracking page several times a day'],
    feels: ['Touched while choosing', 'Tense from the order until the call of thanks'],
  },
};

/** What is done about a pain: how much it costs, what it is worth, who has it, and how we will know. From 1 to 5. */
export interface Scored {
  /** Event of the opportunity on the map. */
  readonly event: string;
  readonly effort: number;
  readonly customerValue: number;
  readonly businessValue: number;
  readonly owner?: string;
}

export const scoredOpportunities: readonly Scored[] = [
  { event: 'Compares boxes', effort: 1, customerValue: 3, businessValue: 3, owner: 'Web shop' },
  { event: 'Sees an error at the date picker', effort: 2, customerValue: 5, businessValue: 4, owner: 'Web shop' },
  { event: 'Payment fails', effort: 3, customerValue: 4, businessValue: 4, owner: 'Web shop' },
  { event: 'Is told of a delay', effort: 2, customerValue: 5, businessValue: 3, owner: 'Dispatch' },
];

export interface MetricNote {
  readonly event: string;
  readonly text: string;
  readonly kind: 'ratio' | 'CSAT';
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  readonly target: number;
}

/** What tells that a solution works; a measured value stands beside the map, never here. */
export const metrics: readonly MetricNote[] = [
  {
    event: 'Sees an error at the date picker',
    text: 'Orders that meet an error at the date picker',
    kind: 'ratio',
    unit: '%',
    better: 'lower',
    target: 1,
  },
  {
    event: 'Is told of a delay',
    text: 'Satisfaction of those whose parcel was late',
    kind: 'CSAT',
    unit: 'of 5',
    better: 'higher',
    target: 3.5,
  },
];
