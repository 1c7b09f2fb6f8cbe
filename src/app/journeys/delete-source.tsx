/** Deleting a loaded log: it cannot be taken back, so the page first says what goes and what stays. */
import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import { useNavigate } from 'react-router';
import type { SourceSummary } from '../../server/api.ts';
import { problemOf } from '../ask.ts';
import { ActionMenu } from '../controls/action-menu.tsx';
import { useNotices } from '../controls/notices.tsx';
import { useDeleteSource } from '../queries.ts';
import { places } from '../shell/places.ts';
import { t } from '../language/t.ts';

export function SourceMenu({ source, ask }: { source: SourceSummary; ask: () => void }) {
  return (
    <ActionMenu
      label={t('More for {name}', { name: source.name })}
      actions={[{ id: 'delete', name: t('Delete this log'), danger: true, run: ask }]}
    >
      …
    </ActionMenu>
  );
}

/** Asks on the page itself, with the answer that keeps everything at hand. */
export function DeleteSource(props: { source: SourceSummary; maps: number; close: () => void }) {
  const { source, maps, close } = props;
  const remove = useDeleteSource();
  const navigate = useNavigate();
  const tell = useNotices();
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  // Not with the callbacks of `mutate`: they are lost when the page of the deleted log goes.
  const press = (): void =>
    void remove.mutateAsync(source.id).then(
      () => {
        tell(t('{name} was deleted.', { name: source.name }));
        void navigate(places.start, { replace: true });
      },
      (error: unknown) => tell(problemOf(error).title),
    );
  return (
    <section className="trouble" role="alertdialog" aria-labelledby="delete-source" aria-describedby="delete-losses">
      <h2 id="delete-source">{t('Delete {name} for good?', { name: source.name })}</h2>
      <p id="delete-losses">
        {t(
          '{events, plural, one {# event} other {# events}} of {customers, plural, one {# customer} other {# customers}} go, and the journeys found in them. This cannot be undone.',
          { events: source.events, customers: source.customers },
        )}{' '}
        {t(
          '{maps, plural, =0 {No map is drawn from it.} one {# map drawn from it stays, without figures.} other {# maps drawn from it stay, without figures.}}',
          { maps },
        )}
      </p>
      <p className="trouble-actions">
        <Button ref={keep} className="button" onPress={close}>
          {t('Keep it')}
        </Button>
        <Button className="button button-danger" isDisabled={remove.isPending} onPress={press}>
          {remove.isPending ? t('Deleting…') : t('Delete the log')}
        </Button>
      </p>
    </section>
  );
}
