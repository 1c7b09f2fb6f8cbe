/** What people say of the map as a whole: scenario, owner, status, review, sign-off, language, logo. */
import { mapKinds, mapStatuses, type JourneyMap } from '../../../map/map.ts';
import { day } from '../../../render/wording.ts';
import { kindWords, statusWords } from '../../atlas/map-words.ts';
import { signingOff } from '../../atlas/signing-off.ts';
import { t } from '../../language/t.ts';
import { useState } from 'react';
import { useOpenMap } from '../desk-context.ts';
import { keepPicture } from '../picture-files.ts';
import { pictureAddress } from '../pictures.ts';
import { useOwners } from './card-fields.tsx';
import { ChooseField, More, NumberField, TextField } from './fields.tsx';

const orNull = (words: string): string | null => (words === '' ? null : words);

function SignOffs({ map }: { map: JourneyMap }) {
  const { desk } = useOpenMap();
  const [by, setBy] = useState('');
  const sign = (): void => {
    if (by.trim() !== '' && desk.run(...signingOff(map, by))) setBy('');
  };
  return (
    <>
      {(map.signOffs ?? []).map((one) => (
        <p key={one.id} className="link-line">
          <span>
            {one.by} <span className="grey">{day(one.on)}</span>
          </span>
          <button
            type="button"
            className="button button-quiet"
            onClick={() => desk.run({ verb: 'withdraw-sign-off', id: one.id })}
          >
            {t('Withdraw')}
          </button>
        </p>
      ))}
      <label className="field">
        <span className="label">{t('Signed off by')}</span>
        <input
          className="input"
          value={by}
          onChange={(event) => setBy(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && sign()}
        />
      </label>
      <button type="button" className="button" disabled={by.trim() === ''} onClick={sign}>
        {t('Sign the map off today')}
      </button>
    </>
  );
}

function Logo({ map }: { map: JourneyMap }) {
  const { desk } = useOpenMap();
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    try {
      desk.run({ verb: 'set-map-fields', logo: await keepPicture(file, t('Logo')) });
    } catch (error) {
      desk.notify(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <div className="field">
      <span className="label">{t('Logo')}</span>
      {map.logo ? (
        <>
          <img className="panel-logo" src={pictureAddress(map.logo)} alt={map.logo.alt} />
          <button
            type="button"
            className="button button-quiet"
            onClick={() => desk.run({ verb: 'set-map-fields', logo: null })}
          >
            {t('Take the logo away')}
          </button>
        </>
      ) : (
        <input
          type="file"
          accept="image/png,image/jpeg,image/webp,image/gif"
          aria-label={t('Choose a logo')}
          onChange={(event) => void take(event.target.files?.[0])}
        />
      )}
    </div>
  );
}

export function MapFields() {
  const { desk, measured } = useOpenMap();
  const { map } = measured;
  const owners = useOwners();
  const set = (changes: object): void => {
    desk.run({ verb: 'set-map-fields', ...changes });
  };
  return (
    <section>
      <h3>{t('About the map')}</h3>
      <TextField
        label={t('Scenario')}
        lines={2}
        value={map.scenario ?? ''}
        placeholder={t('What the customer wants to get done, and when')}
        keep={(scenario) => set({ scenario: orNull(scenario) })}
      />
      <TextField
        label={t('Who owns the map')}
        value={map.owner ?? ''}
        placeholder={t('nobody')}
        list={owners}
        keep={(owner) => set({ owner: orNull(owner) })}
        wanting={map.owner ? undefined : t('Nobody owns this map.')}
      />
      <ChooseField
        label={t('Status')}
        value={map.status ?? 'draft'}
        none={false}
        choices={mapStatuses.map((id) => ({ id, name: statusWords[id] }))}
        keep={(status) => set({ status })}
      />
      <More title={t('Kind, review, sign-off, logo')} open={false}>
        <ChooseField
          label={t('Kind of map')}
          value={map.kind}
          none={false}
          choices={mapKinds.map((id) => ({ id, name: kindWords[id] }))}
          keep={(kind) => kind && set({ kind })}
        />
        <div className="field-pair">
          <TextField
            label={t('Review by')}
            type="date"
            value={map.reviewBy ?? ''}
            keep={(reviewBy) => set({ reviewBy: orNull(reviewBy) })}
          />
          <NumberField
            label={t('Then every … days')}
            value={map.reviewEvery}
            min={1}
            max={3660}
            step={1}
            keep={(days) => set({ reviewEvery: days === null ? null : Math.round(days) })}
          />
        </div>
        <SignOffs map={map} />
        <TextField
          label={t('Language of the texts')}
          value={map.language ?? ''}
          placeholder="de, ar, pt-BR"
          keep={(language) => set({ language: orNull(language) })}
        />
        <Logo map={map} />
      </More>
    </section>
  );
}
