/** One persona being edited: each change goes to every map that shows it, and can be taken back. */
import { useCallback } from 'react';
import type { Persona } from '../../map/map.ts';
import type { PersonaFields, PersonaOnMaps } from '../../server/library-api.ts';
import { useUndoSteps } from '../controls/undo-steps.ts';
import { t } from '../language/t.ts';
import { useEditPersona } from '../library.ts';

export interface PersonaDesk {
  readonly persona: Persona;
  /** Writes fields; null clears one. */
  readonly set: (fields: PersonaFields) => void;
  readonly failed: (error: unknown) => void;
}

const before = (persona: Persona, fields: PersonaFields): PersonaFields =>
  Object.fromEntries(Object.keys(fields).map((key) => [key, persona[key] ?? null]));

export function usePersonaDesk({ persona, maps }: PersonaOnMaps): PersonaDesk {
  const { mutateAsync } = useEditPersona();
  const { done, failed } = useUndoSteps();
  const set = useCallback(
    (fields: PersonaFields): void => {
      const { id } = persona;
      const back = before(persona, fields);
      const run = async (): Promise<void> => {
        await mutateAsync({ id, fields });
        const what =
          maps.length === 0 ? t('Kept.') : t('Changed on {n, plural, one {# map} other {# maps}}.', { n: maps.length });
        done(what, () => mutateAsync({ id, fields: back }));
      };
      run().catch(failed);
    },
    [persona, maps.length, mutateAsync, done, failed],
  );
  return { persona, set, failed };
}
