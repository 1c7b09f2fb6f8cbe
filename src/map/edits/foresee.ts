/** What a map will have after an edit, as far as refusing the next edit needs it: only what is there, not where. */
import type { JourneyMap, Stage } from '../map.ts';
import type { Edit } from './edits.ts';

/** The map with what the edit adds; undefined when the edit takes something away and only doing it tells. */
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
      return { ...map, lanes: [...map.lanes, { id: edit.id, kind: edit.kind, name: edit.name }] };
    case 'add-card':
      return { ...map, cards: [...map.cards, edit] };
    case 'add-touchpoint':
      return { ...map, touchpoints: [...map.touchpoints, edit] };
    case 'add-persona':
      return { ...map, personas: [...map.personas, edit] };
    case 'add-path':
      return { ...map, paths: [...(map.paths ?? []), edit] };
    default:
      return edit.verb.startsWith('delete-') || edit.verb === 'move-step' ? undefined : map;
  }
}

const withStep = (stage: Stage, id: string, step: { id: string; name: string }): Stage =>
  stage.id === id ? { ...stage, steps: [...stage.steps, { id: step.id, name: step.name }] } : stage;
