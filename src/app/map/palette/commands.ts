/** Everything that can be done on the page of a map, in words, to be found by typing some of them. */
import type { MapSummary } from '../../../server/api.ts';
import { plain } from '../../../map/rich-text.ts';
import { t } from '../../language/t.ts';
import type { Desk } from '../desk.ts';
import { folded } from '../filter.ts';
import { nextZoom } from '../grid/zooms.ts';
import { selectAll } from '../keys/grid-keys.ts';
import { laneAdding } from '../lanes/adding-lanes.ts';
import { actionsFor } from '../spot-actions.ts';
import type { Spot } from '../spots.ts';

export interface Command {
  readonly id: string;
  readonly name: string;
  /** Where it belongs: "Lane", "Go to". */
  readonly group: string;
  readonly keys?: string;
  readonly run: () => void;
}

export interface Elsewhere {
  readonly views: readonly { id: string; name: string }[];
  readonly maps: readonly MapSummary[];
  readonly show: (view: string) => void;
  readonly visit: (map: string) => void;
}

/** What can be done with the selection and is not refused. */
function selectionCommands(desk: Desk): Command[] {
  const spot = desk.selected;
  if (!spot) return [];
  return actionsFor(desk, spot)
    .filter((action) => action.refused === undefined && action.run)
    .map((action) => ({
      id: `spot ${action.id}`,
      name: action.name,
      group: t('Selection'),
      ...(action.keys ? { keys: action.keys } : {}),
      run: () => action.run?.(),
    }));
}

function mapCommands(desk: Desk): Command[] {
  const { undoes, redoes } = desk.live.state();
  const group = t('Map');
  const { whole, overview, zoom, fits } = desk.state();
  return [
    ...(undoes
      ? [{ id: 'undo', name: t('Undo: {what}', { what: undoes }), group, keys: 'Ctrl Z', run: () => desk.undo() }]
      : []),
    ...(redoes
      ? [{ id: 'redo', name: t('Redo: {what}', { what: redoes }), group, keys: 'Ctrl Y', run: () => desk.redo() }]
      : []),
    { id: 'rename', name: t('Rename the map'), group, run: () => desk.type('title') },
    { id: 'stage', name: t('Add a stage at the end'), group, run: () => desk.draftHead('stage') },
    { id: 'step', name: t('Add a step at the end'), group, run: () => desk.draftHead('step') },
    { id: 'find', name: t('Find in the map'), group, keys: 'Ctrl F', run: () => desk.set({ open: 'find' }) },
    { id: 'all', name: t('Select all cards of the lane'), group, keys: 'Ctrl A', run: () => selectAll(desk) },
    { id: 'keys', name: t('Show the keys'), group, keys: '?', run: () => desk.set({ open: 'keys' }) },
    {
      id: 'whole',
      name: whole ? t('Show only the first lines of cards') : t('Show all the text of cards'),
      group,
      run: () => desk.set({ whole: !whole }),
    },
    { id: 'fit', name: t('Fit columns to their texts'), group, run: () => desk.set({ fits: fits + 1 }) },
    {
      id: 'overview',
      name: overview ? t('Hide the overview') : t('Show the overview'),
      group,
      run: () => desk.set({ overview: !overview }),
    },
    { id: 'larger', name: t('Larger'), group, run: () => desk.set({ zoom: nextZoom(zoom, 1) }) },
    { id: 'smaller', name: t('Smaller'), group, run: () => desk.set({ zoom: nextZoom(zoom, -1) }) },
    ...laneAdding(desk).map(({ id, name, run }) => ({
      id: `lane ${id}`,
      name: t('Add the lane “{name}”', { name }),
      group: t('Lane'),
      run,
    })),
  ];
}

const going = (desk: Desk, spot: Spot, name: string, group: string): Command => ({
  id: `go ${JSON.stringify(spot)}`,
  name: name || t('Untitled'),
  group,
  run: () => desk.select(spot, true),
});

function placeCommands(desk: Desk): Command[] {
  const { grid } = desk;
  if (!grid) return [];
  const lanes = new Map(grid.lanes.map((lane) => [lane.id, lane.name]));
  const cards = [...grid.card.values()].filter((card) => lanes.has(card.lane));
  return [
    ...grid.map.stages.map((stage) => going(desk, { kind: 'stage', id: stage.id }, stage.name, t('Stage'))),
    ...(grid.hasSteps
      ? grid.columns.map(({ step }) => going(desk, { kind: 'step', id: step.id }, step.name, t('Step')))
      : []),
    ...grid.lanes.map((lane) => going(desk, { kind: 'lane', id: lane.id }, lane.name, t('Lane'))),
    ...cards.map((card) =>
      going(desk, { kind: 'card', id: card.id }, plain(card.text).slice(0, 120), lanes.get(card.lane) ?? ''),
    ),
  ];
}

function elsewhereCommands({ views, maps, show, visit }: Elsewhere): Command[] {
  return [
    ...views.map((view) => ({ id: `view ${view.id}`, name: t(view.name), group: t('View'), run: () => show(view.id) })),
    ...maps.map((map) => ({ id: `map ${map.id}`, name: map.title, group: t('Open map'), run: () => visit(map.id) })),
  ];
}

export function allCommands(desk: Desk, elsewhere: Elsewhere): Command[] {
  return [...selectionCommands(desk), ...mapCommands(desk), ...elsewhereCommands(elsewhere), ...placeCommands(desk)];
}

/** How well a command answers the words: those that begin with them first; undefined when it does not. */
function rankOf(command: Command, words: readonly string[]): number | undefined {
  const said = folded(`${command.name} ${command.group}`);
  let rank = 0;
  for (const word of words) {
    const at = said.indexOf(word);
    if (at < 0) return undefined;
    rank += at === 0 ? 0 : said[at - 1] === ' ' ? 1 : 3;
  }
  return rank;
}

/** The commands that hold all the words, the best first, in the order they came in otherwise. */
export function matching(commands: readonly Command[], typed: string, most: number): Command[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return commands.slice(0, most);
  return commands
    .flatMap((command, at) => {
      const rank = rankOf(command, words);
      return rank === undefined ? [] : [{ command, rank, at }];
    })
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .slice(0, most)
    .map(({ command }) => command);
}
