/** Which log the pages are about: the one in the address, of the map in the address, or the newest of one's own. */
import { useMatch } from 'react-router';
import type { SourceSummary, Workspace } from '../../server/api.ts';

/** The log to open first: one's own before the sample, the newest before the older. */
export function firstSource(sources: readonly SourceSummary[]): SourceSummary | undefined {
  const rank = (one: SourceSummary): string => `${one.sample ? 0 : 1}${one.loadedAt}`;
  return [...sources].sort((a, b) => rank(b).localeCompare(rank(a)))[0];
}

export function useCurrentSource(workspace: Workspace | undefined): SourceSummary | undefined {
  const onSource = useMatch('/sources/:source/*')?.params.source;
  const onMap = useMatch('/maps/:map')?.params.map;
  const ofMap = workspace?.maps.find((map) => map.id === onMap)?.source;
  const wanted = onSource ?? ofMap;
  const sources = workspace?.sources ?? [];
  return sources.find((one) => one.id === wanted) ?? firstSource(sources);
}
