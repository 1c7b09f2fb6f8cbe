/** Every map of the workspace, and a way to start an empty one. */
import { Plus } from 'lucide-react';
import { Link } from 'react-router';
import type { MapSummary } from '../../server/api.ts';
import { ActionMenu } from '../controls/action-menu.tsx';
import { Bones } from '../controls/bones.tsx';
import { useNotices } from '../controls/notices.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { problemOf } from '../ask.ts';
import { t } from '../language/t.ts';
import { useDeleteMap, useRestoreMap, useWorkspace } from '../queries.ts';
import { Page } from '../shell/page.tsx';
import { places } from '../shell/places.ts';
import { date, many } from '../words.ts';

function MapLine({ map, source }: { map: MapSummary; source: string | undefined }) {
  const remove = useDeleteMap();
  const restore = useRestoreMap();
  const tell = useNotices();
  const onError = (error: unknown): void => tell(problemOf(error).title);
  const forget = (): void =>
    remove.mutate(map.id, {
      onSuccess: (file) =>
        tell(`“${map.title}” was deleted.`, { verb: 'Undo', act: () => restore.mutate(file, { onError }) }),
      onError,
    });
  const exportUrl = `/api/maps/${encodeURIComponent(map.id)}/export.journey.json`;
  return (
    <tr>
      <td>
        <Link to={places.map(map.id)}>{map.title}</Link>
      </td>
      <td className="soft wide-only">{source ?? 'drawn by hand'}</td>
      <td className="soft right">{many(map.stages, 'stage')}</td>
      <td className="soft right wide-only">{many(map.cards, 'card')}</td>
      <td className="soft right wide-only">{date(map.updatedAt)}</td>
      <td className="right">
        <ActionMenu
          label={`More for ${map.title}`}
          className="button button-quiet"
          actions={[
            { id: 'file', name: 'Download as a file', href: exportUrl, download: `${map.title}.journey.json` },
            { id: 'delete', name: 'Delete', danger: true, run: forget },
          ]}
        >
          …
        </ActionMenu>
      </td>
    </tr>
  );
}

function NewMap() {
  return (
    <Link className="button button-main" to={places.newMap}>
      <Plus size={15} aria-hidden /> {t('New map')}
    </Link>
  );
}

export function MapsPage() {
  const workspace = useWorkspace();
  const names = new Map(workspace.data?.sources.map((one) => [one.id, one.name]));
  return (
    <Page crumbs={[{ name: 'Maps' }]} actions={<NewMap />}>
      <div className="sheet-page">
        <header>
          <h1>Maps</h1>
          <p className="lede">
            Drawn from what customers did, then edited by people. Every figure stays tied to its log.
          </p>
        </header>
        {workspace.error ? <TroubleNote error={workspace.error} /> : null}
        {workspace.data ? null : <Bones widths={['100%', '100%', '100%']} height={38} />}
        {workspace.data?.maps.length === 0 ? (
          <div className="empty">
            <h2>No map yet</h2>
            <p>Import a log and its journeys are drawn for you, or start with an empty map.</p>
            <Link className="button" to={places.bring}>
              Import a log
            </Link>
          </div>
        ) : null}
        {workspace.data && workspace.data.maps.length > 0 ? (
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">Map</th>
                <th scope="col" className="wide-only">
                  Drawn from
                </th>
                <th scope="col" className="right">
                  Stages
                </th>
                <th scope="col" className="right wide-only">
                  Cards
                </th>
                <th scope="col" className="right wide-only">
                  Changed
                </th>
                <th>
                  <span className="unseen">More</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {workspace.data.maps.map((map) => (
                <MapLine key={map.id} map={map} source={map.source ? names.get(map.source) : undefined} />
              ))}
            </tbody>
          </table>
        ) : null}
      </div>
    </Page>
  );
}
