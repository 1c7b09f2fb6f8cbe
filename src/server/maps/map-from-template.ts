/** The map somebody starts from a template: its content as an example, its ids, persona and title their own. */
import { newId } from '../../lib/ids.ts';
import { deny } from '../../lib/refusal.ts';
import { freshCopy } from '../../map/fresh-copy.ts';
import type { JourneyMap, Persona } from '../../map/map.ts';
import type { Beginning, NewMap } from '../api.ts';

type FromTemplate = Extract<NewMap, { readonly template: string }>;

/** Refused 'unknown-template'. */
export async function mapFromTemplate(wish: FromTemplate): Promise<JourneyMap> {
  // Brought only when asked for: nobody else needs its texts.
  const { templateOf } = await import('../../map/templates/templates.ts');
  const template = templateOf(wish.template, wish.language);
  if (template === undefined) {
    return deny('unknown-template', `There is no template "${wish.template}".`, { fix: 'See GET /api/templates.' });
  }
  return begunWith(freshCopy(template, wish.title), wish);
}

/** The map with the persona and scenario somebody named first. A persona of their own replaces the example. */
export function begunWith(map: JourneyMap, { persona, scenario }: Beginning): JourneyMap {
  const [example] = map.personas;
  const own: Persona | undefined =
    persona === undefined ? undefined : { id: example?.id ?? newId('persona'), name: persona };
  return {
    ...map,
    ...(scenario === undefined ? {} : { scenario }),
    ...(own === undefined ? {} : { personas: [own, ...map.personas.slice(1)] }),
  };
}
