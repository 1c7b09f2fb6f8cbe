/** Whether everything a map names is in it: lanes and steps of cards, touchpoints, personas; and ids that stand twice. */
import type { JourneyMap } from './map.ts';

export interface Loose {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly fix: string;
}

const named = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 57)}...` : text}"`;

/** Everything that stands twice or points to nothing, in the order of the file. */
export function looseEnds(map: JourneyMap): Loose[] {
  const steps = map.stages.flatMap((stage) => stage.steps.map((step) => step.id));
  const ids = {
    lane: new Set(map.lanes.map((one) => one.id)),
    step: new Set(steps),
    touchpoint: new Set(map.touchpoints.map((one) => one.id)),
    persona: new Set(map.personas.map((one) => one.id)),
  };
  const points = (
    what: keyof typeof ids,
    id: string | undefined,
    who: string,
    ...path: (string | number)[]
  ): Loose[] => {
    if (id === undefined || ids[what].has(id)) return [];
    const message = `${who} names the ${what} ${named(id)}, which is not in this map.`;
    return [{ path, message, fix: `Add the ${what}, or name one that is there.` }];
  };
  const cards = map.cards.flatMap((card, at) =>
    (['lane', 'step', 'touchpoint', 'persona'] as const).flatMap((what) =>
      points(what, card[what], `The card ${named(card.text)}`, 'cards', at, what),
    ),
  );
  const paths = (map.paths ?? []).flatMap((path, at) => [
    ...points('persona', path.persona, `The path ${named(path.name)}`, 'paths', at, 'persona'),
    ...path.touchpoints.flatMap((id, stop) =>
      points('touchpoint', id, `The path ${named(path.name)}`, 'paths', at, 'touchpoints', stop),
    ),
  ]);
  return [...twice(map), ...cards, ...paths];
}

function twice(map: JourneyMap): Loose[] {
  const found: Loose[] = [];
  const look = (seen: Set<string>, id: string, ...path: (string | number)[]): void => {
    if (seen.has(id)) {
      const message = `The id ${named(id)} stands twice.`;
      found.push({ path: [...path, 'id'], message, fix: 'Give each its own id.' });
    }
    seen.add(id);
  };
  const steps = new Set<string>();
  for (const kind of ['personas', 'stages', 'lanes', 'cards', 'touchpoints', 'paths'] as const) {
    const seen = new Set<string>();
    for (const [at, one] of (map[kind] ?? []).entries()) look(seen, one.id, kind, at);
  }
  for (const [at, stage] of map.stages.entries()) {
    for (const [inside, step] of stage.steps.entries()) look(steps, step.id, 'stages', at, 'steps', inside);
  }
  return found;
}
