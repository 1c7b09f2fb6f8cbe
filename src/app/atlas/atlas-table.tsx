/** The atlas as a plain table, one figure a column. */
import { Link } from 'react-router';
import type { AtlasMap } from '../../server/library-api.ts';
import { count } from '../../render/wording.ts';
import { t } from '../language/t.ts';
import { places } from '../shell/places.ts';
import { date } from '../words.ts';
import { useAtlasDesk } from './atlas-desk.ts';
import { OwnerCell, ReviewCell, StatusCell } from './map-cells.tsx';
import { collectionPath, MapMenu } from './map-menu.tsx';
import { SelectMap } from './map-row.tsx';
import { kindWords } from './map-words.ts';

function Row({ map }: { map: AtlasMap }) {
  const { atlas } = useAtlasDesk();
  const held = map.health.filter((check) => check.holds).length;
  return (
    <tr>
      <td>
        <SelectMap map={map} />
      </td>
      <th scope="row">
        <Link to={places.map(map.id)}>{map.title}</Link>
      </th>
      <td className="soft">{map.collection ? collectionPath(map.collection, atlas.collections) : ''}</td>
      <td className="soft">{kindWords[map.kind]}</td>
      <td>
        <StatusCell map={map} />
      </td>
      <td>
        <OwnerCell map={map} />
      </td>
      <td>
        <ReviewCell map={map} />
      </td>
      <td className="soft">{map.signedOff ? `${map.signedOff.by}, ${date(map.signedOff.on)}` : ''}</td>
      <td className="right">{count(map.stages.length)}</td>
      <td className="right">{count(map.cards)}</td>
      <td className="right">{count(map.gaps)}</td>
      <td className="right">{map.health.length > 0 ? `${held} / ${map.health.length}` : ''}</td>
      <td className="soft right">{date(map.updatedAt)}</td>
      <td className="right">
        <MapMenu map={map} />
      </td>
    </tr>
  );
}

export function AtlasTable({ maps }: { maps: readonly AtlasMap[] }) {
  const { select, selected } = useAtlasDesk();
  const all = maps.length > 0 && maps.every((map) => selected.has(map.id));
  const heads = [
    t('Map'),
    t('Collection'),
    t('Kind'),
    t('Status'),
    t('Owner'),
    t('Review'),
    t('Signed off'),
    t('Stages'),
    t('Cards'),
    t('Gaps'),
    t('Checks'),
    t('Changed'),
  ];
  return (
    <div className="wide-table">
      <table className="plain-table" aria-label={t('Maps as a table')}>
        <thead>
          <tr>
            <th>
              <input
                type="checkbox"
                aria-label={t('Select all')}
                checked={all}
                onChange={(event) => maps.forEach((map) => select(map.id, event.target.checked))}
              />
            </th>
            {heads.map((head, at) => (
              <th key={head} scope="col" className={at >= 7 ? 'right' : ''}>
                {head}
              </th>
            ))}
            <th>
              <span className="unseen">{t('More')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {maps.map((map) => (
            <Row key={map.id} map={map} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
