/** The register as a spreadsheet: each cell is changed where it stands. */
import { ArrowDown, ArrowUp, ChevronDown } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { channels } from '../../map/map.ts';
import { count, figure, interval, share, valence } from '../../render/wording.ts';
import type { RegisterMeasures, RegisterRow, TouchpointFields } from '../../server/library-api.ts';
import { ActionMenu } from '../controls/action-menu.tsx';
import { InlineText } from '../controls/inline-text.tsx';
import { useUndoSteps } from '../controls/undo-steps.ts';
import { t } from '../language/t.ts';
import { useEditTouchpoint } from '../library.ts';
import { places } from '../shell/places.ts';
import { channelName, channelNames } from './channel-names.ts';
import type { RowChoice, SortBy } from './register-filters.ts';

type Set = (fields: TouchpointFields, before: TouchpointFields) => void;

function useSet(): (row: RegisterRow) => Set {
  const { mutateAsync } = useEditTouchpoint();
  const { done, failed } = useUndoSteps();
  return useMemo(
    () =>
      ({ id, name, maps }) =>
      (fields, before) => {
        const run = async (): Promise<void> => {
          await mutateAsync({ id, fields });
          const what = t('“{name}” was changed on {n, plural, one {# map} other {# maps}}.', { name, n: maps.length });
          done(what, () => mutateAsync({ id, fields: before }));
        };
        run().catch(failed);
      },
    [mutateAsync, done, failed],
  );
}

function Figure(props: {
  row: RegisterRow;
  field: 'impact' | 'target';
  label: string;
  min: number;
  max: number;
  step: number;
  show: (value: number) => string;
  set: Set;
}) {
  const { row, field, label, min, max, step, show, set } = props;
  const value = row[field];
  const take = (text: string): void => {
    const next = text === '' ? null : Number(text);
    if (next !== null && !(next >= min && next <= max)) return;
    set({ [field]: next }, { [field]: value });
  };
  return (
    <InlineText
      label={`${label}: ${row.name}`}
      type="number"
      min={min}
      max={max}
      step={step}
      text={value === null ? '' : String(value)}
      empty="–"
      onChange={take}
    >
      {value === null ? '' : show(value)}
    </InlineText>
  );
}

const states = { assumption: t('believed'), cited: t('cited'), measured: t('measured') } as const;

function Felt({ row, measured }: { row: RegisterRow; measured: RegisterMeasures['measured'][string] | undefined }) {
  const feeling = measured?.feeling;
  if (feeling?.value !== undefined && feeling.value !== null) {
    return (
      <>
        <strong>{valence(feeling.value)}</strong>{' '}
        <small className="grey">{`${t('measured')}, n ${count(feeling.n)}${interval(feeling) === '' ? '' : `, ${interval(feeling)}`}`}</small>
      </>
    );
  }
  if (!row.felt) return <span className="grey">{t('not measured')}</span>;
  const { value, n, state } = row.felt;
  return (
    <>
      <strong>{valence(value)}</strong>{' '}
      <small className="grey">{n === null ? states[state] : `${states[state]}, n ${count(n)}`}</small>
    </>
  );
}

function Reach({ measured }: { measured: RegisterMeasures['measured'][string] | undefined }) {
  const reach = measured?.share;
  if (!reach || reach.value === null) return <span className="grey">–</span>;
  return (
    <span title={reach.meaning}>
      {share(reach.value)}{' '}
      <small className="grey">{`n ${count(reach.n)}${interval(reach) === '' ? '' : `, ${interval(reach)}`}`}</small>
    </span>
  );
}

function Gap({ gap }: { gap: number | null }) {
  if (gap === null) return <span className="grey">–</span>;
  if (gap <= 0) return <span className="register-met">{t('met')}</span>;
  return (
    <span className={gap >= 1.5 ? 'register-gap wide' : 'register-gap'}>
      <i style={{ inlineSize: `${Math.min(1, gap / 4) * 56}px` }} aria-hidden />
      {t('{points} below', { points: figure(gap, 1) })}
    </span>
  );
}

function OnMaps({ maps }: { maps: RegisterRow['maps'] }) {
  const [first, ...others] = maps;
  if (!first) return null;
  if (others.length === 0) return <Link to={places.map(first.map)}>{first.title}</Link>;
  return (
    <ActionMenu
      label={t('{n, plural, one {# map} other {# maps}}', { n: maps.length })}
      className="link-button"
      actions={maps.map(({ map, title }) => ({ id: map, name: title, href: places.map(map) }))}
    >
      {t('{n, plural, one {# map} other {# maps}}', { n: maps.length })}
    </ActionMenu>
  );
}

