/** The button that shows and hides the gaps, and the panel where the page has no room beside the map. */
import { ListChecks } from 'lucide-react';
import { Button } from 'react-aria-components';
import { t } from '../../language/t.ts';
import { BesideDrawer, useBeside } from '../beside.tsx';
import { GapsPanel } from './gaps-panel.tsx';
import { useFindings } from './use-findings.ts';

export function GapsButton() {
  const [open, setOpen] = useBeside('gaps');
  const findings = useFindings();
  const count = findings?.length ?? 0;
  return (
    <>
      <Button className="button gaps-button" aria-pressed={open} onPress={() => setOpen(!open)}>
        <ListChecks size={15} aria-hidden /> {t('Gaps')}
        {count > 0 ? <span className="gaps-count">{count}</span> : null}
      </Button>
      <BesideDrawer what="gaps" label={t('Gaps')}>
        {(close) => <GapsPanel close={close} jumped={close} />}
      </BesideDrawer>
    </>
  );
}
