/** Where the data lies when nobody says otherwise. */
import type { Terminal } from './terminal.ts';

/** The folder that was named, by option or environment. */
export function dataFolder(named: string | undefined, env: Terminal['env']): string {
  return named ?? (env['SOJOURN_DATA'] || 'sojourn-data');
}
