/** Entry of `npm run dev`: `sojourn start` from source. */
import { main } from './main.ts';

await main(['start', ...process.argv.slice(2)]);
