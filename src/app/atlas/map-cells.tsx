/** What the atlas says of a map, cell by cell, each changed where it stands: status, owner, review. */
import { ChevronDown } from 'lucide-react';
import { mapStatuses } from '../../map/map.ts';
import { refuseStatus } from '../../map/status.ts';
import type { AtlasMap } from '../../server/library-api.ts';
import { ActionMenu } from '../controls/action-menu.tsx';
import { InlineText } from '../controls/inline-text.tsx';
import { t } from '../language/t.ts';
import { date } from '../words.ts';
import { daysLate } from './atlas-filters.ts';
import { useAtlasDesk } from './atlas-desk.ts';
import { statusWords } from './map-words.ts';

export function StatusCell({ map }: { map: AtlasMap }) {
  const { change } = useAtlasDesk();
  return (
    <ActionMenu
      label={t('Status of {title}: {status}', { title: map.title, status: statusWords[map.status] })}
      className={`atlas-status atlas-status-${map.status}`}
      actions={mapStatuses
        .filter((status) => status !== map.status)
        .map((status) => ({
          id: status,
          name: statusWords[status],
          refused: refuseStatus(map.status, status),
          run: () =>
            change(
              [{ map: map.id, status }],
              t('“{title}” is now {status}.', { title: map.title, status: statusWords[status] }),
            ),
        }))}
    >
      <span>{statusWords[map.status]}</span>
      <ChevronDown size={12} aria-hidden />
    </ActionMenu>
  );
}

export function OwnerCell({ map }: { map: AtlasMap }) {
  const { change } = useAtlasDesk();
  const set = (owner: string): void => {
    const named = owner === '' ? null : owner;
    change(
      [{ map: map.id, owner: named }],
      named === null
        ? t('Nobody owns “{title}” any more.', { title: map.title })
        : t('{owner} owns “{title}”.', { owner: named, title: map.title }),
    );
  };
  return (
    <InlineText
      label={t('Owner of {title}', { title: map.title })}
      text={map.owner ?? ''}
      list="atlas-owners"
      empty={<span className="nobody">{t('nobody')}</span>}
      onChange={set}
    />
  );
}

/** "12 days late", "today", "in 5 days"; far ahead, the date alone. */
function lateWords(days: number): string {
  if (days > 0) return t('{days, plural, one {# day late} other {# days late}}', { days });
  if (days === 0) return t('due today');
  return days > -31 ? t('in {days, plural, one {# day} other {# days}}', { days: -days }) : '';
}

export function ReviewCell({ map }: { map: AtlasMap }) {
  const { change, today } = useAtlasDesk();
  const late = daysLate(map, today);
  const reviewed = map.status !== 'retired' && map.status !== 'to-map';
  const words = late === undefined || !reviewed ? '' : lateWords(late);
  return (
    <InlineText
      label={t('Review of {title}', { title: map.title })}
      type="date"
      text={map.reviewBy ?? ''}
      empty={<span className="grey">{t('no date')}</span>}
      onChange={(day) =>
        change([{ map: map.id, reviewBy: day || null }], t('The review of “{title}” was moved.', { title: map.title }))
      }
    >
      <span className={reviewed && late !== undefined && late >= 0 ? 'late' : ''}>
        {date(map.reviewBy)}
        {words === '' ? null : <small>{words}</small>}
      </span>
    </InlineText>
  );
}
