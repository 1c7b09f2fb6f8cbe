/** Every page on the screen of a desk. */
import { walkEveryPage } from './page-walk.ts';

walkEveryPage({ width: 1440, height: 900 });
