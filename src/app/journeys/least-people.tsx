/** How many people every figure of the workspace rests on at least, set where the figures are read. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Input, Label, NumberField } from 'react-aria-components';
import { usualLeast } from '../../lib/suppression.ts';
import type { PrivacySettings } from '../../server/api.ts';
import { ask, problemOf, send } from '../ask.ts';
import { useNotices } from '../controls/notices.tsx';
import { heard, t } from '../language/t.ts';

const path = '/api/privacy-settings';
const key = ['privacy-settings'];

/** Everything that is told of people is asked anew. */
function useLeastPeople() {
  const client = useQueryClient();
  const tell = useNotices();
  const [trouble, setTrouble] = useState('');
  const kept = useQuery({ queryKey: key, queryFn: () => ask<PrivacySettings>(path) });
  const { mutate } = useMutation({
    mutationFn: (least: number) => send<PrivacySettings>('PUT', path, { least }),
    onMutate: () => setTrouble(''),
    onError: (error) => {
      const { detail, title } = problemOf(error);
      setTrouble(heard(detail ?? title));
    },
    onSuccess: (now) => {
      client.setQueryData<PrivacySettings>(key, now);
      return client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== key[0] });
    },
  });
  const least = kept.data?.least;
  const set = (wish: number): void => {
    if (least === undefined || Number.isNaN(wish) || wish === least) return;
    mutate(wish, {
      onSuccess: () =>
        tell(t('Figures now rest on at least {n} people.', { n: wish }), { verb: t('Undo'), act: () => mutate(least) }),
    });
  };
  return { least: least ?? usualLeast, known: least !== undefined, set, trouble };
}

export function LeastPeople() {
  const { least, known, set, trouble } = useLeastPeople();
  return (
    <div className="least-people">
      <span aria-hidden>{t('A figure rests on at least')}</span>
      <NumberField key={least} defaultValue={least} onChange={set} step={1} isDisabled={!known}>
        <Label className="unseen">{t('Least people')}</Label>
        <Input className="input" inputMode="numeric" />
      </NumberField>
      <span>{t('people, or it is not shown; neither is one from which it could be worked out.')}</span>
      {trouble === '' ? null : <span role="alert">{trouble}</span>}
    </div>
  );
}
