/** Narrows the grid by words, state, persona and lane, and always says what it hides. */
import { t } from '../../language/t.ts';
import { cellStates } from '../../../map/map.ts';
import { useDesk, useOpenMap } from '../desk-context.ts';
import { isNarrow, noFilter, type Filter } from '../filter.ts';
import { gridOf } from '../spots.ts';

type List = 'states' | 'personas' | 'hiddenLanes';

function toggled(filter: Filter, list: List, id: string): Filter {
  const now: readonly string[] = filter[list] ?? [];
  const next = now.includes(id) ? now.filter((one) => one !== id) : [...now, id];
  return { ...filter, [list]: next };
}

/** "12 cards and 2 lanes are hidden." with a way to show everything again. */
export function LeftOutNote() {
  const { desk, measured } = useOpenMap();
  const filter = useDesk(desk, (state) => state.filter);
  if (!isNarrow(filter)) return null;
  const { left } = gridOf(measured.map, filter);
  const parts = [
    left.cards > 0 ? t('{n, plural, one {# card} other {# cards}}', { n: left.cards }) : '',
    left.lanes > 0 ? t('{n, plural, one {# lane} other {# lanes}}', { n: left.lanes }) : '',
  ].filter(Boolean);
  return (
    <output className="left-out">
      {parts.length === 0
        ? t('The filter hides nothing.')
        : t('The filter hides {what}.', { what: parts.join(t(' and ')) })}
      <button type="button" className="button button-quiet" onClick={() => desk.set({ filter: noFilter })}>
        {t('Show everything')}
      </button>
    </output>
  );
}

function Marks(props: {
  label: string;
  all: readonly { id: string; name: string }[];
  on: readonly string[];
  flip: (id: string) => void;
}) {
  return (
    <fieldset className="filter-marks">
      <legend>{props.label}</legend>
      {props.all.map(({ id, name }) => (
        <label key={id} className="check-field">
          <input type="checkbox" checked={props.on.includes(id)} onChange={() => props.flip(id)} />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

export function FilterPanel() {
  const { desk, measured } = useOpenMap();
  const filter = useDesk(desk, (state) => state.filter);
  const { map } = measured;
  const flip = (list: List) => (id: string) => desk.set({ filter: toggled(filter, list, id) });
  const lanes = map.lanes.filter((lane) => !lane.hidden);
  const shown = lanes.filter((lane) => !filter.hiddenLanes?.includes(lane.id)).map((lane) => lane.id);
  return (
    <div className="filter-panel">
      <label className="field">
        <span className="label">{t('Only cards with the words')}</span>
        <input
          className="input"
          value={filter.words ?? ''}
          onChange={(event) => desk.set({ filter: { ...filter, words: event.target.value } })}
        />
      </label>
      <Marks
        label={t('Only cards that are')}
        all={cellStates.map((id) => ({ id, name: t(id) }))}
        on={filter.states ?? []}
        flip={flip('states')}
      />
      {map.personas.length > 0 ? (
        <Marks label={t('Only what concerns')} all={map.personas} on={filter.personas ?? []} flip={flip('personas')} />
      ) : null}
      <Marks label={t('Lanes')} all={lanes} on={shown} flip={flip('hiddenLanes')} />
    </div>
  );
}
