/** Any edit that fits a map, from a few drawn numbers: for tests that hold for every sequence of edits. */
import fc from 'fast-check';
import type { Edit, EditVerb } from '../src/map/edits/edits.ts';
import { cellStates, channels, type JourneyMap, laneKinds, lineKinds, linkKinds, viewKinds } from '../src/map/map.ts';

export interface Draw {
  readonly verb: EditVerb;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly word: string;
}

const words = [
  '',
  'Find',
  'Order',
  'Warten auf Brot',
  'パンを選ぶ',
  'Pay 🥐 twice',
  'a "quoted" one',
  '<script>',
  'متجر',
];

type Maker = (map: JourneyMap, draw: Draw, id: (kind: string) => string) => Edit | undefined;

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];
const idAt = (list: readonly { id: string }[] | undefined, index: number): string =>
  at(list ?? [], index)?.id ?? 'nowhere';
const maybe = (list: readonly { id: string }[] | undefined, index: number): string | undefined =>
  index % 3 === 0 ? undefined : idAt(list, index);
const orNull = (list: readonly { id: string }[] | undefined, index: number): string | null =>
  maybe(list, index) ?? null;
const steps = (map: JourneyMap): { id: string }[] => map.stages.flatMap((stage) => stage.steps);
const given = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;

