/** What was understood of a file, column by column, with everything that can be corrected. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, ToggleButton } from 'react-aria-components';
import { TextField, ToggleButtonGroup } from 'react-aria-components';
import type { ImportCorrection, ImportPreview } from '../../server/api.ts';
import { send } from '../ask.ts';
import { Choose } from '../controls/choose.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { date } from '../words.ts';
import { Problems } from './problems.tsx';
import { RawRows } from './raw-rows.tsx';
import { correctColumn, roleChoices } from './roles.ts';
import { heard, t } from '../language/t.ts';

type Correct = (correction: ImportCorrection) => void;

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

function FileRows({ preview, correct }: { preview: ImportPreview; correct: Correct }) {
  return (
    <RawRows
      columns={preview.columns}
      rows={preview.rows}
      choose={(column) => (
        <Choose
          label={t('What “{name}” is', { name: column.name })}
          hideLabel
          choices={roleChoices}
          chosen={column.role}
          onChoose={(role) => correct(correctColumn(preview.columns, column.name, role))}
        />
      )}
      more={(column) => (
        <span className={column.sure ? 'raw-why' : 'raw-why raw-unsure'}>
          {column.sure ? '' : `${t('Please check:')} `}
          {heard(column.why)}
        </span>
      )}
    />
  );
}

function ReadRows({ preview }: { preview: ImportPreview }) {
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('Who')}</th>
          <th scope="col">{t('What happened')}</th>
          <th scope="col">{t('When (UTC)')}</th>
        </tr>
      </thead>
      <tbody>
        {preview.events.map((event, index) => (
          <tr key={`event-${index + 1}`}>
            <td>{event.customer}</td>
            <td>{event.event}</td>
            <td>
              {event.time ? (
                <>
                  {date(event.time)} <span className="soft">{event.time.slice(11, 19)}</span>
                </>
              ) : (
                <span className="pain-word">{t('time not understood')}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ZoneField({ zone, correct }: { zone: string; correct: Correct }) {
  return (
    <ComboBox
      className="field"
      defaultSelectedKey={zone}
      defaultItems={zones.map((id) => ({ id }))}
      onSelectionChange={(key) => {
        if (typeof key === 'string' && key !== zone) correct({ timezone: key });
      }}
    >
      <Label>{t('Times without an offset are in')}</Label>
      <div className="combo">
        <Input className="input" />
        <Button className="button" aria-label={t('Show time zones')}>
          ▾
        </Button>
      </div>
      <Popover className="popover">
        <ListBox className="menu">{({ id }: { id: string }) => <ListBoxItem id={id}>{id}</ListBoxItem>}</ListBox>
      </Popover>
    </ComboBox>
  );
}

/** Common ways to write a time, by what they look like; the hint is the pattern itself, in the letters of strptime. */
const timePatterns = [
  { id: '%Y-%m-%d %H:%M:%S', name: '2026-12-31 14:05:00' },
  { id: '%d.%m.%Y %H:%M', name: '31.12.2026 14:05' },
  { id: '%d/%m/%Y %H:%M', name: '31/12/2026 14:05' },
  { id: '%m/%d/%Y %I:%M %p', name: '12/31/2026 02:05 PM' },
] as const;

function TimeFormatField({ format, correct }: { format: string | null; correct: Correct }) {
  const [typed, setTyped] = useState(format ?? '');
  const keep = (): void => {
    if (typed.includes('%') && typed !== format) correct({ timeFormat: typed.trim() });
  };
  return (
    <ComboBox
      className="field"
      allowsCustomValue
      menuTrigger="focus"
      inputValue={typed}
      onInputChange={setTyped}
      onSelectionChange={(key) => {
        if (typeof key === 'string') correct({ timeFormat: key });
      }}
      onBlur={keep}
      items={timePatterns}
    >
      <Label>{t('Times are written as')}</Label>
      <div className="combo">
        <Input
          className="input"
          placeholder={t('choose, or type a pattern')}
          onKeyDown={(event) => {
            if (event.key === 'Enter') keep();
          }}
        />
        <Button className="button" aria-label={t('Show ways to write a time')}>
          ▾
        </Button>
      </div>
      <Popover className="popover">
        <ListBox className="menu">
          {({ id, name }: (typeof timePatterns)[number]) => (
            <ListBoxItem id={id} textValue={id}>
              {name} <span className="grey">{id}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

const lifecycles = [
  { id: 'complete', name: t('Completed steps') },
  { id: 'start', name: t('Started steps') },
  { id: 'all', name: t('Both') },
] as const;

const robotChoices = [
  { id: 'apart', name: t('Set apart') },
  { id: 'keep', name: t('Counted too') },
] as const;

/** Whose events are set apart: addresses or ids with a star for any letters, one after the other. */
function StaffField({ staff, correct }: { staff: readonly string[]; correct: Correct }) {
  const [typed, setTyped] = useState(staff.join(', '));
  const keep = (): void => {
    const patterns = typed.split(',').flatMap((one) => one.trim() || []);
    if (patterns.join() !== staff.join()) correct({ staff: patterns });
  };
  return (
    <TextField className="field" value={typed} onChange={setTyped} onBlur={keep}>
      <Label>{t('Own people and tests, set apart')}</Label>
      <Input
        className="input"
        placeholder="*@ourfirm.example"
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep();
        }}
      />
    </TextField>
  );
}

const sights = [
  { id: 'file', name: t('As in the file') },
  { id: 'events', name: t('As it will be read') },
] as const;

export function Understood({ preview }: { preview: ImportPreview }) {
  const client = useQueryClient();
  const [sight, setSight] = useState<'file' | 'events'>('file');
  const correction = useMutation({
    mutationFn: (wish: ImportCorrection) =>
      send<ImportPreview>('PATCH', `/api/imports/${encodeURIComponent(preview.id)}`, wish),
    onSuccess: (next) => client.setQueryData(['preview', preview.id], next),
  });
  const correct: Correct = (wish) => correction.mutate(wish);
  return (
    <>
      {correction.error ? <TroubleNote error={correction.error} /> : null}
      <Problems problems={preview.problems} />
      <div className="understood-fields">
        <ZoneField zone={preview.timezone} correct={correct} />
        <TimeFormatField key={preview.timeFormat} format={preview.timeFormat} correct={correct} />
        {preview.lifecycle ? (
          <Choose
            label={t('Count')}
            choices={lifecycles}
            chosen={preview.lifecycle}
            onChoose={(lifecycle) => correct({ lifecycle })}
          />
        ) : null}
        <Choose
          label={t('Robots')}
          choices={robotChoices}
          chosen={preview.robots}
          onChoose={(robots) => correct({ robots })}
        />
        <StaffField staff={preview.staff} correct={correct} />
        <ToggleButtonGroup
          className="switch"
          aria-label={t('Show the first rows')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[sight]}
          onSelectionChange={(keys) => setSight(keys.has('events') ? 'events' : 'file')}
        >
          {sights.map((one) => (
            <ToggleButton id={one.id} key={one.id}>
              {one.name}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      <section className="rows-frame" aria-label={t('The first rows')} aria-busy={correction.isPending}>
        {sight === 'file' ? <FileRows preview={preview} correct={correct} /> : <ReadRows preview={preview} />}
      </section>
      <p className="soft">
        {t('These rows were taken for events.')}{' '}
        <Button className="link-button" onPress={() => correct({ kind: 'responses' })}>
          {t('Read them as answers of customers')}
        </Button>
      </p>
    </>
  );
}
