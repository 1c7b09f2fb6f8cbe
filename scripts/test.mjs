/** Every test, those in a real browser too. Installs a browser when the machine has none. */
import { build } from './build.mjs';
import { findBrowser } from './browser.mjs';
import { inOrder, tool } from './run.mjs';

const args = process.argv.slice(2);
process.env.SOJOURN_CHROMIUM = await findBrowser();
await inOrder([
  ['build', () => build()],
  ['check', () => (args.length > 0 ? Promise.resolve(0) : import('./check.mjs').then(() => 0))],
  ['tests', () => tool('vitest', 'run', ...args)],
]);
