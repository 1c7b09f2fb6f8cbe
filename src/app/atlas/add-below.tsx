/** Adds a map below another one: which stage it shows in detail, and its name; a name that is known links that map. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { AtlasMap } from '../../server/library-api.ts';
import { t } from '../language/t.ts';
import { useChangeMaps, useEditMap, usePlanMap } from '../library.ts';
import { useAtlasDesk } from './atlas-desk.ts';

export function AddBelow({ map }: { map: AtlasMap }) {
  const { atlas, add } = useAtlasDesk();
  const free = map.stages.filter((stage) => !map.subs.some((sub) => sub.place.id === stage.id));
  const [stage, setStage] = useState(free[0]?.id ?? '');
  const [title, setTitle] = useState('');
  const link = useLinkBelow(map);
  const save = async (): Promise<void> => {
    if (title.trim() === '' || stage === '') return;
    const known = atlas.maps.find((one) => one.title.toLowerCase() === title.trim().toLowerCase() && one.id !== map.id);
    if (await link(stage, title.trim(), known?.id)) add(undefined);
  };
  if (free.length === 0) {
    return <p className="grey atlas-add">{t('Every stage of this map leads to a map already.')}</p>;
  }
  return (
    <form
      className="atlas-add"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label className="field">
        <span className="label">{t('Shows the stage')}</span>
        <select className="input" value={stage} onChange={(event) => setStage(event.target.value)}>
          {free.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="label">{t('Name of the map, a new or a known one')}</span>
        <input
          className="input"
          list="atlas-titles"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') add(undefined);
          }}
          ref={(field) => {
            if (field && title === '' && document.activeElement === document.body) field.focus();
          }}
        />
      </label>
      <Button type="submit" className="button button-main" isDisabled={title.trim() === ''}>
        {t('Add')}
      </Button>
      <Button className="button button-quiet" onPress={() => add(undefined)}>
        {t('Cancel')}
      </Button>
    </form>
  );
}

/** Resolves to true when it is linked. */
function useLinkBelow(map: AtlasMap): (stage: string, title: string, known?: string) => Promise<boolean> {
  const plan = usePlanMap();
  const edit = useEditMap();
  const change = useChangeMaps();
  const { done, failed } = useAtlasDesk();
  return async (stage, title, known) => {
    const linkTo = (subJourney: string | null) =>
      edit.mutateAsync({ map: map.id, edits: [{ verb: 'edit-stage', id: stage, subJourney }] });
    try {
      const below = known ?? (await plan.mutateAsync(title)).id;
      await linkTo(below);
      done(t('“{title}” now hangs below “{above}”.', { title, above: map.title }), async () => {
        await linkTo(null);
        if (known === undefined) await change.mutateAsync([{ map: below, deleted: true }]);
      });
      return true;
    } catch (error) {
      failed(error);
      return false;
    }
  };
}
