/** The views of a map in the order the switch shows them, and what the address says about how to look at one. */
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { viewKinds, type Picture, type ViewKind } from '../../map/map.ts';
import type { DrawOptions } from '../../render/page.ts';
import { viewNames } from '../../render/view-names.ts';
import { t } from '../language/t.ts';

/** Read once: the language changes only with a new page. */
export const mapViews: readonly { id: ViewKind; name: string }[] = viewKinds.map((id) => ({
  id,
  name: t(viewNames[id]),
}));

/** What of a drawing a reader may choose. Kept in the address, so that it can be shared and gone back to. */
export type Look = Pick<DrawOptions, 'personas' | 'timeScale' | 'stakeholdersBy' | 'customerWeight'>;

type Part = Partial<Readonly<Record<'persona' | 'time' | 'by' | 'weight' | 'draw', string | undefined>>>;

function lookIn(search: URLSearchParams): Look {
  const personas = (search.get('persona') ?? '').split(',').filter(Boolean);
  const weight = Number(search.get('weight') ?? Number.NaN);
  return {
    ...(personas.length > 0 ? { personas } : {}),
    ...(search.get('time') === 'log' ? { timeScale: 'log' as const } : {}),
    ...(search.get('by') === 'influence' ? { stakeholdersBy: 'influence' as const } : {}),
    ...(weight >= 0 && weight <= 100 ? { customerWeight: weight / 100 } : {}),
  };
}

/** `change` sets parts of the address; undefined takes one out. */
export function useLook(): { look: Look; change: (part: Part) => void } {
  const [search, setSearch] = useSearchParams();
  const words = search.toString();
  return useMemo(
    () => ({
      look: lookIn(new URLSearchParams(words)),
      change: (part) => {
        const next = new URLSearchParams(words);
        for (const [key, value] of Object.entries(part)) {
          if (value === undefined || value === '') next.delete(key);
          else next.set(key, value);
        }
        setSearch(next, { replace: true });
      },
    }),
    [words, setSearch],
  );
}

/** Where the server keeps the bytes of a picture. */
export const pictureAddress = (picture: Picture): string => `/api/pictures/${picture.id}`;
