/** How a map is kept: its status and what it may become, who owns it, when it is looked at again, who stands by it. */
import { CalendarCheck, History } from 'lucide-react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { Edit } from '../../map/edits/edits.ts';
import type { JourneyMap, MapStatus } from '../../map/map.ts';
import { transitions } from '../../map/status.ts';
import { InlineText } from '../controls/inline-text.tsx';
import { heard, t } from '../language/t.ts';
import { useOpenMap } from '../map/desk-context.ts';
import { date } from '../words.ts';
import { useBeside } from '../map/beside.tsx';
import { daysLate } from './atlas-filters.ts';
import { statusWords } from './map-words.ts';
import { SignOffForm } from './sign-off-form.tsx';
import { today } from './signing-off.ts';

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
      <SignOffForm map={map} />
    </section>
  );
}

export function KeepingButton({ map }: { map: JourneyMap }) {
  const edit = useEdits();
  const status = map.status ?? 'draft';
  const late = daysLate({ reviewBy: map.reviewBy ?? null }, today());
  const due = late !== undefined && late >= 0 && status !== 'retired' && status !== 'to-map';
  const [, showChanges] = useBeside('changes');
  return (
    <DialogTrigger>
      <Button className={due ? 'button keeping-due' : 'button'}>
        <CalendarCheck size={15} aria-hidden />
        {due ? t('Review due') : statusWords[status]}
        {map.owner ? null : <span className="nobody wide-only">{t('nobody')}</span>}
      </Button>
      <Popover className="popover keeping" placement="bottom end">
        <Dialog aria-label={t('How this map is kept')}>
          {({ close }) => (
            <>
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
              <button
                type="button"
                className={due ? 'button button-main' : 'button'}
                onClick={() => {
                  close();
                  showChanges(true);
                }}
              >
                <History size={15} aria-hidden /> {t('What changed since the last review')}
              </button>
              <SignOffs map={map} />
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
