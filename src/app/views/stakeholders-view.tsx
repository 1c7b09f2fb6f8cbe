/** The stakeholder map: choose somebody on the drawing and change them beside it. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { newId } from '../../lib/ids.ts';
import { t } from '../language/t.ts';
import { useOpenMap } from '../map/desk-context.ts';
import { Drawing } from './drawing.tsx';
import { StakeholderPanel } from './stakeholder-panel.tsx';

export function StakeholdersView() {
  const { desk, measured } = useOpenMap();
  const [chosen, setChosen] = useState<string>();
  const all = measured.map.stakeholders ?? [];
  const one = all.find((other) => other.id === chosen);
  const add = (): void => {
    const id = newId('stakeholder');
    const customer = !all.some((other) => other.side === 'customer');
    const [persona] = measured.map.personas;
    const name = customer ? (persona?.name ?? t('Customer')) : t('New stakeholder');
    if (desk.run({ verb: 'add-stakeholder', id, name, side: customer ? 'customer' : 'company' })) setChosen(id);
  };
  return (
    <div className="with-panel">
      <div className="with-panel-drawing">
        <Drawing
          view="stakeholders"
          marked={one?.id ?? ''}
          onRecord={(record) => {
            setChosen(record);
            return true;
          }}
        />
        <Button className="button panel-add" onPress={add}>
          <Plus size={15} aria-hidden /> {t('Add a stakeholder')}
        </Button>
      </div>
      {one ? <StakeholderPanel key={one.id} one={one} close={() => setChosen(undefined)} /> : null}
    </div>
  );
}
