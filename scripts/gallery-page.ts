/** The gallery page: which golden map is shown in which view, and what to look at. */
import type { Theme } from '../src/render/palette.ts';
import type { View } from '../src/render/scene.ts';

interface Shown {
  readonly name: string;
  readonly view: View;
  readonly theme: Theme;
  readonly title: string;
  readonly words: string;
}

const gifts = 'gift-buyers';

const shown: readonly Shown[] = [
  {
    name: gifts,
    view: 'grid',
    theme: 'light',
    title: 'Grid',
    words:
      'Stages with reach, time and who left; lanes of cards; measured feelings solid with their interval, declared ones dashed; "nobody" is the loudest word.',
  },
  {
    name: gifts,
    view: 'grid',
    theme: 'dark',
    title: 'Grid, dark',
    words: 'The same scene with the paints of the dark theme.',
  },
  {
    name: gifts,
    view: 'curve',
    theme: 'light',
    title: 'Emotion curve',
    words:
      'Monotone between measured points, never beyond them; a stage nobody measured stays a gap; dips name their pain.',
  },
  {
    name: gifts,
    view: 'metro',
    theme: 'light',
    title: 'Metro',
    words:
      'Height is the channel, a line is a way customers walk, a larger ring is shared; only level, upright and 45 degrees; labels touch nothing.',
  },
  { name: gifts, view: 'table', theme: 'light', title: 'Table', words: 'The same data for reading figures off.' },
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
    words: 'Each text runs in its own direction.',
  },
];

/** File of each picture below docs/, with what it draws. */
export const galleryPictures = shown.map((one) => ({
  ...one,
  map: `test/golden/${one.name}/map.journey.json`,
  picture: `gallery/${one.name}-${one.view}${one.theme === 'dark' ? '-dark' : ''}.png`,
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
