/** Touchpoints that bear one name in one channel under two ids: offered to be made one, with the way back. */
import { Button } from 'react-aria-components';
import type { Register, RegisterRow } from '../../server/library-api.ts';
import { useUndoSteps } from '../controls/undo-steps.ts';
import { t } from '../language/t.ts';
import { useEditMap, useJoinTouchpoints, type MapEdits } from '../library.ts';
import { channelName } from './channel-names.ts';

export function Twins({ data }: { data: Register }) {
  const byId = new Map(data.rows.map((row) => [row.id, row]));
  const twins = data.twins.map((ids) => ids.flatMap((id) => byId.get(id) ?? []));
  if (twins.length === 0) return null;
  return (
    <section className="atlas-due register-twins" aria-labelledby="register-twins">
      <h2 id="register-twins">{t('These look like one touchpoint kept twice')}</h2>
      <ul>
        {twins.map((alike) => (
          <Pair key={alike.map((row) => row.id).join(' ')} alike={alike} />
        ))}
      </ul>
    </section>
  );
}

function Pair({ alike: [kept, ...others] }: { alike: readonly RegisterRow[] }) {
  const join = useJoinTouchpoints();
  const edit = useEditMap();
  const { done, failed } = useUndoSteps();
  if (!kept) return null;
  const run = async (): Promise<void> => {
    const back: MapEdits[] = [];
    for (const { id } of others) back.push(...(await join.mutateAsync({ from: id, into: kept.id })));
    done(t('“{name}” is one touchpoint now.', { name: kept.name }), async () => {
      for (const one of back.toReversed()) await edit.mutateAsync(one);
    });
  };
  const maps = [kept, ...others].map((row) => row.maps.map((map) => map.title).join(', '));
  return (
    <li>
      <strong>{kept.name}</strong>
      <span className="grey">{`${channelName(kept.channel)}: ${maps.join(' | ')}`}</span>
      <Button className="button" isDisabled={join.isPending} onPress={() => void run().catch(failed)}>
        {t('Make them one')}
      </Button>
    </li>
  );
}
