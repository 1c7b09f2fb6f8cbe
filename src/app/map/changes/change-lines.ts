/** What changed between two states of a map, in words: one line a record, with what it said before and says now. */
import { differenceOf, type Change, type ChangedKind } from '../../../map/difference.ts';
import { short } from '../../../map/lint/rule.ts';
import type { JourneyMap } from '../../../map/map.ts';
import { t } from '../../language/t.ts';
import type { Spot } from '../spots.ts';
import { fieldLine } from './field-words.ts';
import { nameOfChanged } from './names.ts';
import { spotOfChange } from './spot-of-change.ts';

export type How = 'added' | 'removed' | 'moved' | 'changed';

export interface ChangeLine {
  readonly key: string;
  readonly how: How;
  readonly name: string;
  /** "Owner: nobody → Lena Hartmann", "Moved within its cell", "with 3 cards". */
  readonly details: readonly string[];
  /** Where to look at it; undefined where nothing is left to see, and for the map as a whole. */
  readonly spot: Spot | undefined;
}

export interface ChangeGroup {
  readonly kind: ChangedKind;
  readonly title: string;
  readonly lines: readonly ChangeLine[];
}

const titles: Readonly<Record<ChangedKind, string>> = {
  map: t('About the map'),
  stages: t('Stages'),
  steps: t('Steps'),
  lanes: t('Lanes'),
  cards: t('Cards'),
  touchpoints: t('Touchpoints'),
  personas: t('Personas'),
  paths: t('Paths'),
  stakeholders: t('Stakeholders'),
  lines: t('Lines'),
  links: t('Links'),
  views: t('Saved views'),
  signOffs: t('Sign-offs'),
};

export const howWords: Readonly<Record<How, string>> = {
  added: t('new'),
  removed: t('gone'),
  moved: t('moved'),
  changed: t('changed'),
};

/** How a lane looks, not what it says. */
const looks = new Set(['collapsed', 'pinned', 'hidden']);

/** In the order of the difference; views are ways to look, and no change of the map. */
export function changeGroups(before: JourneyMap, after: JourneyMap): ChangeGroup[] {
  const both = { before, after };
  const changes = differenceOf(before, after).map(withoutLooks);
  const groups = new Map<ChangedKind, ChangeLine[]>();
  for (const change of changes) {
    if (change.kind === 'views' || change.along || saysNothing(change) || isShadow(change, both)) continue;
    const lines = groups.get(change.kind) ?? [];
    lines.push(lineOf(change, changes, both));
    groups.set(change.kind, lines);
  }
  return [...groups].map(([kind, lines]) => ({ kind, title: titles[kind], lines }));
}

export interface Both {
  readonly before: JourneyMap;
  readonly after: JourneyMap;
}

const withoutLooks = (change: Change): Change =>
  change.kind === 'lanes' ? { ...change, fields: change.fields.filter(({ field }) => !looks.has(field)) } : change;

const saysNothing = ({ how, fields, moved }: Change): boolean => how === 'changed' && fields.length === 0 && !moved;

/** The step of an undivided stage bears its name: a new name is told once. */
function isShadow({ kind, how, id, fields, moved }: Change, { after }: Both): boolean {
  if (kind !== 'steps' || how !== 'changed' || moved || fields.some(({ field }) => field !== 'name')) return false;
  const stage = after.stages.find((one) => one.steps.some((step) => step.id === id));
  return stage?.steps.length === 1 && stage.steps[0]?.name === stage.name;
}

function lineOf(change: Change, all: readonly Change[], both: Both): ChangeLine {
  const { kind, id, how, moved, fields } = change;
  const goesElsewhere = kind === 'cards' && fields.some(({ field }) => field === 'lane' || field === 'step');
  const onlyMoved = how === 'changed' && (fields.length === 0 || (goesElsewhere && fields.length <= 2));
  return {
    key: `${kind} ${id}`,
    how: onlyMoved ? 'moved' : how,
    name: short(nameOfChanged(change, both)),
    details: [
      ...(moved && fields.length > 0 ? [t('Stands at another place')] : []),
      ...fields.map((field) => fieldLine(field, both)),
      ...companions(change, all),
    ],
    spot: spotOfChange(change, both),
  };
}

/** "with 2 steps", "with 7 cards": what came or went together with it. */
function companions({ kind, id, how }: Change, all: readonly Change[]): string[] {
  const own = new Set([`${kind} ${id}`]);
  // Steps go with a stage, and cards with those steps.
  const inside = (one: Change): boolean => one.how === how && own.has(`${one.along?.kind} ${one.along?.id}`);
  const steps = all.filter((one) => one.kind === 'steps' && inside(one));
  for (const step of steps) own.add(`steps ${step.id}`);
  const cards = all.filter((one) => one.kind === 'cards' && inside(one));
  return [
    ...(steps.length > 1 ? [t('with {n, plural, one {# step} other {# steps}}', { n: steps.length })] : []),
    ...(cards.length > 0 ? [t('with {n, plural, one {# card} other {# cards}}', { n: cards.length })] : []),
  ];
}
