/** What a persona says, thinks, does and feels, in four quarters around it. */
import type { Persona } from '../../map/map.ts';
import { t } from '../language/t.ts';
import { ListField } from './list-field.tsx';
import type { PersonaDesk } from './persona-desk.ts';

const quarters = [
  { id: 'says', name: t('Says'), hint: t('What was said out loud, word for word') },
  { id: 'thinks', name: t('Thinks'), hint: t('What goes through their head and stays unsaid') },
  { id: 'does', name: t('Does'), hint: t('What can be seen') },
  { id: 'feels', name: t('Feels'), hint: t('What worries, annoys or pleases') },
] as const;

export function EmpathyMap({ persona, set }: PersonaDesk) {
  const empathy: NonNullable<Persona['empathy']> = persona.empathy ?? {};
  const change = (id: (typeof quarters)[number]['id'], items: string[] | null): void => {
    const { [id]: _old, ...rest } = empathy;
    const next = items === null ? rest : { ...rest, [id]: items };
    set({ empathy: Object.keys(next).length === 0 ? null : next });
  };
  return (
    <section className="empathy" aria-label={t('Empathy map')}>
      <h2>{t('Empathy map')}</h2>
      <div className="empathy-quarters">
        {quarters.map(({ id, name, hint }) => (
          <ListField
            key={id}
            title={name}
            hint={hint}
            items={empathy[id]}
            quoted={id === 'says'}
            onChange={(items) => change(id, items)}
          />
        ))}
      </div>
    </section>
  );
}
