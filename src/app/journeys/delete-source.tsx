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
import { many } from '../words.ts';

export function SourceMenu({ source, ask }: { source: SourceSummary; ask: () => void }) {
  return (
    <ActionMenu
      label={`More for ${source.name}`}
      actions={[{ id: 'delete', name: 'Delete this log', danger: true, run: ask }]}
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
        tell(`${source.name} was deleted.`);
        void navigate(places.start, { replace: true });
      },
      (error: unknown) => tell(problemOf(error).title),
    );
  return (
    <section className="trouble" role="alertdialog" aria-labelledby="delete-source" aria-describedby="delete-losses">
      <h2 id="delete-source">Delete {source.name} for good?</h2>
      <p id="delete-losses">
        {many(source.events, 'event')} of {many(source.customers, 'customer')} go, and the journeys found in them. This
        cannot be undone.
        {maps > 0
          ? ` ${many(maps, 'map')} drawn from it ${maps === 1 ? 'stays' : 'stay'}, without figures.`
          : ' No map is drawn from it.'}
      </p>
      <p className="trouble-actions">
        <Button ref={keep} className="button" onPress={close}>
          Keep it
        </Button>
        <Button className="button button-danger" isDisabled={remove.isPending} onPress={press}>
          {remove.isPending ? 'Deleting…' : 'Delete the log'}
        </Button>
      </p>
    </section>
  );
}
