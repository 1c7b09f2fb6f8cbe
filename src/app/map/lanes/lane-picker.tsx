/** The picker of lanes: the usual kinds with what they are for, all others when asked for. */
import { Plus } from 'lucide-react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { t } from '../../language/t.ts';
import type { Desk } from '../desk.ts';
import { useOpenMap } from '../desk-context.ts';
import { laneAdding, type LaneOffer } from './adding-lanes.ts';

function Offers({ title, offers }: { title: string; offers: readonly LaneOffer[] }) {
  return (
    <MenuSection>
      <Header>{title}</Header>
      {offers.map((offer) => (
        <MenuItem key={offer.id} id={offer.id} textValue={offer.name} className="lane-offer">
          <span>{offer.name}</span>
          {offer.help ? <span className="why">{offer.help}</span> : null}
        </MenuItem>
      ))}
    </MenuSection>
  );
}

/** Worked out only while the picker is open. */
function AllOffers({ desk }: { desk: Desk }) {
  const offers = laneAdding(desk);
  return (
    <Menu className="menu" aria-label={t('Add a lane')} onAction={(key) => offers.find((one) => one.id === key)?.run()}>
      <Offers title={t('The usual ones')} offers={offers.filter((one) => one.usual)} />
      <Offers title={t('All others')} offers={offers.filter((one) => !one.usual)} />
    </Menu>
  );
}

export function LanePicker() {
  const { desk } = useOpenMap();
  return (
    <MenuTrigger>
      <Button className="button button-quiet" aria-label={t('Add a lane')}>
        <Plus size={14} aria-hidden /> {t('Lane')}
      </Button>
      <Popover className="popover lane-popover" placement="bottom start">
        <AllOffers desk={desk} />
      </Popover>
    </MenuTrigger>
  );
}
