/** A first draft of a persona: only what the log says of the customers of a journey, nothing made up. */
import type { FoundTrait } from '../../events/discovery.ts';
import { sharedSize, sharedTraits } from '../../events/shared-discovery.ts';
import type { Persona } from '../../map/map.ts';
import { plainName } from './plain-name.ts';
import type { Found } from './found.ts';

const mostTraits = 5;

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const times = (lift: number): string => (Math.round(lift * 10) / 10).toString();
const traitWords = ({ property, value }: FoundTrait): string => `${plainName(property).toLowerCase()} “${value}”`;

function sentence(trait: FoundTrait): string {
  return `${percent(trait.share)} have ${traitWords(trait)}, ${times(trait.lift)} times as often as everybody.`;
}

export function draftPersona(found: Found): Persona {
  const { journey, told } = found;
  const traits = sharedTraits(journey, told)
    .filter((trait) => trait.lift > 1)
    .slice(0, mostTraits);
  const { customers: counted } = sharedSize(journey, told);
  const customers =
    counted === null
      ? 'How many customers walked this journey is not shown, for it would tell of few'
      : `${counted.toLocaleString('en')} customers walked this journey`;
  const summary =
    traits.length === 0
      ? `${customers}. Nothing the log knows of them sets them apart from the others.`
      : `${customers}. ${traits.map(sentence).join(' ')} A draft from the log: add who they are and what they want.`;
  return {
    id: found.id('persona'),
    name: `Customers of “${plainName(journey.name)}”`,
    summary,
    ...(traits.length === 0 ? {} : { traits: traits.map((trait) => ({ ...trait })) }),
  };
}
