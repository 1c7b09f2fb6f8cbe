/** Whether everything a map names is in it: lanes and steps of cards, touchpoints, ends of links; and ids that stand twice. */
import { optionalKinds } from './doc.ts';
import type { JourneyMap } from './map.ts';

export interface Loose {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly fix: string;
}

const named = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 57)}...` : text}"`;

type Key = string | number;

/** Everything that stands twice or points to nothing, in the order of the file. */
export function looseEnds(map: JourneyMap): Loose[] {
  const points = pointer(map);
  return [...twice(map), ...ofGrid(map, points), ...ofExtras(map, points)];
}

type Points = (what: Noun, id: string | undefined, who: string, ...path: Key[]) => Loose[];
type Noun = 'lane' | 'step' | 'touchpoint' | 'persona' | 'card' | 'stakeholder';

function pointer(map: JourneyMap): Points {
  const idsOf = (all: readonly { id: string }[]): Set<string> => new Set(all.map((one) => one.id));
  const ids: Record<Noun, Set<string>> = {
    lane: idsOf(map.lanes),
    step: idsOf(map.stages.flatMap((stage) => stage.steps)),
    touchpoint: idsOf(map.touchpoints),
    persona: idsOf(map.personas),
    card: idsOf(map.cards),
    stakeholder: idsOf(map.stakeholders ?? []),
  };
  return (what, id, who, ...path) => {
    if (id === undefined || ids[what].has(id)) return [];
    const message = `${who} names the ${what} ${named(id)}, which is not in this map.`;
    return [{ path, message, fix: `Add the ${what}, or name one that is there.` }];
  };
}

function ofGrid(map: JourneyMap, points: Points): Loose[] {
  const lanes = map.lanes.flatMap((lane, at) =>
    points('persona', lane.persona, `The lane ${named(lane.name)}`, 'lanes', at, 'persona'),
  );
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
  return [...lanes, ...cards, ...paths];
}

function ofExtras(map: JourneyMap, points: Points): Loose[] {
  const stakeholders = (map.stakeholders ?? []).flatMap(({ name, gives = [] }, at) =>
    gives.flatMap(({ to }, nth) =>
      points('stakeholder', to, `The stakeholder ${named(name)}`, 'stakeholders', at, 'gives', nth, 'to'),
    ),
  );
  const lines = (map.lines ?? []).flatMap((line, at) =>
    points('lane', line.below, `The line of ${line.kind}`, 'lines', at, 'below'),
  );
  const links = (map.links ?? []).flatMap((link, at) =>
    (['from', 'to'] as const).flatMap((end) =>
      points('card', link[end], `The link ${named(link.id)}`, 'links', at, end),
    ),
  );
  const views = (map.views ?? []).flatMap((view, at) => [
    ...(view.hiddenLanes ?? []).flatMap((id, nth) =>
      points('lane', id, `The view ${named(view.name)}`, 'views', at, 'hiddenLanes', nth),
    ),
    ...(view.personas ?? []).flatMap((id, nth) =>
      points('persona', id, `The view ${named(view.name)}`, 'views', at, 'personas', nth),
    ),
  ]);
  return [...stakeholders, ...lines, ...links, ...views];
}

function twice(map: JourneyMap): Loose[] {
  const found: Loose[] = [];
  const look = (seen: Set<string>, id: string, ...path: Key[]): void => {
    if (seen.has(id)) {
      const message = `The id ${named(id)} stands twice.`;
      found.push({ path: [...path, 'id'], message, fix: 'Give each its own id.' });
    }
    seen.add(id);
  };
  const steps = new Set<string>();
  for (const kind of ['personas', 'stages', 'lanes', 'cards', 'touchpoints', ...optionalKinds] as const) {
    const seen = new Set<string>();
    for (const [at, one] of (map[kind] ?? []).entries()) look(seen, one.id, kind, at);
  }
  for (const [at, stage] of map.stages.entries()) {
    for (const [inside, step] of stage.steps.entries()) look(steps, step.id, 'stages', at, 'steps', inside);
  }
  return found;
}
