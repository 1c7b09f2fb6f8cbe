/** Every address of the app, in one place. */
export const places = {
  start: '/',
  journeys: (source: string): string => `/sources/${encodeURIComponent(source)}`,
  paths: (source: string, journey?: string): string =>
    `/sources/${encodeURIComponent(source)}/paths${journey ? `?journey=${encodeURIComponent(journey)}` : ''}`,
  compare: (source: string, a?: string): string =>
    `/sources/${encodeURIComponent(source)}/compare${a ? `?a=${encodeURIComponent(a)}` : ''}`,
  touchpoint: (source: string, name: string): string =>
    `/sources/${encodeURIComponent(source)}/touchpoints/${encodeURIComponent(name)}`,
  responses: (id: string): string => `/responses/${encodeURIComponent(id)}`,
  verbatims: (responses: string): string => `/responses/${encodeURIComponent(responses)}/verbatims`,
  maps: '/maps',
  map: (id: string): string => `/maps/${encodeURIComponent(id)}`,
  present: (id: string): string => `/maps/${encodeURIComponent(id)}/present`,
  /** With its gaps beside it, those of one rule unfolded. */
  mapGaps: (id: string, rule = ''): string => `/maps/${encodeURIComponent(id)}?gaps=${encodeURIComponent(rule)}`,
  /** With what changed since its last review beside it. */
  mapChanges: (id: string): string => `/maps/${encodeURIComponent(id)}?changes=`,
  newMap: '/maps/new',
  newMapFrom: (from: string): string => `/maps/new?from=${encodeURIComponent(from)}`,
  bringMap: '/maps/bring',
  gaps: '/gaps',
  touchpoints: '/touchpoints',
  personas: '/personas',
  persona: (id: string): string => `/personas/${encodeURIComponent(id)}`,
  allResponses: '/responses',
  bring: '/import',
  bringing: (id: string): string => `/import/${encodeURIComponent(id)}`,
};
