/** Several cards selected together: what can be said of all of them at once. */
import { cellStates, progresses, type Card } from '../../../map/map.ts';
import type { Edit } from '../../../map/edits/edits.ts';
import { t } from '../../language/t.ts';
import { useOpenMap } from '../desk-context.ts';
import { useOwners } from './card-fields.tsx';
import { progressWords } from './card-words.ts';
import { ChooseField, TextField } from './fields.tsx';

/** The value all of them have, or undefined when they differ. */
function common<K extends keyof Card>(cards: readonly Card[], key: K): Card[K] | undefined {
  const value = cards[0]?.[key];
  return cards.every((card) => card[key] === value) ? value : undefined;
}

export function ManyCards({ cards }: { cards: readonly Card[] }) {
  const { desk, measured } = useOpenMap();
  const owners = useOwners();
  const { personas } = measured.map;
  const set = (changes: Omit<Extract<Edit, { verb: 'edit-card' }>, 'verb' | 'id'>): void => {
    desk.run(...cards.map((card): Edit => ({ verb: 'edit-card', id: card.id, ...changes })));
  };
  const [first] = cards;
  return (
    <>
      <header>
        <p className="grey">{t('Selected together')}</p>
        <h2>{t('{n, plural, one {# card} other {# cards}}', { n: cards.length })}</h2>
      </header>
      <section>
        <h3>{t('Set for all of them')}</h3>
        <ChooseField
          label={t('State')}
          value={common(cards, 'state')}
          none={t('as it is')}
          choices={cellStates.map((id) => ({ id, name: t(id) }))}
          keep={(state) => state && set({ state })}
        />
        <TextField
          label={t('Owner')}
          value={common(cards, 'owner') ?? ''}
          list={owners}
          placeholder={t('as it is')}
          keep={(owner) => set({ owner: owner === '' ? null : owner })}
        />
        {personas.length > 0 ? (
          <ChooseField
            label={t('Persona')}
            value={common(cards, 'persona')}
            none={t('everybody')}
            choices={personas.map(({ id, name }) => ({ id, name }))}
            keep={(persona) => set({ persona })}
          />
        ) : null}
        <ChooseField
          label={t('Progress')}
          value={common(cards, 'progress')}
          choices={progresses.map((id) => ({ id, name: t(progressWords[id]) }))}
          keep={(progress) => set({ progress })}
        />
        <button
          type="button"
          className="button button-danger"
          onClick={() => first && desk.remove({ kind: 'card', id: first.id })}
        >
          {t('Delete all of them')}
        </button>
      </section>
    </>
  );
}
