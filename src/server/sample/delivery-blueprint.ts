/** The sample's service blueprint: what happens behind the counter until a gift box is on its way. */
import { idFrom } from '../../lib/derived-id.ts';
import type { BlueprintLine, Card, JourneyMap, Lane, LaneKind, Link } from '../../map/map.ts';

const stages: readonly (readonly [stage: string, ...steps: string[]])[] = [
  ['Order is in', 'Confirms the order', 'Plans the bake'],
  ['Baked and packed', 'Bakes', 'Packs the box'],
  ['On its way', 'Hands over', 'Travels', 'Arrives'],
];

const lanes: readonly (readonly [LaneKind, string])[] = [
  ['actions', 'Customer'],
  ['frontstage', 'What the customer meets'],
  ['backstage', 'Behind the counter'],
  ['support', 'Partners'],
  ['systems', 'Systems'],
  ['pains', 'Pain points'],
];

const texts: readonly (readonly [step: string, kind: LaneKind, text: string])[] = [
  ['Confirms the order', 'actions', 'Reads the confirmation'],
  ['Confirms the order', 'frontstage', 'Confirmation with the day of delivery'],
  ['Confirms the order', 'systems', 'Shop system sends the mail'],
  ['Plans the bake', 'backstage', 'Baker sees tomorrow’s orders at 16:00'],
  ['Plans the bake', 'systems', 'Baking plan, a spreadsheet'],
  ['Bakes', 'backstage', 'Night shift bakes from 1:00'],
  ['Packs the box', 'backstage', 'Packs, writes the gift card by hand'],
  ['Packs the box', 'pains', 'The card is printed on the packing list and easily missed'],
  ['Hands over', 'frontstage', 'Shipping notice with a tracking link'],
  ['Hands over', 'backstage', 'Boxes stand ready at 14:00'],
  ['Hands over', 'support', 'Carrier collects at 14:30'],
  ['Travels', 'actions', 'Looks at the tracking page'],
  ['Travels', 'support', 'Parcel centre sorts overnight'],
  ['Travels', 'pains', 'A delay is known at the carrier a day before we tell the customer'],
  ['Arrives', 'actions', 'Is called by the person who got the gift'],
  ['Arrives', 'frontstage', 'Box at the door, card on top'],
];

/** From what is done to what it sets off, across the lines. */
const arrows: readonly (readonly [from: string, to: string])[] = [
  ['Confirmation with the day of delivery', 'Baker sees tomorrow’s orders at 16:00'],
  ['Boxes stand ready at 14:00', 'Carrier collects at 14:30'],
  ['Carrier collects at 14:30', 'Shipping notice with a tracking link'],
  ['Shipping notice with a tracking link', 'Looks at the tracking page'],
];

const blueprintLines: readonly (readonly [BlueprintLine['kind'], LaneKind])[] = [
  ['interaction', 'actions'],
  ['visibility', 'frontstage'],
  ['internal-interaction', 'backstage'],
];

/** Pure. */
export function deliveryBlueprint(source: string): JourneyMap {
  const id = idFrom('map', source, 'delivery');
  const own = (kind: string, name: string): string => idFrom(kind, id, name);
  const card = (text: string): string => own('card', text);
  return {
    id,
    title: 'How a gift box gets on its way',
    kind: 'service-blueprint',
    summary: 'Below the line of visibility stands what customers never see, and where delays begin.',
    owner: 'Murat Aydin, Dispatch',
    status: 'in-review',
    reviewBy: '2026-12-10',
    personas: [],
    stages: stages.map(([name, ...steps]) => ({
      id: own('stage', name),
      name,
      steps: steps.map((step) => ({ id: own('step', step), name: step })),
      owner: name === 'Order is in' ? 'Web shop' : name === 'Baked and packed' ? 'Bakery' : 'Dispatch',
    })),
    lanes: lanes.map(([kind, name]): Lane => ({ id: own('lane', kind), kind, name })),
    cards: texts.map(([step, kind, text]): Card => ({
      id: card(text),
      lane: own('lane', kind),
      step: own('step', step),
      text,
      state: 'assumption',
    })),
    touchpoints: [],
    lines: blueprintLines.map(([kind, below]) => ({ id: own('line', kind), kind, below: own('lane', below) })),
    links: arrows.map(([from, to]): Link => ({ id: own('link', from), from: card(from), to: card(to), kind: 'arrow' })),
  };
}
