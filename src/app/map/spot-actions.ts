/** Everything that can be done with a selected spot, as a menu shows it; what the map refuses is grey and says why. */
import type { Edit } from '../../map/edits/edits.ts';
import { whatGoes } from '../../map/edits/what-goes.ts';
import type { Action } from '../controls/action-menu.tsx';
import { direction, t } from '../language/t.ts';
import { shareCards } from './clipboard/share-cards.ts';
import type { Desk } from './desk.ts';
import { deletion, lossWords, moveOf } from './moves.ts';
import { addHere } from './keys/grid-keys.ts';
import type { Direction, GridModel, Spot } from './spots.ts';
import { extractRefused } from './sub-journey.ts';

const ways: Readonly<Record<Direction, { readonly name: string; readonly keys: string }>> = {
  left: { name: t('Move to the left'), keys: 'Alt ←' },
  right: { name: t('Move to the right'), keys: 'Alt →' },
  up: { name: t('Move up'), keys: 'Alt ↑' },
  down: { name: t('Move down'), keys: 'Alt ↓' },
};

/** Where it goes on the screen: on a map laid out from the right, back is to the right. */
const seen = (way: Direction): Direction =>
  direction === 'rtl' && way === 'left' ? 'right' : direction === 'rtl' && way === 'right' ? 'left' : way;

function moving(desk: Desk, grid: GridModel, spot: Spot, directions: readonly Direction[]): Action[] {
  return directions.flatMap((way) => {
    const edit = moveOf(grid, spot, way);
    if (!edit) return [];
    return [
      {
        id: `move-${way}`,
        ...ways[seen(way)],
        refused: desk.live.refuse(edit),
        run: () => desk.move(spot, way),
      },
    ];
  });
}

function deleting(desk: Desk, spot: Spot): Action[] {
  const { grid } = desk;
  const edit = deletion(spot);
  if (!edit) return [];
  const refused = desk.live.refuse(edit);
  const losses = grid && lossWords(whatGoes(grid.map, edit));
  const name = losses ? t('Delete ({losses})', { losses }) : t('Delete');
  return [{ id: 'delete', name, keys: 'Del', danger: true, refused, run: () => desk.remove(spot) }];
}

const renaming = (desk: Desk, spot: Spot, name = t('Rename')): Action => ({
  id: 'rename',
  name,
  keys: spot.kind === 'card' ? 'Enter' : 'F2',
  run: () => desk.type(spot),
});

function doing(desk: Desk, id: string, name: string, edit: Edit): Action {
  return { id, name, refused: desk.live.refuse(edit), run: () => void desk.run(edit) };
}

function cardActions(desk: Desk, grid: GridModel, spot: Spot): Action[] {
  return [
    renaming(desk, spot, t('Edit the text')),
    { id: 'add', name: t('Add a card below'), keys: 'Shift Enter', run: () => addHere(desk, spot) },
    ...moving(desk, grid, spot, ['left', 'right', 'up', 'down']),
    { id: 'share', name: t('Copy to use on another map'), run: () => shareCards(desk) },
    ...deleting(desk, spot),
  ];
}

function extracting(desk: Desk, { map }: GridModel, id: string): Action[] {
  const stage = map.stages.find((one) => one.id === id);
  if (!stage) return [];
  const refused = extractRefused(desk, stage);
  return [
    { id: 'extract', name: t('Extract to a sub-journey'), refused, run: () => desk.subs.extract(desk, map.id, id) },
  ];
}

function stageActions(desk: Desk, grid: GridModel, spot: Extract<Spot, { id: string }>): Action[] {
  const at = grid.map.stages.findIndex((stage) => stage.id === spot.id);
  const next = grid.map.stages[at + 1]?.id;
  return [
    renaming(desk, spot),
    { id: 'add-step', name: t('Add a step to it'), run: () => desk.addStep(spot.id) },
    { id: 'before', name: t('Add a stage before'), run: () => desk.addStage(spot.id) },
    { id: 'after', name: t('Add a stage after'), run: () => desk.addStage(next) },
    ...extracting(desk, grid, spot.id),
    ...moving(desk, grid, spot, ['left', 'right']),
    ...deleting(desk, spot),
  ];
}

function stepActions(desk: Desk, grid: GridModel, spot: Extract<Spot, { id: string }>): Action[] {
  const column = grid.columns.find((one) => one.step.id === spot.id);
  if (!column) return [];
  const steps = column.stage.steps;
  const next = steps[steps.indexOf(column.step) + 1]?.id;
  return [
    renaming(desk, spot),
    { id: 'before', name: t('Add a step before'), run: () => desk.addStep(column.stage.id, spot.id) },
    { id: 'after', name: t('Add a step after'), run: () => desk.addStep(column.stage.id, next) },
    ...moving(desk, grid, spot, ['left', 'right']),
    ...deleting(desk, spot),
  ];
}

function laneActions(desk: Desk, grid: GridModel, spot: Extract<Spot, { id: string }>): Action[] {
  const lane = grid.lanes.find((one) => one.id === spot.id);
  if (!lane) return [];
  const collapsed = lane.collapsed !== true;
  return [
    renaming(desk, spot),
    doing(desk, 'collapse', collapsed ? t('Collapse') : t('Open'), { verb: 'collapse-lane', id: lane.id, collapsed }),
    doing(desk, 'pin', lane.pinned ? t('Unpin') : t('Pin to the top'), {
      verb: 'edit-lane',
      id: lane.id,
      pinned: lane.pinned ? null : true,
    }),
    doing(desk, 'hide', t('Hide'), { verb: 'hide-lane', id: lane.id, hidden: true }),
    ...moving(desk, grid, spot, ['up', 'down']),
    ...deleting(desk, spot),
  ];
}

/** What can be done with the spot now. */
export function actionsFor(desk: Desk, spot: Spot): Action[] {
  const { grid } = desk;
  if (!grid) return [];
  if (spot.kind === 'card') return cardActions(desk, grid, spot);
  if (spot.kind === 'stage') return stageActions(desk, grid, spot);
  if (spot.kind === 'step') return stepActions(desk, grid, spot);
  if (spot.kind === 'lane') return laneActions(desk, grid, spot);
  return [{ id: 'add', name: t('Add a card'), keys: 'Enter', run: () => desk.type(spot) }];
}
