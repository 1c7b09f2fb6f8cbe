/** One map as a line of the atlas. */
import { ChevronDown, ChevronRight, RefreshCw } from 'lucide-react';
import { memo, type CSSProperties } from 'react';
import { Link } from 'react-router';
import type { AtlasMap } from '../../server/library-api.ts';
import { t } from '../language/t.ts';
import { places } from '../shell/places.ts';
import { AddBelow } from './add-below.tsx';
import { useAtlasDesk } from './atlas-desk.ts';
import { OwnerCell, ReviewCell, StatusCell } from './map-cells.tsx';
import { MapCurve } from './map-curve.tsx';
import { MapHealth } from './map-health.tsx';
import { MapMenu } from './map-menu.tsx';
import { kindWords } from './map-words.ts';

export function SelectMap({ map }: { map: AtlasMap }) {
  const { selected, select } = useAtlasDesk();
  return (
    <input
      type="checkbox"
      className="atlas-select"
      aria-label={t('Select {title}', { title: map.title })}
      checked={selected.has(map.id)}
      onChange={(event) => select(map.id, event.target.checked)}
    />
  );
}

export function FoldButton({ id, name }: { id: string; name: string }) {
  const { folded, fold } = useAtlasDesk();
  const closed = folded.has(id);
  return (
    <button
      type="button"
      className="atlas-fold"
      aria-expanded={!closed}
      aria-label={t('What lies in {name}', { name })}
      onClick={() => fold(id)}
    >
      {closed ? <ChevronRight size={14} aria-hidden /> : <ChevronDown size={14} aria-hidden />}
    </button>
  );
}

function Line({ map }: { map: AtlasMap }) {
  const personas = map.personas.map((one) => one.name).join(', ');
  return (
    <p className="grey atlas-line">
      {[
        kindWords[map.kind],
        map.status === 'to-map' ? '' : t('{n, plural, one {# stage} other {# stages}}', { n: map.stages.length }),
        personas,
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
}

interface MapRowProps {
  readonly map: AtlasMap;
  readonly depth?: number;
  /** Leads back to a map above it. */
  readonly circle?: boolean;
  /** Shows that maps hang below it, and folds them. */
  readonly tree?: boolean;
  /** Tells this line from others that show the same map. */
  readonly at?: string;
}

export const MapRow = memo(function MapRow({ map, depth = 0, circle = false, tree = false, at = map.id }: MapRowProps) {
  const { adding } = useAtlasDesk();
  const hasBelow = tree && !circle && map.subs.length > 0;
  return (
    <li className={`atlas-map atlas-map-${map.status}`} style={{ '--depth': depth } as CSSProperties}>
      <SelectMap map={map} />
      <div className="atlas-who">
        {hasBelow ? <FoldButton id={map.id} name={map.title} /> : <span className="atlas-nofold" />}
        <div>
          <Link className="atlas-title" to={places.map(map.id)}>
            {map.title}
          </Link>
          {circle ? (
            <p className="late atlas-line">
              <RefreshCw size={12} aria-hidden /> {t('leads back to itself')}
            </p>
          ) : (
            <Line map={map} />
          )}
        </div>
      </div>
      <div className="atlas-feel">
        <MapCurve stages={map.stages} />
      </div>
      <div className="atlas-state">
        <StatusCell map={map} />
      </div>
      <div className="atlas-owner">
        <OwnerCell map={map} />
      </div>
      <div className="atlas-review">
        <ReviewCell map={map} />
      </div>
      <div className="atlas-state-of">
        <MapHealth map={map} />
        {map.gaps > 0 ? (
          <Link className="atlas-gaps" to={places.mapGaps(map.id)}>
            {t('{n, plural, one {# gap} other {# gaps}}', { n: map.gaps })}
          </Link>
        ) : null}
      </div>
      <MapMenu map={map} at={at} />
      {adding === at ? <AddBelow map={map} /> : null}
    </li>
  );
});
