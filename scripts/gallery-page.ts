/** The gallery page: which golden map is shown in which view, and what to look at. */
import type { Language } from '../src/lib/language.ts';
import type { Theme } from '../src/render/palette.ts';
import type { View } from '../src/render/scene.ts';

interface Shown {
  readonly name: string;
  readonly view: View;
  readonly theme: Theme;
  /** Of the words around the map; English where it is not said. */
  readonly language?: Language;
  readonly title: string;
  readonly words: string;
}

const gifts = 'gift-buyers';
const account = 'account-opening';

interface Sight {
  readonly view: View;
  readonly map: string;
  readonly title: string;
  readonly words: string;
}

const sights: readonly Sight[] = [
  {
    map: gifts,
    view: 'grid',
    title: 'Grid',
    words:
      'Stages with reach, time and who left; lanes of cards; measured feelings solid with their interval, declared ones dashed; "nobody" is the loudest word.',
  },
  {
    map: gifts,
    view: 'curve',
    title: 'Emotion curve',
    words:
      'Monotone between measured points, never beyond them; a stage nobody measured stays a gap; dips name their pain.',
  },
  {
    map: account,
    view: 'curve',
    title: 'Emotion curve of two personas, and how it should feel',
    words: 'Declared lines dashed, the wanted one in long strokes with diamonds; thickness is how strongly it is felt.',
  },
  {
    map: gifts,
    view: 'metro',
    title: 'Metro',
    words:
      'Height is the channel, a line is a way customers walk, a larger ring is shared; only level, upright and 45 degrees; labels touch nothing.',
  },
  {
    map: gifts,
    view: 'storyboard',
    title: 'Storyboard',
    words:
      'One frame a step. Where there is no picture, the channel and the place on the curve stand for it: nothing is invented.',
  },
  {
    map: account,
    view: 'blueprint',
    title: 'Service blueprint',
    words:
      'Bands parted by three lines; arrows across the line of visibility are heavier, and each step says how often it crosses it.',
  },
  {
    map: account,
    view: 'timeline',
    title: 'Timeline',
    words:
      'Steps over real time, waits in terracotta, measured ones solid, declared ones dashed; what dwarfs the rest breaks the axis, which says how much is not drawn.',
  },
  { map: gifts, view: 'table', title: 'Table', words: 'The same data for reading figures off.' },
  {
    map: account,
    view: 'matrix',
    title: 'Opportunity matrix',
    words:
      'Effort by value; quarters are named by which end of an axis is better; bubbles grow with the insights and pains behind them; what nobody scored waits in a tray.',
  },
  {
    map: account,
    view: 'stakeholders',
    title: 'Stakeholders',
    words: 'Rings around the customer and what everybody gives; ways lead around whoever stands between.',
  },
];

/** Every view, light and then dark. */
const everyView: readonly Shown[] = sights.flatMap(({ map, view, title, words }) => [
  { name: map, view, theme: 'light' as const, title, words },
  {
    name: map,
    view,
    theme: 'dark' as const,
    title: `${title}, dark`,
    words: 'The same scene with the paints of the dark theme.',
  },
]);

const shown: readonly Shown[] = [
  ...everyView,
  {
    name: 'twelve-stages',
    view: 'metro',
    theme: 'light',
    title: 'Twelve stages, six lines',
    words: 'Bundles keep their order; lines beyond the fourth are dashed.',
  },
  {
    name: 'german-words',
    view: 'grid',
    theme: 'light',
    title: 'Long words',
    words: 'Words wider than a card are cut into even parts.',
  },
  {
    name: 'arabic-hebrew',
    view: 'grid',
    theme: 'light',
    title: 'Right to left',
    words: 'A map read from the right begins at the right; each text runs in its own direction.',
  },
  {
    name: 'arabic-hebrew',
    view: 'curve',
    theme: 'light',
    title: 'Right to left, the curve',
    words: 'Scale and first stage at the right; later is to the left.',
  },
  {
    name: account,
    view: 'timeline',
    theme: 'light',
    language: 'de',
    title: 'In German',
    words:
      'Words, numbers and days around a map are in the language of its reader; what stands on the map stays as it was written.',
  },
];

/** File of each picture below docs/, with what it draws. */
export const galleryPictures = shown.map((one) => ({
  ...one,
  map: `test/golden/${one.name}/map.journey.json`,
  picture: `gallery/${one.name}-${one.view}${one.theme === 'dark' ? '-dark' : ''}${one.language ? `-${one.language}` : ''}.png`,
}));

/** The text of docs/gallery.md. */
export function galleryPage(): string {
  const parts = galleryPictures.map(
    ({ title, words, picture, map }) => `## ${title}\n\n${words}\n\n[![${title}](${picture})](../${map})\n`,
  );
  return `# Gallery

Every picture is a golden case: the map stands in \`test/golden/<case>/map.journey.json\`, the drawing it must give
beside it, and a click on a picture opens its map. \`node --import tsx scripts/gallery.ts\` draws the pictures again.

${parts.join('\n')}`;
}
