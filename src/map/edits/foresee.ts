/** What a map will have after an edit, as far as refusing the next edit needs it: only what is there, not where. */
import type { Card, JourneyMap, Stage } from '../map.ts';
import type { Edit } from './edits.ts';

/** The map as far as the edit changes what others are refused for; undefined where only doing it tells. */
export function foresee(map: JourneyMap, edit: Edit): JourneyMap | undefined {
  switch (edit.verb) {
    case 'add-stage':
      return {
        ...map,
        stages: [...map.stages, { id: edit.id, name: edit.name, steps: [{ id: edit.step, name: edit.name }] }],
      };
    case 'add-step':
      return { ...map, stages: map.stages.map((stage) => withStep(stage, edit.stage, edit)) };
    case 'add-lane':
      return { ...map, lanes: [...map.lanes, edit] };
    case 'add-card':
      return { ...map, cards: [...map.cards, edit] };
    case 'edit-card':
    case 'move-card':
      return { ...map, cards: map.cards.map((card) => (card.id === edit.id ? changed(card, edit) : card)) };
    default:
      return added(map, edit) ?? (tells.has(edit.verb) ? undefined : map);
  }
}

/** The map with the record of a kind that stands in no grid. */
function added(map: JourneyMap, edit: Edit): JourneyMap | undefined {
  switch (edit.verb) {
    case 'add-touchpoint':
      return { ...map, touchpoints: [...map.touchpoints, edit] };
    case 'add-persona':
      return { ...map, personas: [...map.personas, edit] };
    case 'add-path':
      return { ...map, paths: [...(map.paths ?? []), edit] };
    case 'add-stakeholder':
      return { ...map, stakeholders: [...(map.stakeholders ?? []), edit] };
    case 'add-line':
      return { ...map, lines: [...(map.lines ?? []), edit] };
    case 'link-cards':
      return { ...map, links: [...(map.links ?? []), edit] };
    case 'save-view':
      return { ...map, views: [...(map.views ?? []), edit] };
    case 'sign-off':
      return { ...map, signOffs: [...(map.signOffs ?? []), edit] };
    default:
      return undefined;
  }
}

/** Verbs whose outcome only doing them tells, as far as it decides about the next edit. */
const telling: readonly Edit['verb'][] = [
  'delete-stage',
  'delete-step',
  'delete-lane',
  'delete-card',
  'delete-line',
  'delete-path',
  'delete-view',
  'delete-touchpoint',
  'delete-persona',
  'delete-stakeholder',
  'withdraw-sign-off',
  'unlink-cards',
  'move-step',
  'move-line',
  'split-stage',
  'merge-stages',
  'edit-lane',
  'edit-link',
];
const tells: ReadonlySet<string> = new Set(telling);

/** The card with the plain fields of the edit; where it stands among others does not matter here. */
function changed(card: Card, { verb: _verb, before: _before, ...fields }: Record<string, unknown>): Card {
  const set = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  const cleared = Object.keys(fields).filter((key) => fields[key] === null);
  const kept = Object.fromEntries(Object.entries(card).filter(([key]) => !cleared.includes(key)));
  return { ...kept, ...Object.fromEntries(set) } as Card;
}

const withStep = (stage: Stage, id: string, step: { id: string; name: string }): Stage =>
  stage.id === id ? { ...stage, steps: [...stage.steps, { id: step.id, name: step.name }] } : stage;
