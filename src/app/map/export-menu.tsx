/** Takes the map away in any form the server can write: its options inline, and what it cannot hold told before. */
import { Download, LoaderCircle } from 'lucide-react';
import { useMemo, useState, type MouseEvent } from 'react';
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
import { Bar } from '../controls/bar.tsx';
import { TroubleNote } from '../controls/trouble-note.tsx';
import { language, t } from '../language/t.ts';
import { ExportOptions } from './export-options.tsx';
import { exportAddress, formGroups, offers, type FormOffer } from './export-forms.ts';
import { useTaking, type Taken } from './use-taking.ts';

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

/** Below the link while the file is written: that it is, for how long, and the way to stop it. */
function Writing({ taken }: { taken: Taken }) {
  const { taking, trouble, cancel } = taken;
  if (trouble !== undefined) return <TroubleNote error={trouble} />;
  if (!taking) return null;
  // A file that is there at once needs no words.
  const seconds = taking.seconds;
  return (
    <div className="export-writing" data-long={seconds > 0 || undefined}>
      <Bar label={t('The file is being written')} share={null} />
      <span className="grey">
        {t(
          '{n, plural, =0 {The file is being written.} one {Being written for # second.} other {Being written for # seconds.}}',
          {
            n: seconds,
          },
        )}
      </span>
      <Button className="button" onPress={cancel}>
        {t('Cancel')}
      </Button>
    </div>
  );
}

function ExportPanel({ map, title, view, theme, measured, taken }: ExportProps & { taken: Taken }) {
  const [offer, choose] = useState<FormOffer>(offers[0] ?? { form: 'png', name: '', hint: '', asks: [] });
  const [changes, setChanges] = useState<Partial<WriteOptions>>({});
  const options = useMemo(
    (): WriteOptions => ({ ...usual, ...changes, view, theme, language }),
    [changes, view, theme],
  );
  const address = exportAddress(map, offer, options, usual);
  const name = `${title}.${offer.form}`;
  const take = (event: MouseEvent): void => {
    // A press that asks for another window or for the address is the browser's.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    taken.take(address, name);
  };
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
        <div className="export-take">
          <a
            className="button button-main"
            href={address}
            download={name}
            onClick={take}
            aria-disabled={taken.taking !== undefined}
          >
            <Download size={15} aria-hidden /> {t('Download')}
          </a>
          <Writing taken={taken} />
        </div>
      </div>
    </div>
  );
}

export function ExportMenu(props: ExportProps) {
  const taken = useTaking();
  const busy = (taken.taking?.seconds ?? 0) > 0;
  return (
    <DialogTrigger>
      <Button className="button" aria-label={t('Export this map')}>
        {busy ? <LoaderCircle className="turning" size={15} aria-hidden /> : <Download size={15} aria-hidden />}{' '}
        <span className="wide-only">{busy ? t('Exporting…') : t('Export')}</span>
      </Button>
      <Popover className="popover export-popover" placement="bottom end">
        <Dialog aria-label={t('Export this map')}>
          <ExportPanel {...props} taken={taken} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
