/** Makes a map of its own of a stage of the open map, and takes that back. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { refusal, type Refusal } from '../../lib/refusal.ts';
import type { Stage } from '../../map/map.ts';
import type { MapSummary } from '../../server/api.ts';
import { problemOf, send } from '../ask.ts';
import { t } from '../language/t.ts';
import type { Desk } from './desk.ts';

/** Asks for a map of one stage; what became of it is told by the desk. */
export type Extract = (desk: Desk, map: string, stage: string) => void;

/** Why no map can be made of the stage now; the server must know everything that is on it first. */
export function extractRefused(desk: Desk, stage: Stage): Refusal | undefined {
  if (stage.subJourney !== undefined)
    return refusal('leads-to-a-map', t('This stage leads to a map already.'), { fix: t('Open that map.') });
  if (!desk.live.state().saved)
    return refusal('not-saved-yet', t('The last changes are not saved yet.'), { fix: t('Try again in a moment.') });
  return undefined;
}

export function useExtract(): Extract {
  const client = useQueryClient();
  return useCallback(
    (desk, map, stage) => {
      const asked = () =>
        Promise.all(['atlas', 'workspace'].map((key) => client.invalidateQueries({ queryKey: [key] })));
      const failed = (error: unknown): void => {
        const { title, detail, fix } = problemOf(error);
        desk.notify([detail ?? title, fix].filter(Boolean).join(' '));
      };
      const takeBack = async (made: string): Promise<void> => {
        if (!desk.run({ verb: 'edit-stage', id: stage, subJourney: null })) return;
        await send('PATCH', '/api/maps', { changes: [{ map: made, deleted: true }] });
        await asked();
        desk.notify(t('Taken back.'));
      };
      const extract = async (): Promise<void> => {
        const made = await send<MapSummary>('POST', `/api/maps/${encodeURIComponent(map)}/sub-journeys`, { stage });
        await asked();
        desk.notify(t('“{title}” is a map of its own now; its stage leads there.', { title: made.title }), {
          verb: t('Undo'),
          act: () => void takeBack(made.id).catch(failed),
        });
      };
      void extract().catch(failed);
    },
    [client],
  );
}
