/** Narrows the atlas: by words, kind, status, owner, persona and review, and says in which order. */
import { mapKinds, mapStatuses } from '../../map/map.ts';
import type { AtlasMap } from '../../server/library-api.ts';
import { Choose, type Choice as Option } from '../controls/choose.tsx';
import { SearchBox } from '../controls/search-box.tsx';
import { t } from '../language/t.ts';
import type { Choice } from './atlas-filters.ts';
import { kindWords, statusWords } from './map-words.ts';

interface ToolbarProps {
  readonly maps: readonly AtlasMap[];
  readonly choice: Choice;
  readonly choose: (change: Partial<Choice>) => void;
}

const any = (name: string): Option<string> => ({ id: 'any', name });

const reviews: readonly Option<Choice['review']>[] = [
  { id: 'any', name: t('Any review') },
  { id: 'overdue', name: t('Review due') },
  { id: 'soon', name: t('Due within 30 days') },
  { id: 'none', name: t('No review set') },
];

const sorts: readonly Option<Choice['sort']>[] = [
  { id: 'edited', name: t('Last edited first') },
  { id: 'title', name: t('By name') },
  { id: 'owner', name: t('By owner, nobody first') },
  { id: 'review', name: t('By review') },
  { id: 'gaps', name: t('Most gaps first') },
  { id: 'health', name: t('Least healthy first') },
];

/** What the maps have, each once and by name, with how many maps have it. */
function counted(names: readonly (readonly [id: string, name: string])[]): Option<string>[] {
  const found = new Map<string, { name: string; n: number }>();
  for (const [id, name] of names) found.set(id, { name, n: (found.get(id)?.n ?? 0) + 1 });
  return [...found]
    .map(([id, { name, n }]) => ({ id, name, hint: String(n) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

export function AtlasToolbar({ maps, choice, choose }: ToolbarProps) {
  const owners = counted(maps.map(({ owner }) => [owner ?? 'nobody', owner ?? t('nobody')] as const));
  const personas = counted(maps.flatMap((map) => map.personas.map(({ id, name }) => [id, name] as const)));
  const has = <Id extends string>(ids: readonly Id[], of: (map: AtlasMap) => string): Id[] =>
    ids.filter((id) => maps.some((map) => of(map) === id));
  const kinds = has(mapKinds, (map) => map.kind).map((id): Option<string> => ({ id, name: kindWords[id] }));
  const statuses = has(mapStatuses, (map) => map.status).map((id): Option<string> => ({ id, name: statusWords[id] }));
  return (
    <search className="atlas-tools">
      <SearchBox label={t('Search in all maps')} words={choice.words} onType={(words) => choose({ words })} />
      <Choose
        hideLabel
        label={t('Kind')}
        choices={[any(t('Any kind')), ...kinds]}
        chosen={choice.kind}
        onChoose={(kind) => choose({ kind })}
      />
      <Choose
        hideLabel
        label={t('Status')}
        choices={[any(t('Any status')), ...statuses]}
        chosen={choice.status}
        onChoose={(status) => choose({ status })}
      />
      <Choose
        hideLabel
        label={t('Owner')}
        choices={[any(t('Any owner')), ...owners]}
        chosen={choice.owner}
        onChoose={(owner) => choose({ owner })}
      />
      <Choose
        hideLabel
        label={t('Persona')}
        choices={[any(t('Any persona')), ...personas]}
        chosen={choice.persona}
        onChoose={(persona) => choose({ persona })}
      />
      <Choose
        hideLabel
        label={t('Review')}
        choices={reviews}
        chosen={choice.review}
        onChoose={(review) => choose({ review })}
      />
      <Choose hideLabel label={t('Order')} choices={sorts} chosen={choice.sort} onChoose={(sort) => choose({ sort })} />
    </search>
  );
}
