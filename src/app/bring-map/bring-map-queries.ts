/** What bringing a map file asks of the server. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { JourneyFile } from '../../map/map.ts';
import type { MapSummary, ReadMapFile } from '../../server/api.ts';
import { ask, send, upload } from '../ask.ts';
import { places } from '../shell/places.ts';

/** Reads a file; nothing is stored. */
export function useReadMapFile() {
  return useMutation({
    mutationFn: (file: File) =>
      upload<ReadMapFile>(`/api/maps/read?name=${encodeURIComponent(file.name)}`, file, () => undefined),
  });
}

export interface Keeping {
  readonly file: JourneyFile;
  /** In place of the map with the same id; else a map of its own. */
  readonly replace: boolean;
}

function replaced(file: JourneyFile): Promise<MapSummary> {
  const init = { method: 'PUT', body: JSON.stringify(file), headers: { 'content-type': 'application/json' } };
  return ask<MapSummary>(`/api/maps/${encodeURIComponent(file.id)}`, init);
}

/** Stores one map and opens it, or all of them and shows the list. */
export function useKeepMaps() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (all: readonly Keeping[]) => {
      const made: MapSummary[] = [];
      for (const { file, replace } of all)
        made.push(replace ? await replaced(file) : await send<MapSummary>('POST', '/api/maps', file));
      return made;
    },
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['workspace'] });
      const [first] = made;
      void navigate(made.length === 1 && first ? places.map(first.id) : places.maps);
    },
  });
}
