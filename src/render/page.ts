/** What stands around every view: its title, where its figures come from, and the words for those who listen. */
import type { Language } from '../lib/language.ts';
import type { MeasuredMap, Picture, Origin } from '../map/map.ts';
import { block, margin, lineHeight, styles } from './marks.ts';
import type { Theme } from './palette.ts';
import type { Item, Scene, View } from './scene.ts';
import { clamp } from './text.ts';
import { count, period } from './wording.ts';
import { hear, say } from './language.ts';
import type { Direction } from './direction.ts';

/** Pixels a drawing fills where nobody says otherwise. */
export const usualWidth = 1200;

/** What a caller may ask of a drawing. */
export interface DrawOptions {
  readonly view: View;
  readonly theme: Theme;
  /** Of every word that is not the map's own; absent: what is spoken, English where nobody said. */
  readonly language?: Language | undefined;
  /** The side the journey begins on; absent: the one the map is read from. */
  readonly direction?: Direction;
  /** Room to fill, in pixels; a map that needs more takes more. */
  readonly width?: number;
  /** False where the page around the drawing already shows the title. */
  readonly title?: boolean;
  /** Only the feelings and lines of these personas, and what belongs to nobody; absent or empty narrows nothing. */
  readonly personas?: readonly string[];
  /** Where the bytes of a picture are: a `data:` URL for files, an address for the app; undefined draws its words. */
  readonly pictures?: (picture: Picture) => string | undefined;
  /** Timeline: true length with broken axis where one wait dwarfs the rest, or logarithmic lengths. */
  readonly timeScale?: 'broken' | 'log';
  /** Stakeholders: rings around the customer, or influence by interest. */
  readonly stakeholdersBy?: 'rings' | 'influence';
  /** Curve: pixels from +2 down to -2; 320 where absent. */
  readonly plotHeight?: number;
  /** Matrix: weight of the customer's value in [0, 1]; the rest is the weight of the company's. 0.5 where absent. */
  readonly customerWeight?: number;
}

const kinds = {
  'current-state': 'How it is today',
  'future-state': 'How it should be',
  'service-blueprint': 'Service blueprint',
  'day-in-the-life': 'A day in the life',
} as const;

/** "Discovered from 8,214 journeys of 7,950 customers, 1 Aug to 31 Oct 2025"; without the customers where they are not asked. */
export function originWords(measured: MeasuredMap, people = true): string {
  const { map } = measured;
  const { origin } = map;
  if (!origin) return [say(kinds[map.kind]), map.summary ?? ''].filter(Boolean).join(' · ');
  const when = period(origin.from, origin.to);
  const what = foundIn(origin, people);
  return [when ? `${what}, ${when}` : what, origin.cut && hear(origin.cut)].filter(Boolean).join(' · ');
}

/** Numbers that would tell of few people are not known here. */
function foundIn({ journeys = 0, customers }: Origin, people: boolean): string {
  if (journeys === 0) return say('Discovered from a log');
  if (!people || customers === undefined)
    return say('Discovered from {journeys} journeys', { journeys: count(journeys) });
  return say('Discovered from {journeys} journeys of {customers} customers', {
    journeys: count(journeys),
    customers: count(customers),
  });
}

/** The title and its grey line; `height` is what they take, the space below included. */
export function titleBlock(measured: MeasuredMap, width: number): { items: Item[]; height: number } {
  const at = { x: margin, y: margin - 6, width };
  const title = clamp(measured.map.title || say('Untitled journey'), width, styles.page, 2).lines;
  const under = clamp(originWords(measured), width, styles.text, 2).lines;
  const below = at.y + title.length * lineHeight(styles.page) + 4;
  const items = [...block(title, at, styles.page), ...block(under, { ...at, y: below }, styles.text, 'quiet')];
  return { items, height: below + under.length * lineHeight(styles.text) + 16 };
}

/** The scene around what a view laid out. */
export function page(
  measured: MeasuredMap,
  options: DrawOptions,
  laid: { items: readonly Item[]; width: number; height: number; desc: string },
): Scene {
  return {
    width: Math.ceil(laid.width),
    height: Math.ceil(laid.height),
    theme: options.theme,
    title: measured.map.title || say('Untitled journey'),
    desc: laid.desc,
    items: laid.items,
  };
}
