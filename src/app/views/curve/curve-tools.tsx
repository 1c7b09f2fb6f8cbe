/** Which line is drawn into on the curve, and more lines: of another persona, or of what it should feel like. */
import { ChevronDown, Plus } from 'lucide-react';
import { useNavigate } from 'react-router';
import { newId } from '../../../lib/ids.ts';
import type { Edit } from '../../../map/edits/edits.ts';
import type { JourneyMap, Lane } from '../../../map/map.ts';
import { ActionMenu, type Action } from '../../controls/action-menu.tsx';
import { t } from '../../language/t.ts';
import { useOpenMap } from '../../map/desk-context.ts';
import { places } from '../../shell/places.ts';
import { useLook } from '../map-views.ts';
import { emotionLanes } from './curve-move.ts';
import { useDrawnLane } from './drawn-lane.ts';

function laneName(map: JourneyMap, lane: Lane): string {
  const who = map.personas.find((one) => one.id === lane.persona)?.name;
  const whose = who === undefined ? lane.name : `${lane.name}, ${who}`;
  return lane.wanted && lane.name !== t('Wanted') ? t('{lane} (wanted)', { lane: whose }) : whose;
}

interface NewLane {
  readonly id: string;
  readonly name: string;
  readonly persona?: string;
  readonly wanted?: boolean;
}

/** Right above the lane that follows the last emotion lane, so that feelings stand together on the grid. */
function addLane(map: JourneyMap, lane: NewLane): Edit {
  const last = map.lanes.findLastIndex((one) => one.kind === 'emotions');
  const before = last < 0 ? undefined : map.lanes[last + 1]?.id;
  return { verb: 'add-lane', kind: 'emotions', ...lane, ...(before === undefined ? {} : { before }) };
}

function useNewLines(): Action[] {
  const { desk, measured } = useOpenMap();
  const { change } = useLook();
  const navigate = useNavigate();
  const { map } = measured;
  const draw = (lane: NewLane, ...first: Edit[]): void => {
    if (desk.run(...first, addLane(map, lane))) change({ draw: lane.id, persona: undefined });
  };
  const withLine = new Set(emotionLanes(map).map((one) => one.persona));
  const personas = map.personas.filter((one) => !withLine.has(one.id));
  const newPersona = (): void => {
    const id = newId('persona');
    const name = t('Persona {n}', { n: map.personas.length + 1 });
    draw({ id: newId('lane'), name: t('Feels'), persona: id }, { verb: 'add-persona', id, name });
    const act = (): void => void navigate(places.persona(id));
    desk.notify(t('“{name}” is on the map now.', { name }), { verb: t('Say who it is'), act });
  };
  return [
    ...personas.map(({ id, name }) => ({
      id,
      name: t('How {persona} feels', { persona: name }),
      run: () => draw({ id: newId('lane'), name: t('Feels'), persona: id }),
    })),
    { id: 'new-persona', name: t('How another persona feels'), run: newPersona },
    {
      id: 'wanted',
      name: t('What it should feel like'),
      run: () => draw({ id: newId('lane'), name: t('Wanted'), wanted: true }),
    },
  ];
}

export function CurveTools() {
  const { measured } = useOpenMap();
  const { change } = useLook();
  const drawn = useDrawnLane();
  const added = useNewLines();
  const { map } = measured;
  const lanes = emotionLanes(map).map((lane) => ({
    id: `lane ${lane.id}`,
    name: laneName(map, lane),
    ...(lane.id === drawn?.id ? { keys: '✓' } : {}),
    run: () => change({ draw: lane.id }),
  }));
  return (
    <>
      {drawn && lanes.length > 1 ? (
        <ActionMenu label={t('Line to draw: {lane}', { lane: laneName(map, drawn) })} actions={lanes}>
          <span className="grey">{t('Draw')}</span> <span className="cut">{laneName(map, drawn)}</span>
          <ChevronDown size={14} aria-hidden />
        </ActionMenu>
      ) : null}
      <ActionMenu label={t('Add a line')} actions={added}>
        <Plus size={14} aria-hidden /> {t('Add a line')}
      </ActionMenu>
      <p className="toolbar-hint">{t('Drag a point, or double-click an empty column')}</p>
    </>
  );
}
