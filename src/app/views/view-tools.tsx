/** What can be chosen of the view that is open: personas, scale, axes, lines, saved views; and the way to presenting. */
import { Presentation } from 'lucide-react';
import { Link } from 'react-router';
import type { ViewKind } from '../../map/map.ts';
import { Choose } from '../controls/choose.tsx';
import { t } from '../language/t.ts';
import { useOpenMap } from '../map/desk-context.ts';
import { places } from '../shell/places.ts';
import { CurveTools } from './curve/curve-tools.tsx';
import { BlueprintLines } from './blueprint-lines.tsx';
import { useLook } from './map-views.ts';
import { PersonaFilter } from './persona-filter.tsx';
import { SavedViews } from './saved-views.tsx';

function TimeScale() {
  const { look, change } = useLook();
  const choices = [
    { id: 'broken', name: t('True to scale, with breaks') },
    { id: 'log', name: t('Logarithmic') },
  ] as const;
  return (
    <Choose
      hideLabel
      label={t('Scale of time')}
      choices={choices}
      chosen={look.timeScale ?? 'broken'}
      onChoose={(id) => change({ time: id === 'log' ? 'log' : undefined })}
    />
  );
}

function StakeholderAxes() {
  const { look, change } = useLook();
  const choices = [
    { id: 'rings', name: t('Rings around the customer') },
    { id: 'influence', name: t('Influence by interest') },
  ] as const;
  return (
    <Choose
      hideLabel
      label={t('How stakeholders are placed')}
      choices={choices}
      chosen={look.stakeholdersBy ?? 'rings'}
      onChoose={(id) => change({ by: id === 'influence' ? 'influence' : undefined })}
    />
  );
}

const weights = ['50', '70', '30', '100', '0'] as const;

function ValueMix() {
  const { look, change } = useLook();
  const chosen = String(Math.round((look.customerWeight ?? 0.5) * 100));
  const choices = weights.map((id) => ({
    id,
    name: t('Customer {customer} %, company {company} %', { customer: Number(id), company: 100 - Number(id) }),
  }));
  return (
    <Choose
      hideLabel
      label={t('What value is mixed from')}
      choices={choices}
      chosen={weights.find((id) => id === chosen) ?? '50'}
      onChoose={(id) => change({ weight: id === '50' ? undefined : id })}
    />
  );
}

function OwnTools({ view }: { view: ViewKind }) {
  if (view === 'curve') {
    return (
      <>
        <CurveTools />
        <PersonaFilter />
      </>
    );
  }
  if (view === 'storyboard') return <PersonaFilter />;
  if (view === 'metro') return <PersonaFilter />;
  if (view === 'timeline') return <TimeScale />;
  if (view === 'stakeholders') return <StakeholderAxes />;
  if (view === 'matrix') return <ValueMix />;
  return view === 'blueprint' ? <BlueprintLines /> : null;
}

export function ViewTools({ view }: { view: ViewKind }) {
  const { measured } = useOpenMap();
  return (
    <div className="view-tools">
      <OwnTools view={view} />
      <SavedViews view={view} />
      <Link className="button" to={places.present(measured.map.id)} title={t('Present this map')}>
        <Presentation size={15} aria-hidden /> <span className="wide-only">{t('Present')}</span>
      </Link>
    </div>
  );
}
