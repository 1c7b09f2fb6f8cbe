/** Whose feelings and lines the drawing shows: everybody's, or those of the personas ticked. */
import { Users } from 'lucide-react';
import { Button, Checkbox, CheckboxGroup, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { t } from '../language/t.ts';
import { useOpenMap } from '../map/desk-context.ts';
import { useLook } from './map-views.ts';

export function PersonaFilter() {
  const { measured } = useOpenMap();
  const { look, change } = useLook();
  const { personas } = measured.map;
  if (personas.length < 2) return null;
  const chosen = (look.personas ?? []).filter((id) => personas.some((one) => one.id === id));
  const words =
    chosen.length === 0
      ? t('All personas')
      : chosen.map((id) => personas.find((one) => one.id === id)?.name ?? '').join(', ');
  return (
    <DialogTrigger>
      <Button className="button">
        <Users size={15} aria-hidden /> <span className="cut">{words}</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="pick" aria-label={t('Whose journey')}>
          <CheckboxGroup
            aria-label={t('Whose journey')}
            value={chosen}
            onChange={(ids) => change({ persona: ids.join(',') })}
          >
            {personas.map((one) => (
              <Checkbox key={one.id} value={one.id} className="tick">
                <span className="tick-box" aria-hidden />
                {one.name}
              </Checkbox>
            ))}
          </CheckboxGroup>
          <p className="soft">{t('None ticked shows everybody.')}</p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
