/** The view the address names, drawn from the open map. */
import type { JourneyMap, ViewKind } from '../../map/map.ts';
import { MapGrid } from '../map/grid/map-grid.tsx';
import { CurveView } from './curve/curve-view.tsx';
import { SheetView } from './sheet/sheet-view.tsx';
import { Drawing } from './drawing.tsx';
import { MatrixView } from './matrix-view.tsx';
import { StakeholdersView } from './stakeholders-view.tsx';
import { TimelineView } from './timeline-view.tsx';

export function ViewOf({ view, map }: { view: ViewKind; map: JourneyMap }) {
  switch (view) {
    case 'grid':
      return <MapGrid map={map} />;
    case 'table':
      return <SheetView />;
    case 'matrix':
      return <MatrixView />;
    case 'stakeholders':
      return <StakeholdersView />;
    case 'timeline':
      return <TimelineView />;
    case 'curve':
      return <CurveView />;
    default:
      return <Drawing key={view} view={view} />;
  }
}
