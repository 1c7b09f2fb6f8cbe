/** One field that keeps a place for a map that is still to be drawn. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { t } from '../language/t.ts';
import { usePlanMap } from '../library.ts';
import { useAtlasDesk } from './atlas-desk.ts';

export function PlanField({ collection, close }: { collection: string | null; close?: () => void }) {
  const { change, done, failed } = useAtlasDesk();
  const [title, setTitle] = useState('');
  const plan = usePlanMap();
  const save = async (): Promise<void> => {
    const wish = title.trim();
    if (wish === '') return;
    try {
      const made = await plan.mutateAsync(wish);
      setTitle('');
      if (collection !== null) change([{ map: made.id, collection }], '');
      done(t('“{title}” is to be mapped.', { title: wish }), () => change([{ map: made.id, deleted: true }], ''));
    } catch (error) {
      failed(error);
    }
  };
  return (
    <form
      className="atlas-plan"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Plus size={15} aria-hidden />
      <input
        className="input"
        value={title}
        placeholder={t('A journey that is still to be mapped')}
        aria-label={t('Name of a journey that is still to be mapped')}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close?.();
        }}
      />
    </form>
  );
}
