/** The maps opened since the page was loaded; coming back to one keeps what can be undone in it. */
import { LiveMap } from '../live.ts';

const opened = new Map<string, LiveMap>();

export function openMap(id: string): LiveMap {
  const known = opened.get(id);
  // One that ended (it was deleted, or may not be read) is asked for anew.
  if (known && known.state().connection !== 'ended') return known;
  const made = new LiveMap(id);
  opened.set(id, made);
  return made;
}