const makers: { readonly [V in EditVerb]: Maker } = {
  'rename-map': (_map, { word }) => ({ verb: 'rename-map', title: word }),
  'set-map-fields': (_map, { word, a }) => ({ verb: 'set-map-fields', summary: a % 2 ? word : null, owner: word }),
  'add-stage': (map, { word, a }, id) =>
    given({ verb: 'add-stage' as const, id: id('stage'), step: id('step'), name: word, before: maybe(map.stages, a) }),
  'rename-stage': (map, { word, a }) => ({ verb: 'rename-stage', id: idAt(map.stages, a), name: word }),
  'edit-stage': (map, { word, a, b }) => ({
    verb: 'edit-stage',
    id: idAt(map.stages, a),
    owner: b % 2 ? word : null,
    subJourney: b % 3 ? 'map-of-the-delivery' : null,
  }),
  'split-stage': (map, { word, a, b }, id) => ({
    verb: 'split-stage',
    id: idAt(map.stages, a),
    step: idAt(at(map.stages, a)?.steps, b),
    stage: id('stage'),
    name: word,
  }),
  'merge-stages': (map, { a, b }) => ({
    verb: 'merge-stages',
    id: idAt(map.stages, a),
    into: idAt(map.stages, b),
  }),
  'move-stage': (map, { a, b }) => ({ verb: 'move-stage', id: idAt(map.stages, a), before: orNull(map.stages, b) }),
  'delete-stage': (map, { a }) => ({ verb: 'delete-stage', id: idAt(map.stages, a) }),
  'add-step': (map, { word, a, b }, id) =>
    given({
      verb: 'add-step' as const,
      id: id('step'),
      stage: idAt(map.stages, a),
      name: word,
      before: maybe(at(map.stages, a)?.steps, b),
    }),
  'rename-step': (map, { word, a }) => ({ verb: 'rename-step', id: idAt(steps(map), a), name: word }),
  'edit-step': (map, { a, b }) => ({
    verb: 'edit-step',
    id: idAt(steps(map), a),
    takes: b % 2 ? b * 60 : null,
    waitBefore: b % 3 ? b : null,
    momentOfTruth: b % 4 ? true : null,
  }),
  'move-step': (map, { a, b, c }) =>
    given({
      verb: 'move-step' as const,
      id: idAt(steps(map), a),
      stage: maybe(map.stages, b),
      before: orNull(at(map.stages, b)?.steps, c),
    }),
  'delete-step': (map, { a }) => ({ verb: 'delete-step', id: idAt(steps(map), a) }),
  'add-lane': (map, { word, a, b }, id) =>
    given({
      verb: 'add-lane' as const,
      id: id('lane'),
      kind: at(laneKinds, b) ?? 'free',
      name: word,
      before: maybe(map.lanes, a),
    }),
  'rename-lane': (map, { word, a }) => ({ verb: 'rename-lane', id: idAt(map.lanes, a), name: word }),
  'edit-lane': (map, { a, b, c }) =>
    given({
      verb: 'edit-lane' as const,
      id: idAt(map.lanes, a),
      kind: b % 3 ? undefined : at(laneKinds, c),
      pinned: b % 2 ? true : null,
      persona: orNull(map.personas, c),
      wanted: c % 2 ? null : true,
    }),
  'move-lane': (map, { a, b }) => ({ verb: 'move-lane', id: idAt(map.lanes, a), before: orNull(map.lanes, b) }),
  'delete-lane': (map, { a }) => ({ verb: 'delete-lane', id: idAt(map.lanes, a) }),
  'hide-lane': (map, { a, b }) => ({ verb: 'hide-lane', id: idAt(map.lanes, a), hidden: b % 2 === 0 }),
  'collapse-lane': (map, { a, b }) => ({ verb: 'collapse-lane', id: idAt(map.lanes, a), collapsed: b % 2 === 0 }),
  'add-card': (map, { word, a, b, c }, id) =>
    given({
      verb: 'add-card' as const,
      id: id('card'),
      lane: idAt(map.lanes, a),
      step: idAt(steps(map), b),
      text: word,
      before: maybe(map.cards, c),
    }),
  'add-line': (map, { a, b }, id) => ({
    verb: 'add-line',
    id: id('line'),
    kind: at(lineKinds, a) ?? 'visibility',
    below: idAt(map.lanes, b),
  }),
  'move-line': (map, { a, b }) => ({ verb: 'move-line', id: idAt(map.lines, a), below: idAt(map.lanes, b) }),
  'delete-line': (map, { a }) => ({ verb: 'delete-line', id: idAt(map.lines, a) }),
  'edit-card': (map, { word, a, b, c }) =>
    given({
      verb: 'edit-card' as const,
      id: idAt(map.cards, a),
      text: b % 2 ? word + (at(map.cards, a)?.text ?? '') : word,
      state: c % 3 ? at(cellStates, c) : null,
      valence: c % 4 ? ((c % 9) - 4) / 2 : null,
      intensity: c % 5 ? 1 + (c % 5) : null,
      effort: b % 3 ? 1 + (b % 5) : null,
      evidence: b % 4 ? { kind: 'interview' as const, n: b } : null,
      shared: b % 5 ? null : true,
      touchpoint: orNull(map.touchpoints, c),
      persona: orNull(map.personas, b),
    }),
  'move-card': (map, { a, b, c }) =>
    given({
      verb: 'move-card' as const,
      id: idAt(map.cards, a),
      lane: maybe(map.lanes, b),
      step: maybe(steps(map), c),
      before: orNull(map.cards, b + c),
    }),
  'delete-card': (map, { a }) => ({ verb: 'delete-card', id: idAt(map.cards, a) }),
  'link-cards': (map, { word, a, b, c }, id) => ({
    verb: 'link-cards',
    id: id('link'),
    from: idAt(map.cards, a),
    to: idAt(map.cards, b),
    kind: at(linkKinds, c) ?? 'supports',
    text: word,
  }),
  'edit-link': (map, { word, a, b }) =>
    given({
      verb: 'edit-link' as const,
      id: idAt(map.links, a),
      kind: b % 2 ? at(linkKinds, b) : undefined,
      text: b % 3 ? word : null,
    }),
  'unlink-cards': (map, { a }) => ({ verb: 'unlink-cards', id: idAt(map.links, a) }),
  'add-touchpoint': (_map, { word, a }, id) => ({
    verb: 'add-touchpoint',
    id: id('touchpoint'),
    name: word,
    channel: at(channels, a) ?? 'web',
  }),
  'edit-touchpoint': (map, { word, a, b }) =>
    given({
      verb: 'edit-touchpoint' as const,
      id: idAt(map.touchpoints, a),
      name: word,
      impact: b % 2 ? 1 + (b % 5) : null,
    }),
  'delete-touchpoint': (map, { a }) => ({ verb: 'delete-touchpoint', id: idAt(map.touchpoints, a) }),
  'add-persona': (_map, { word }, id) => ({ verb: 'add-persona', id: id('persona'), name: word, goals: [word] }),
  'edit-persona': (map, { word, a, b }) => ({
    verb: 'edit-persona',
    id: idAt(map.personas, a),
    name: word,
    quotes: b % 2 ? [word] : null,
  }),
  'delete-persona': (map, { a }) => ({ verb: 'delete-persona', id: idAt(map.personas, a) }),
  'add-stakeholder': (map, { word, a, b }, id) =>
    given({
      verb: 'add-stakeholder' as const,
      id: id('stakeholder'),
      name: word,
      side: at(['customer', 'company', 'partner', 'public'] as const, a) ?? 'public',
      gives: map.stakeholders === undefined ? undefined : [{ to: idAt(map.stakeholders, b), what: word }],
    }),
  'edit-stakeholder': (map, { word, a, b }) => ({
    verb: 'edit-stakeholder',
    id: idAt(map.stakeholders, a),
    ring: b % 4 ? 1 + (b % 3) : null,
    gives: b % 3 ? [{ to: idAt(map.stakeholders, b), what: word }] : null,
  }),
  'delete-stakeholder': (map, { a }) => ({ verb: 'delete-stakeholder', id: idAt(map.stakeholders, a) }),
  'save-view': (map, { word, a, b }, id) =>
    given({
      verb: 'save-view' as const,
      id: id('view'),
      name: word,
      view: at(viewKinds, a) ?? 'grid',
      hiddenLanes: a % 2 ? map.lanes.slice(0, b % 3).map((one) => one.id) : undefined,
      personas: b % 2 ? map.personas.slice(0, 2).map((one) => one.id) : undefined,
    }),
  'edit-view': (map, { word, a, b }) => ({
    verb: 'edit-view',
    id: idAt(map.views, a),
    words: b % 2 ? word : null,
    hiddenLanes: b % 3 ? [idAt(map.lanes, b)] : null,
  }),
  'delete-view': (map, { a }) => ({ verb: 'delete-view', id: idAt(map.views, a) }),
  'sign-off': (_map, { word, a }, id) => ({
    verb: 'sign-off',
    id: id('sign-off'),
    by: word,
    on: `2026-11-${String(1 + (a % 28)).padStart(2, '0')}`,
  }),
  'withdraw-sign-off': (map, { a }) => ({ verb: 'withdraw-sign-off', id: idAt(map.signOffs, a) }),
  'add-path': (map, { word, a, b }, id) =>
    given({
      verb: 'add-path' as const,
      id: id('path'),
      name: word,
      touchpoints: map.touchpoints.slice(0, a % 4).map((one) => one.id),
      persona: maybe(map.personas, b),
    }),
  'edit-path': (map, { word, a, b }) => ({
    verb: 'edit-path',
    id: idAt(map.paths, a),
    name: word,
    weight: b % 2 ? 0.5 : null,
  }),
  'delete-path': (map, { a }) => ({ verb: 'delete-path', id: idAt(map.paths, a) }),
};

/** The edit these numbers mean on this map; it may be one that is refused. */
export function editFrom(map: JourneyMap, draw: Draw, nonce: string): Edit {
  const made = makers[draw.verb](map, draw, (kind) => `${kind}-${nonce}`);
  return made ?? { verb: 'rename-map', title: draw.word };
}

/** Every verb there is: the type of the makers asks for each. */
export const verbNames = Object.keys(makers) as EditVerb[];

export const anyDraw: fc.Arbitrary<Draw> = fc.record({
  verb: fc.constantFrom(...verbNames),
  a: fc.nat(50),
  b: fc.nat(50),
  c: fc.nat(50),
  word: fc.constantFrom(...words),
});
