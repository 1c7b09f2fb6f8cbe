/** Builds a large believable journey map from a seed: the same seed gives the same map, byte for byte. */
import { seeded, type Random } from '../src/lib/random.ts';
import { currentVersion, type Card, type JourneyFile, type Lane, type LaneKind, type Stage } from '../src/map/map.ts';
import { schemaId } from '../src/map/file.ts';

const stageNames = [
  'Notice a need',
  'Look around',
  'Compare',
  'Ask for advice',
  'Decide',
  'Order',
  'Wait for it',
  'Receive',
  'Set it up',
  'Use it every day',
  'Get help',
  'Pay',
  'Renew',
  'Tell others',
];
const doing: readonly [string, ...string[]] = [
  'Reads',
  'Compares',
  'Asks about',
  'Writes down',
  'Checks',
  'Waits for',
  'Calls about',
  'Looks up',
  'Pays for',
  'Returns',
];
const things: readonly [string, ...string[]] = [
  'the delivery day',
  'the price of the bread box',
  'two recipes side by side',
  'opening hours of the branch',
  'the order number in an old e-mail',
  'whether gluten-free loaves are sold out',
  'the voucher of a friend',
  'what the bank still needs',
  'the terms for cancelling',
  'reviews of other families',
];
const ends: readonly [string, ...string[]] = [
  '',
  '',
  ' on the phone',
  ' late in the evening',
  ' and gives up once',
  ' before talking to a colleague',
  ' for the third time',
  ' while the children are asleep',
];
const kinds: readonly LaneKind[] = [
  'goals',
  'actions',
  'touchpoints',
  'channels',
  'thoughts',
  'emotions',
  'pains',
  'gains',
  'quotes',
  'moments-of-truth',
  'evidence',
  'insights',
  'opportunities',
  'solutions',
  'metrics',
  'owner',
  'frontstage',
  'backstage',
  'support',
  'systems',
];

const pick = <T>(random: Random, list: readonly [T, ...T[]]): T => list[random.int(list.length)] ?? list[0];

const sentence = (random: Random): string => {
  const text = `${pick(random, doing)} ${pick(random, things)}${pick(random, ends)}`;
  return random.next() < 0.06 ? `${text}\n- once online\n- once in **person**` : text;
};

function stagesOf(steps: number): Stage[] {
  const each = Math.ceil(steps / stageNames.length);
  const stages: Stage[] = [];
  for (let made = 0; made < steps;) {
    const at = stages.length;
    const name = stageNames[at % stageNames.length] ?? 'Stage';
    const count = Math.min(each, steps - made);
    stages.push({
      id: `stage-${at}`,
      name,
      steps: Array.from({ length: count }, (_, n) => ({ id: `step-${made + n}`, name: `${name}, part ${n + 1}` })),
    });
    made += count;
  }
  return stages;
}

/** A map of so many cards: twenty lanes, and as many steps as it takes with one to three cards in most cells. */
export function makeMap(cards: number, seed = 7): JourneyFile {
  const random = seeded(seed);
  const lanes: Lane[] = kinds.map((kind) => ({
    id: `lane-${kind}`,
    kind,
    name: kind.replace(/^./, (a) => a.toUpperCase()).replaceAll('-', ' '),
  }));
  const steps = Math.ceil(cards / (lanes.length * 1.15));
  const stages = stagesOf(steps);
  const columns = stages.flatMap((stage) => stage.steps);
  const made: Card[] = [];
  for (let n = 0; made.length < cards; n++) {
    const lane = lanes[n % lanes.length];
    const step = columns[Math.floor(n / lanes.length) % columns.length];
    if (!lane || !step) break;
    const round = n >= lanes.length * columns.length;
    if (random.next() < (round ? 0.75 : 0.12)) continue;
    const felt = lane.kind === 'emotions' ? { valence: Math.round(random.next() * 8) / 2 - 2 } : {};
    made.push({
      id: `card-${made.length}`,
      lane: lane.id,
      step: step.id,
      text: sentence(random),
      state: pick<Card['state'] & string>(random, ['assumption', 'assumption', 'cited']),
      ...felt,
    });
  }
  return {
    $schema: schemaId,
    version: currentVersion,
    id: `map-of-${cards}`,
    title: `A journey of ${cards.toLocaleString('en')} cards`,
    kind: 'current-state',
    personas: [],
    stages,
    lanes,
    cards: made,
    touchpoints: [],
  };
}
