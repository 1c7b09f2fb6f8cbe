/** Every address of the app, in one place. */
export const places = {
  start: '/',
  journeys: (source: string): string => `/sources/${encodeURIComponent(source)}`,
  paths: (source: string, journey?: string): string =>
    `/sources/${encodeURIComponent(source)}/paths${journey ? `?journey=${encodeURIComponent(journey)}` : ''}`,
  maps: '/maps',
  map: (id: string): string => `/maps/${encodeURIComponent(id)}`,
  bring: '/import',
  bringing: (id: string): string => `/import/${encodeURIComponent(id)}`,
};
