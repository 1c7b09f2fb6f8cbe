/** The first address: shows what is being prepared, then opens the journeys. */
import { Navigate, useNavigation } from 'react-router';
import { Bar } from '../controls/bar.tsx';
import { Bones } from '../controls/bones.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { useWorkspace } from '../queries.ts';
import { percent } from '../words.ts';
import { firstSource } from './current-source.ts';
import { Page } from './page.tsx';
import { places } from './places.ts';
import { t } from '../language/t.ts';

function Preparing({ doing, share }: { doing: string; share: number }) {
  return (
    <div className="sheet-page">
      <header>
        <h1>{t('Preparing your sample workspace')}</h1>
        <p className="lede">
          {t(
            'A bakery’s web shop with made-up customers, so that there is something to look at. It happens once and stays on this machine.',
          )}
        </p>
      </header>
      <div style={{ maxWidth: 480, display: 'grid', gap: 8 }}>
        <Bar label={t('Preparing')} share={share} />
        <p className="soft">
          {doing} · {percent(share)}
        </p>
      </div>
    </div>
  );
}

export function Start() {
  const workspace = useWorkspace();
  const source = firstSource(workspace.data?.sources ?? []);
  const preparing = workspace.data?.preparing;
  const { location: leavingFor } = useNavigation();
  // Whoever pressed a link before this knew where to lead is not led elsewhere.
  if (workspace.data && !preparing && !leavingFor)
    return <Navigate to={source ? places.journeys(source.id) : places.bring} replace />;
  return (
    <Page crumbs={[{ name: t('Start') }]}>
      {preparing ? (
        <Preparing doing={preparing.doing} share={preparing.share} />
      ) : (
        <div className="sheet-page">
          {workspace.error ? (
            <TroubleNote error={workspace.error} again={() => void workspace.refetch()} />
          ) : (
            <Bones widths={['320px', '520px', '480px']} height={20} />
          )}
        </div>
      )}
    </Page>
  );
}
