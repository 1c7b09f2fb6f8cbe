/** The moments the open map was kept, and the map as it stood at one of them. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { JourneyFile, JourneyMap } from '../../../map/map.ts';
import type { Review } from '../../../server/api.ts';
import { ask } from '../../ask.ts';
import { t } from '../../language/t.ts';
import { date } from '../../words.ts';

export interface Since {
  readonly id: string;
  /** "Lena Hartmann signed it off on 22 Nov 2026". */
  readonly name: string;
}

/** The id under which a map is kept when its first review is planned. */
const planned = 'planned';

/** Last first; those of a sign-off that was withdrawn are none. */
export function sinceOf(map: JourneyMap, reviews: readonly Review[]): Since[] {
  return reviews.flatMap(({ id, at }): Since[] => {
    if (id === planned) return [{ id, name: t('its first review was planned on {day}', { day: date(at) }) }];
    const signed = map.signOffs?.find((one) => one.id === id);
    return signed ? [{ id, name: t('{name} signed it off on {day}', { name: signed.by, day: date(signed.on) }) }] : [];
  });
}

/** Undefined while they are asked for. */
export function useReviews(map: JourneyMap, saved: boolean): readonly Since[] | undefined {
  const { id } = map;
  const signed = (map.signOffs ?? []).map((one) => one.id).join(' ');
  const asked = useQuery({
    // A sign-off is kept by the server once it has it.
    queryKey: ['reviews', id, signed, map.reviewBy === undefined, saved],
    queryFn: () => ask<{ reviews: Review[] }>(`/api/maps/${encodeURIComponent(id)}/reviews`),
    placeholderData: (before) => before,
    staleTime: 0,
  });
  return useMemo(() => asked.data && sinceOf(map, asked.data.reviews), [asked.data, map]);
}

/** Without what makes a file of it. */
const mapIn = ({ $schema: _schema, version: _version, ...map }: JourneyFile): JourneyMap => map;

export function useMapAt(map: string, review: string | undefined) {
  return useQuery({
    queryKey: ['review', map, review],
    queryFn: () => ask<JourneyFile>(`/api/maps/${encodeURIComponent(map)}/reviews/${encodeURIComponent(review ?? '')}`),
    enabled: review !== undefined,
    select: mapIn,
    // What was kept stays as it was.
    staleTime: Infinity,
  });
}
