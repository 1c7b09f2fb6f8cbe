/** Adding stages and steps: made with a plain name that is typed over at once. */
import { newId } from '../../lib/ids.ts';
import type { Edit } from '../../map/edits/edits.ts';
import { t } from '../language/t.ts';
import type { Desk } from './desk.ts';
import type { GridModel } from './spots.ts';

export function addStage(desk: Desk, before?: string): void {
  if (before === undefined) return desk.draftHead('stage');
  const id = newId('stage');
  if (desk.run({ verb: 'add-stage', id, step: newId('step'), name: t('New stage'), before }))
    desk.type({ kind: 'stage', id });
}

export function addStep(desk: Desk, stage: string, before?: string): void {
  const id = newId('step');
  const place = before === undefined ? {} : { before };
  if (desk.run({ verb: 'add-step', id, stage, name: t('New step'), ...place })) desk.type({ kind: 'step', id });
}

/** The edit that makes a column behind the last one, and the id of its step: a step, or a stage where stages have none. */
export function columnBehind(grid: GridModel, name?: string): { edit: Edit; step: string } {
  const step = newId('step');
  const last = grid.map.stages.at(-1);
  if (grid.hasSteps && last)
    return { step, edit: { verb: 'add-step', id: step, stage: last.id, name: name ?? t('New step') } };
  return { step, edit: { verb: 'add-stage', id: newId('stage'), step, name: name ?? t('New stage') } };
}
