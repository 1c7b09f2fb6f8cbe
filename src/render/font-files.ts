/** Where the fonts we draw with lie on disk; Node only. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export const faceFiles = {
  'sans-400': '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  'sans-500': '@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf',
  'sans-600': '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
  'serif-400': '@expo-google-fonts/newsreader/400Regular/Newsreader_400Regular.ttf',
  'serif-400-italic': '@expo-google-fonts/newsreader/400Regular_Italic/Newsreader_400Regular_Italic.ttf',
  'serif-500': '@expo-google-fonts/newsreader/500Medium/Newsreader_500Medium.ttf',
} as const;
export type FaceName = keyof typeof faceFiles;

export function facePath(name: FaceName): string {
  return require.resolve(faceFiles[name]);
}

/** A file of an installed font package, e.g. `@fontsource/inter/files/inter-latin-400-normal.woff2`. */
export function readFont(file: string): Buffer {
  return readFileSync(require.resolve(file));
}
