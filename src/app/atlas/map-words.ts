/** What people call the kinds and states of maps, and one honest sentence about a map's health. */
import type { JourneyMap, MapStatus } from '../../map/map.ts';
import type { AtlasMap } from '../../server/library-api.ts';
import { t } from '../language/t.ts';

export const statusWords: Readonly<Record<MapStatus, string>> = {
  'to-map': t('To map'),
  draft: t('Draft'),
  'in-review': t('In review'),
  live: t('Live'),
  retired: t('Retired'),
};

export const kindWords: Readonly<Record<JourneyMap['kind'], string>> = {
  'current-state': t('Current state'),
  'future-state': t('Future state'),
  'service-blueprint': t('Service blueprint'),
  'day-in-the-life': t('Day in the life'),
};

type Check = AtlasMap['health'][number];

/** What is checked, as it reads in a list. */
export function checkWords({ id, have = 0, of = 0 }: Check): string {
  switch (id) {
    case 'owner':
      return t('Somebody owns the map');
    case 'review':
      return t('A review is set and not late');
    case 'signed-off':
      return t('Somebody signed it off and the review is not late');
    case 'stages-owned':
      return t('{have} of {of, plural, one {# stage} other {# stages}} have an owner', { have, of });
    case 'touchpoints-owned':
      return t('{have} of {of, plural, one {# touchpoint} other {# touchpoints}} have an owner', { have, of });
    case 'pains-proven':
      return t('{have} of {of, plural, one {# pain point} other {# pain points}} rest on evidence', { have, of });
    case 'feelings-proven':
      return t('{have} of {of, plural, one {# feeling} other {# feelings}} rest on evidence', { have, of });
  }
}

/** What fails, as it reads in the sentence. */
function failWords({ id, have = 0, of = 0 }: Check): string {
  const missing = of - have;
  switch (id) {
    case 'owner':
      return t('no owner');
    case 'review':
      return t('no review in time');
    case 'signed-off':
      return t('not signed off');
    case 'stages-owned':
      return t('{missing, plural, one {# stage} other {# stages}} without owner', { missing });
    case 'touchpoints-owned':
      return t('{missing, plural, one {# touchpoint} other {# touchpoints}} without owner', { missing });
    case 'pains-proven':
      return t('{missing, plural, one {# pain point} other {# pain points}} without evidence', { missing });
    case 'feelings-proven':
      return t('{missing, plural, one {# feeling} other {# feelings}} only believed', { missing });
  }
}

/** "3 of 7 checks hold: no owner, not signed off, …"; the two that matter most are named. */
export function healthSentence(health: readonly Check[]): string {
  const held = health.filter((check) => check.holds).length;
  const failed = health.filter((check) => !check.holds);
  if (failed.length === 0) return t('All {n} checks hold', { n: health.length });
  const named = failed.slice(0, 2).map(failWords).join(', ');
  const more = failed.length > 2 ? ', …' : '';
  return `${t('{held} of {n} checks hold', { held, n: health.length })}: ${named}${more}`;
}
