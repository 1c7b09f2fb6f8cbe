/** The touchpoint register: every contact with customers once, changed where it stands, on all maps at the same time. */
import { Download } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Link } from 'react-router';
import type { Register, RegisterMeasures } from '../../server/library-api.ts';
import { Bones } from '../controls/bones.tsx';
import { Choose, type Choice } from '../controls/choose.tsx';
import { SearchBox } from '../controls/search-box.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { t } from '../language/t.ts';
import { useRegister, useRegisterMeasures } from '../library.ts';
import { Page } from '../shell/page.tsx';
import { places } from '../shell/places.ts';
import { channelName } from './channel-names.ts';
import { registerCsv } from './register-csv.ts';
import { chosenRows, everyRow, type RowChoice } from './register-filters.ts';
import { RegisterTable } from './register-table.tsx';
import { Twins } from './twins.tsx';

const gaps: readonly Choice<RowChoice['gap']>[] = [
  { id: 'any', name: t('Any gap') },
  { id: 'below', name: t('Below target') },
  { id: 'no-target', name: t('No target') },
  { id: 'not-felt', name: t('Nothing known of it') },
];

function Filters(props: { data: Register; choice: RowChoice; choose: (change: Partial<RowChoice>) => void }) {
  const { data, choice, choose } = props;
  const channels = [...new Set(data.rows.map((row) => row.channel))].map((id) => ({ id, name: channelName(id) }));
  const owners = [...new Set(data.rows.map((row) => row.owner ?? 'nobody'))].sort();
  return (
    <search className="atlas-tools">
      <SearchBox label={t('Search the register')} words={choice.words} onType={(words) => choose({ words })} />
      <Choose
        hideLabel
        label={t('Channel')}
        choices={[{ id: 'any', name: t('Any channel') }, ...channels.sort((a, b) => a.name.localeCompare(b.name))]}
        chosen={choice.channel}
        onChoose={(channel) => choose({ channel })}
      />
      <Choose
        hideLabel
        label={t('Owner')}
        choices={[
          { id: 'any', name: t('Any owner') },
          ...owners.map((id) => ({ id, name: id === 'nobody' ? t('nobody') : id })),
        ]}
        chosen={choice.owner}
        onChoose={(owner) => choose({ owner })}
      />
      <Choose hideLabel label={t('Gap')} choices={gaps} chosen={choice.gap} onChoose={(gap) => choose({ gap })} />
    </search>
  );
}

function save(data: Register, measured: RegisterMeasures['measured']): void {
  const url = URL.createObjectURL(new Blob([registerCsv(data.rows, measured)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'touchpoints.csv';
  link.click();
  URL.revokeObjectURL(url);
}

function Shown({ data, measured }: { data: Register; measured: RegisterMeasures['measured'] | undefined }) {
  const [choice, setChoice] = useState<RowChoice>(everyRow);
  const rows = useMemo(() => chosenRows(data.rows, choice), [data.rows, choice]);
  const nobody = data.rows.filter((row) => row.owner === null).length;
  return (
    <>
      <p className="register-sum">
        {t('{n, plural, one {# touchpoint} other {# touchpoints}}', { n: data.rows.length })}
        {nobody > 0 ? (
          <>
            {', '}
            <button type="button" className="link-button" onClick={() => setChoice({ ...everyRow, owner: 'nobody' })}>
              {t('{n, plural, one {# of them is} other {# of them are}} owned by nobody', { n: nobody })}
            </button>
          </>
        ) : null}
      </p>
      <Twins data={data} />
      <Filters data={data} choice={choice} choose={(change) => setChoice((before) => ({ ...before, ...change }))} />
      {rows.length > 0 ? (
        <RegisterTable
          rows={rows}
          measured={measured}
          choice={choice}
          choose={(sort) => setChoice({ ...choice, sort })}
        />
      ) : (
        <p>
          {t('No touchpoint has this name and these marks.')}{' '}
          <button type="button" className="link-button" onClick={() => setChoice(everyRow)}>
            {t('Show all')}
          </button>
        </p>
      )}
      <datalist id="register-owners">
        {[...new Set(data.rows.flatMap((row) => row.owner ?? []))].sort().map((owner) => (
          <option key={owner} value={owner}>
            {owner}
          </option>
        ))}
      </datalist>
    </>
  );
}

function Empty() {
  return (
    <div className="empty">
      <h2>{t('No touchpoint yet')}</h2>
      <p>
        {t(
          'A touchpoint is a named contact between a customer and you: the order form, the parcel, the call. Put one on a map and it stands here, once, however many maps show it. Give each an owner and a target, and the gap to what customers feel shows by itself.',
        )}
      </p>
      <Link className="button" to={places.maps}>
        {t('Go to the maps')}
      </Link>
    </div>
  );
}

export function RegisterPage() {
  const { data, error, refetch } = useRegister();
  const measured = useRegisterMeasures().data?.measured;
  const body = (inside: ReactNode) => (
    <div className="sheet-page sheet-broad">
      <header>
        <h1>{t('Touchpoints')}</h1>
        <p className="lede">{t('Every contact with customers, once. What is changed here changes on every map.')}</p>
      </header>
      {inside}
    </div>
  );
  return (
    <Page
      crumbs={[{ name: t('Touchpoints') }]}
      actions={
        data && data.rows.length > 0 ? (
          <Button className="button" onPress={() => save(data, measured ?? {})}>
            <Download size={15} aria-hidden /> CSV
          </Button>
        ) : null
      }
    >
      {error && !data ? body(<TroubleNote error={error} again={() => void refetch()} />) : null}
      {!data && !error ? body(<Bones widths={['100%', '100%', '100%']} height={38} />) : null}
      {data ? body(data.rows.length === 0 ? <Empty /> : <Shown data={data} measured={measured} />) : null}
    </Page>
  );
}
