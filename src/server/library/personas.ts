/** Personas of the workspace: each once, with the maps it stands on, even when it stands on none yet. */
import { applyEdits } from '../../map/edits/edits.ts';
import { Persona } from '../../map/map.ts';
import { readMap } from '../../map/read-map.ts';
import { newId } from '../../lib/ids.ts';
import { deny, Refused } from '../../lib/refusal.ts';
import { grouped } from '../../workspace/grouped.ts';
import type { LibraryStore, ListedMap } from '../../workspace/library.store.ts';
import type { FieldChanges } from '../../workspace/shared-things.ts';
import type { PersonaFields, PersonaOnMaps } from '../library-api.ts';
import type { LiveMaps } from '../live/live-maps.ts';
import type { LibraryKeeper } from './library-keeper.ts';

export interface PersonasParts {
  readonly store: LibraryStore;
  readonly keeper: LibraryKeeper;
  readonly live: LiveMaps;
}

export interface PersonasService {
  list(): Promise<PersonaOnMaps[]>;
  /** With its traits, where a map has them from data. Refused `unknown-persona`. */
  get(id: string): Promise<PersonaOnMaps>;
  /** Makes one that stands on no map yet. Refused `persona-exists`. */
  create(persona: PersonaFields & { id?: string | undefined; name: string }): Promise<PersonaOnMaps>;
  /** On every map that holds it. Refused `unknown-persona`, `no-name`. */
  edit(id: string, fields: PersonaFields): Promise<PersonaOnMaps>;
  /** Refused `unknown-map`, `unknown-persona`, `persona-exists`. */
  putOn(id: string, map: string): Promise<PersonaOnMaps>;
  /** Refused `persona-in-use` while it stands on a map. */
  remove(id: string): Promise<void>;
}

const unknown = (): never => deny('unknown-persona', 'There is no such persona. It may have been deleted.');

/** Fields that older programs or other hands left out of shape are left out, never the persona. */
function personaOf(id: string, fields: FieldChanges): Persona {
  const whole = Persona.safeParse({ name: 'Unnamed', ...fields, id });
  if (whole.success) return whole.data;
  const broken = new Set(whole.error.issues.map((issue) => String(issue.path[0])));
  const kept = Object.entries(fields).filter(([key]) => !broken.has(key));
  return Persona.parse({ name: 'Unnamed', ...Object.fromEntries(kept), id });
}

const onMaps = (maps: readonly (ListedMap | undefined)[]): PersonaOnMaps['maps'] =>
  maps.flatMap((map) => (map ? [{ map: map.id, title: map.facts?.title ?? map.title }] : []));

export function createPersonas(parts: PersonasParts): PersonasService {
  const { store, keeper } = parts;
  const get = async (id: string): Promise<PersonaOnMaps> => {
    const fields = (await store.known([{ kind: 'persona', id }])).get(`persona:${id}`) ?? unknown();
    const maps = await Promise.all((await store.holders({ kind: 'persona', id })).map((map) => store.map(map)));
    const traits = await traitsOf(parts, id, maps[0]?.id);
    return { persona: { ...personaOf(id, fields), ...(traits ? { traits } : {}) }, maps: onMaps(maps) };
  };
  return {
    list: () => list(store),
    get,
    create: async ({ id = newId('persona'), ...fields }) => {
      if ((await store.known([{ kind: 'persona', id }])).size > 0) {
        deny('persona-exists', 'There is a persona of this id already.', { fix: 'Leave the id out.' });
      }
      await keeper.change({ kind: 'persona', id, changes: fields });
      return get(id);
    },
    edit: async (id, fields) => {
      if ((await store.known([{ kind: 'persona', id }])).size === 0) unknown();
      if (fields.name?.trim() === '') deny('no-name', 'A persona needs a name.', { fix: 'Type at least one letter.' });
      await keeper.change({ kind: 'persona', id, changes: fields });
      return get(id);
    },
    putOn: async (id, map) => {
      const { persona } = await get(id);
      await putOn(parts, persona, map);
      return get(id);
    },
    remove: async (id) => {
      const { maps } = await get(id);
      if (maps.length > 0) {
        deny('persona-in-use', `“${maps[0]?.title ?? ''}” still shows this persona.`, {
          fix: 'Delete it on the maps that show it first.',
        });
      }
      await store.forget('persona', id);
    },
  };
}

async function list(store: LibraryStore): Promise<PersonaOnMaps[]> {
  const [known, held, maps] = await Promise.all([store.all('persona'), store.held('persona'), store.maps()]);
  const holders = grouped(held, (one) => one.id);
  const byId = new Map(maps.map((map) => [map.id, map]));
  return known.map(({ id, fields }) => ({
    persona: personaOf(id, fields),
    maps: onMaps((holders.get(id) ?? []).map(({ map }) => byId.get(map))),
  }));
}

/** What the data says of it stands on the map it was drafted on. */
async function traitsOf({ live }: PersonasParts, id: string, map: string | undefined): Promise<Persona['traits']> {
  if (map === undefined) return undefined;
  return live.with(map, (open) => readMap(open.doc).personas.find((one) => one.id === id)?.traits);
}

async function putOn({ live, keeper }: PersonasParts, persona: Persona, map: string): Promise<void> {
  const done = await live.with(map, async (open) => {
    const no = applyEdits(open.doc, [{ verb: 'add-persona', ...persona }], keeper);
    if (no) throw new Refused(no);
    await open.settled();
    await keeper.look(map, open.doc);
    return true;
  });
  if (!done) deny('unknown-map', 'There is no such map. It may have been deleted.');
}
