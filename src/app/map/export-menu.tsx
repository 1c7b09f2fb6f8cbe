/** Takes the map away in any form the server can write: its options inline, and what it cannot hold told before. */
import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import {
  Button,
  Dialog,
  DialogTrigger,
  Header,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
} from 'react-aria-components';
import type { MeasuredMap } from '../../map/map.ts';
import { lossesOf } from '../../render/losses-of-form.ts';
import { WriteOptions } from '../../render/map-forms.ts';
import type { View } from '../../render/scene.ts';
import { language, t } from '../language/t.ts';
import { ExportOptions } from './export-options.tsx';
import { exportAddress, formGroups, offers, type FormOffer } from './export-forms.ts';

interface ExportProps {
  readonly map: string;
  readonly title: string;
  readonly view: View;
  readonly theme: 'light' | 'dark';
  readonly measured: MeasuredMap | undefined;
}

const usual = WriteOptions.parse({ language: 'en' });

function Losses({ measured, offer, options }: { measured: MeasuredMap; offer: FormOffer; options: WriteOptions }) {
  const lost = useMemo(() => lossesOf(measured, offer.form, options), [measured, offer, options]);
  if (lost.length === 0) return <p className="grey">{t('Nothing of the map is left out.')}</p>;
  return (
    <section aria-label={t('What is left out')}>
      <h3>{t('What is left out')}</h3>
      <ul className="export-lost">
        {lost.map(({ what, where }) => (
          <li key={what}>
            {what}
            {where ? <span className="grey"> {where}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Forms({ chosen, choose }: { chosen: FormOffer; choose: (offer: FormOffer) => void }) {
  return (
    <ListBox
      className="export-forms"
      aria-label={t('Forms')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen.form]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : keys;
        const found = offers.find(({ form }) => form === key);
        if (found) choose(found);
      }}
    >
      {formGroups.map(({ name, forms }) => (
        <ListBoxSection key={name} id={name}>
          <Header>{t(name)}</Header>
          {forms.map((offer) => (
            <ListBoxItem key={offer.form} id={offer.form} textValue={t(offer.name)}>
              <span>{t(offer.name)}</span>
              <span className="grey">.{offer.form}</span>
            </ListBoxItem>
          ))}
        </ListBoxSection>
      ))}
    </ListBox>
  );
}

function ExportPanel({ map, title, view, theme, measured }: ExportProps) {
  const [offer, choose] = useState<FormOffer>(offers[0] ?? { form: 'png', name: '', hint: '', asks: [] });
  const [changes, setChanges] = useState<Partial<WriteOptions>>({});
  const options = useMemo(
    (): WriteOptions => ({ ...usual, ...changes, view, theme, language }),
    [changes, view, theme],
  );
  return (
    <div className="export-panel">
      <Forms chosen={offer} choose={choose} />
      <div className="export-side">
        <div>
          <h2>{t(offer.name)}</h2>
          <p className="soft">{t(offer.hint)}</p>
        </div>
        <ExportOptions
          offer={offer}
          options={options}
          change={(change) => setChanges((now) => ({ ...now, ...change }))}
        />
        {measured ? <Losses measured={measured} offer={offer} options={options} /> : null}
        <a
          className="button button-main export-take"
          href={exportAddress(map, offer, options, usual)}
          download={`${title}.${offer.form}`}
        >
          <Download size={15} aria-hidden /> {t('Download')}
        </a>
      </div>
    </div>
  );
}

export function ExportMenu(props: ExportProps) {
  return (
    <DialogTrigger>
      <Button className="button" aria-label={t('Export this map')}>
        <Download size={15} aria-hidden /> <span className="wide-only">{t('Export')}</span>
      </Button>
      <Popover className="popover export-popover" placement="bottom end">
        <Dialog aria-label={t('Export this map')}>
          <ExportPanel {...props} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
