/** Name, note, and the button that signs the map off. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { JourneyMap } from '../../map/map.ts';
import { t } from '../language/t.ts';
import { useOpenMap } from '../map/desk-context.ts';
import { signingOff } from './signing-off.ts';

export function SignOffForm({ map, heading }: { map: JourneyMap; heading?: string }) {
  const { desk } = useOpenMap();
  const [by, setBy] = useState('');
  const [note, setNote] = useState('');
  const { reviewEvery } = map;
  const sign = (): void => {
    if (by.trim() === '' || !desk.run(...signingOff(map, by, note))) return;
    setBy('');
    setNote('');
  };
  return (
    <form
      className="sign-off"
      onSubmit={(event) => {
        event.preventDefault();
        sign();
      }}
    >
      {heading ? <h3>{heading}</h3> : null}
      <input
        className="input"
        placeholder={t('Your name')}
        aria-label={t('Your name')}
        value={by}
        onChange={(event) => setBy(event.target.value)}
      />
      <input
        className="input"
        placeholder={t('A note, if you like')}
        aria-label={t('A note, if you like')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button type="submit" className="button" isDisabled={by.trim() === ''}>
        {t('Sign off')}
      </Button>
      <p className="grey">
        {reviewEvery === undefined
          ? t('The map is kept as it stands now; the next review shows what changed since.')
          : t(
              'The map is kept as it stands now. The next review is due in {days, plural, one {# day} other {# days}} and shows what changed since.',
              { days: reviewEvery },
            )}
      </p>
    </form>
  );
}
