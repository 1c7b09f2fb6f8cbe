/** What each kind of lane is for, in words, and how its cards are drawn. */
import type { LaneKind } from '../../map/map.ts';

interface LaneWords {
  readonly name: string;
  /** What to write into it. */
  readonly help: string;
}

export const laneWords: Readonly<Record<LaneKind, LaneWords>> = {
  goals: { name: 'Goals', help: 'What the customer wants to get done at this step.' },
  actions: { name: 'Does', help: 'What the customer does, starting with a verb.' },
  touchpoints: { name: 'Touchpoints', help: 'Where customer and company meet.' },
  channels: { name: 'Channels', help: 'Through which channel it happens.' },
  thoughts: { name: 'Thinks', help: 'What goes through the customer’s head, in their words.' },
  emotions: { name: 'Feels', help: 'How it feels, from −2 to +2. Measured where surveys say so.' },
  pains: { name: 'Pains', help: 'What goes wrong or takes too long.' },
  gains: { name: 'Gains', help: 'What works well and should stay.' },
  'moments-of-truth': { name: 'Moments of truth', help: 'Where customers make up their mind about you.' },
  evidence: { name: 'Evidence', help: 'What somebody saw, heard or counted, and where.' },
  insights: { name: 'Insights', help: 'What the evidence tells you.' },
  opportunities: { name: 'Opportunities', help: 'How might we …? Not yet a solution.' },
  solutions: { name: 'Solutions', help: 'What you will do about it.' },
  quotes: { name: 'Says', help: 'Customers’ own words.' },
  images: { name: 'Pictures', help: 'What it looks like.' },
  owner: { name: 'Owner', help: 'Who answers for this step.' },
  metrics: { name: 'Metrics', help: 'Which figure shows whether it works.' },
  'brand-promise': { name: 'Brand promise', help: 'What you promised for this step.' },
  frontstage: { name: 'Front stage', help: 'What employees do that customers see.' },
  backstage: { name: 'Back stage', help: 'What employees do that customers do not see.' },
  support: { name: 'Support processes', help: 'What has to work in the background.' },
  employee: { name: 'Employees feel', help: 'How it feels for those who serve.' },
  policy: { name: 'Policy', help: 'Rules that shape the step.' },
  systems: { name: 'Systems', help: 'Software and machines involved.' },
  free: { name: 'Notes', help: 'Anything else.' },
};

/** The lanes to offer first; the rest stands below. */
export const usualLanes: readonly LaneKind[] = [
  'actions',
  'touchpoints',
  'thoughts',
  'emotions',
  'pains',
  'opportunities',
  'quotes',
  'metrics',
];

const tones: Partial<Record<LaneKind, 'pain' | 'good' | 'said'>> = {
  pains: 'pain',
  gains: 'good',
  solutions: 'good',
  thoughts: 'said',
  quotes: 'said',
};

export const toneOf = (kind: LaneKind): 'pain' | 'good' | 'said' | 'plain' => tones[kind] ?? 'plain';
