/** How a map is kept: its status and what it may become, who owns it, when it is looked at again, who stands by it. */
import { CalendarCheck } from 'lucide-react';
import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { newId } from '../../lib/ids.ts';
import type { Edit } from '../../map/edits/edits.ts';
import type { JourneyMap, MapStatus } from '../../map/map.ts';
import { transitions } from '../../map/status.ts';
import { InlineText } from '../controls/inline-text.tsx';
import { heard, t } from '../language/t.ts';
import { useOpenMap } from '../map/desk-context.ts';
import { date } from '../words.ts';
import { daysLate } from './atlas-filters.ts';
import { statusWords } from './map-words.ts';

/** The reader's own calendar day, as `2026-11-21`. */
function today(now = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function dayAfter(day: string, days: number): string {
  const at = new Date(`${day}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Does edits as one thing to undo; what is refused is said at the foot of the page. */
function useEdits(): (...edits: Edit[]) => void {
  const { desk } = useOpenMap();
  return (...edits) => {
    const no = desk.live.edit(...edits);
    if (no) desk.notify(heard(no.message));
  };
}

function Status({ map }: { map: JourneyMap }) {
  const edit = useEdits();
  const status: MapStatus = map.status ?? 'draft';
  return (
    <div className="keeping-row">
      <span className="label">{t('Status')}</span>
      <div className="keeping-status">
        <strong>{statusWords[status]}</strong>
        <span className="grey">{t('may become')}</span>
        {transitions[status].map((next) => (
          <button
            key={next}
            type="button"
            className={`atlas-status atlas-status-${next}`}
            onClick={() => edit({ verb: 'set-map-fields', status: next })}
          >
            {statusWords[next]}
          </button>
        ))}
      </div>
    </div>
  );
}

function Review({ map }: { map: JourneyMap }) {
  const edit = useEdits();
  const late = daysLate({ reviewBy: map.reviewBy ?? null }, today());
  const every = (text: string): void => {
    const days = text === '' ? null : Number(text);
    if (days === null || (Number.isInteger(days) && days >= 1 && days <= 3660)) {
      edit({ verb: 'set-map-fields', reviewEvery: days });
    }
  };
  return (
    <>
      <div className="keeping-row">
        <span className="label">{t('Next review')}</span>
        <InlineText
          label={t('Next review')}
          type="date"
          text={map.reviewBy ?? ''}
          empty={t('no date')}
          onChange={(day) => edit({ verb: 'set-map-fields', reviewBy: day || null })}
        >
          <span className={late !== undefined && late >= 0 ? 'late' : ''}>
            {date(map.reviewBy)}
            {late !== undefined && late > 0
              ? ` · ${t('{days, plural, one {# day late} other {# days late}}', { days: late })}`
              : ''}
          </span>
        </InlineText>
      </div>
      <div className="keeping-row">
        <span className="label">{t('Every')}</span>
        <InlineText
          label={t('Days from one review to the next')}
          type="number"
          min={1}
          max={3660}
          text={map.reviewEvery === undefined ? '' : String(map.reviewEvery)}
          empty={t('not set')}
          onChange={every}
        >
          {map.reviewEvery === undefined
            ? ''
            : t('{days, plural, one {# day} other {# days}}', { days: map.reviewEvery })}
        </InlineText>
      </div>
    </>
  );
}

function SignOffs({ map }: { map: JourneyMap }) {
  const edit = useEdits();
  const [by, setBy] = useState('');
  const [note, setNote] = useState('');
  const { reviewEvery } = map;
  const sign = (): void => {
    if (by.trim() === '') return;
    const on = today();
    const said = note.trim() === '' ? {} : { note: note.trim() };
    const signed: Edit = { verb: 'sign-off', id: newId('signoff'), by: by.trim(), on, ...said };
    if (reviewEvery === undefined) edit(signed);
    else edit(signed, { verb: 'set-map-fields', reviewBy: dayAfter(on, reviewEvery) });
    setBy('');
    setNote('');
  };
  const all = (map.signOffs ?? []).toSorted((a, b) => (a.on < b.on ? 1 : -1));
  return (
    <section className="keeping-signed" aria-label={t('Sign-offs')}>
      <h3>{t('Stands by this map')}</h3>
      {all.length === 0 ? <p className="grey">{t('Nobody has signed it off yet.')}</p> : null}
      <ul>
        {all.map((one) => (
          <li key={one.id}>
            <span>{`${one.by}, ${date(one.on)}`}</span>
            <button
              type="button"
              className="link-button"
              onClick={() => edit({ verb: 'withdraw-sign-off', id: one.id })}
            >
              {t('Withdraw')}
            </button>
            {one.note ? <p className="grey">{one.note}</p> : null}
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          sign();
        }}
      >
        <input
          className="input"
          placeholder={t('Your name')}
          aria-label={t('Your name')}
          value={by}
          onChange={(event) => setBy(event.target.value)}
        />
        <input
          className="input"
          placeholder={t('A note, if you like')}
          aria-label={t('A note, if you like')}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button type="submit" className="button" isDisabled={by.trim() === ''}>
          {t('Sign off')}
        </Button>
      </form>
      {reviewEvery === undefined ? null : (
        <p className="grey">
          {t('The next review is then due in {days, plural, one {# day} other {# days}}.', { days: reviewEvery })}
        </p>
      )}
    </section>
  );
}

export function KeepingButton({ map }: { map: JourneyMap }) {
  const edit = useEdits();
  const status = map.status ?? 'draft';
  const late = daysLate({ reviewBy: map.reviewBy ?? null }, today());
  const due = late !== undefined && late >= 0 && status !== 'retired' && status !== 'to-map';
  return (
    <DialogTrigger>
      <Button className={due ? 'button keeping-due' : 'button'}>
        <CalendarCheck size={15} aria-hidden />
        {due ? t('Review due') : statusWords[status]}
        {map.owner ? null : <span className="nobody wide-only">{t('nobody')}</span>}
      </Button>
      <Popover className="popover keeping" placement="bottom end">
        <Dialog aria-label={t('How this map is kept')}>
          <Status map={map} />
          <div className="keeping-row">
            <span className="label">{t('Owner')}</span>
            <InlineText
              label={t('Owner')}
              text={map.owner ?? ''}
              empty={<span className="nobody">{t('nobody')}</span>}
              onChange={(owner) => edit({ verb: 'set-map-fields', owner: owner || null })}
            />
          </div>
          <Review map={map} />
          <SignOffs map={map} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
