/** What a changed record is called. */
import type { Change, Recorded } from '../../../map/difference.ts';
import type { JourneyMap } from '../../../map/map.ts';
import { plain } from '../../../map/rich-text.ts';
import { t } from '../../language/t.ts';
import { date } from '../../words.ts';
import type { Both } from './change-lines.ts';

const words = (value: unknown): string => (typeof value === 'string' ? value : '');

/** As it is called now, or was when it went. */
export function nameOfChanged({ kind, before, after }: Change, both: Both): string {
  const one = after ?? before;
  const map = after ? both.after : both.before;
  if (!one) return '';
  switch (kind) {
    case 'map':
      return both.after.title;
    case 'cards':
      return cardName(map, one.id);
    case 'links':
      return linkName(map, one);
    case 'lines':
      return t('Line below “{lane}”', { lane: map.lanes.find((lane) => lane.id === one.below)?.name ?? '' });
    case 'signOffs':
      return `${words(one.by)}, ${date(words(one.on))}`;
    default:
      return words(one.name) || t('Untitled');
  }
}

function cardName(map: JourneyMap, id: unknown): string {
  const card = map.cards.find((one) => one.id === id);
  if (card?.text) return plain(card.text);
  const meets = map.touchpoints.find((one) => one.id === card?.touchpoint);
  if (meets) return meets.name;
  const lane = map.lanes.find((one) => one.id === card?.lane)?.name ?? '';
  const step = map.stages.flatMap((stage) => stage.steps).find((one) => one.id === card?.step)?.name ?? '';
  return [lane, step].filter(Boolean).join(', ') || t('Untitled');
}

const linkName = (map: JourneyMap, link: Recorded): string => `${cardName(map, link.from)} → ${cardName(map, link.to)}`;