interface RowProps {
  readonly row: RegisterRow;
  readonly measured: RegisterMeasures['measured'][string] | undefined;
  readonly set: Set;
}

function Row({ row, measured, set }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <InlineText
          label={t('Name')}
          text={row.name}
          empty={t('Unnamed')}
          onChange={(name) => (name === '' ? undefined : set({ name }, { name: row.name }))}
        />
      </th>
      <td>
        <ActionMenu
          label={t('Channel of {name}: {channel}', { name: row.name, channel: channelName(row.channel) })}
          className="register-choice"
          actions={channels
            .filter((channel) => channel !== row.channel)
            .map((channel) => ({
              id: channel,
              name: channelNames[channel],
              run: () => set({ channel }, { channel: channels.find((one) => one === row.channel) ?? 'other' }),
            }))}
        >
          {channelName(row.channel)} <ChevronDown size={12} aria-hidden />
        </ActionMenu>
      </td>
      <td>
        <InlineText
          label={t('Owner of {title}', { title: row.name })}
          text={row.owner ?? ''}
          list="register-owners"
          empty={<span className="nobody">{t('nobody')}</span>}
          onChange={(owner) => set({ owner: owner || null }, { owner: row.owner })}
        />
      </td>
      <td className="right">
        <Figure
          row={row}
          field="impact"
          label={t('Impact from 1 to 5')}
          min={1}
          max={5}
          step={1}
          show={(one) => `${one} / 5`}
          set={set}
        />
      </td>
      <td className="right">
        <Figure
          row={row}
          field="target"
          label={t('Target from -2 to +2')}
          min={-2}
          max={2}
          step={0.1}
          show={valence}
          set={set}
        />
      </td>
      <td className="right">
        <Felt row={row} measured={measured} />
      </td>
      <td>
        <Gap gap={row.gap} />
      </td>
      <td className="right">
        <Reach measured={measured} />
      </td>
      <td>
        <OnMaps maps={row.maps} />
      </td>
    </tr>
  );
}

const heads: readonly { id: SortBy | 'reach'; name: string; right?: boolean; hint?: string }[] = [
  { id: 'name', name: t('Touchpoint') },
  { id: 'channel', name: t('Channel') },
  { id: 'owner', name: t('Owner') },
  { id: 'impact', name: t('Impact'), right: true, hint: t('1 is little, 5 decides the journey') },
  { id: 'target', name: t('Target'), right: true, hint: t('How it should feel, from −2 to +2') },
  { id: 'felt', name: t('Feels like'), right: true, hint: t('The lowest feeling on any map, with what it rests on') },
  { id: 'gap', name: t('Gap'), hint: t('Target less what it feels like') },
  { id: 'reach', name: t('Reached in'), right: true, hint: t('Share of journeys that come by, from the logs') },
  { id: 'maps', name: t('Stands on') },
];

function Head({ choice, choose }: { choice: RowChoice; choose: (sort: RowChoice['sort']) => void }) {
  const { by, down } = choice.sort;
  return (
    <thead>
      <tr>
        {heads.map(({ id, name, right, hint }) => {
          const sorted = by === id ? (down ? 'descending' : 'ascending') : 'none';
          return (
            <th
              key={id}
              scope="col"
              className={right ? 'right' : ''}
              title={hint}
              {...(id === 'reach' ? {} : { 'aria-sort': sorted })}
            >
              {id === 'reach' ? (
                name
              ) : (
                <button
                  type="button"
                  className="sort-button"
                  onClick={() => choose({ by: id, down: by === id ? !down : id === 'gap' })}
                >
                  {name}
                  {by === id ? down ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden /> : null}
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

export function RegisterTable(props: {
  rows: readonly RegisterRow[];
  measured: RegisterMeasures['measured'] | undefined;
  choice: RowChoice;
  choose: (sort: RowChoice['sort']) => void;
}) {
  const setter = useSet();
  return (
    <div className="wide-table register">
      <table className="plain-table" aria-label={t('Touchpoints')}>
        <Head choice={props.choice} choose={props.choose} />
        <tbody>
          {props.rows.map((row) => (
            <Row key={row.id} row={row} measured={props.measured?.[row.id]} set={setter(row)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
