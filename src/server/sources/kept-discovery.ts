/** What discovery found, as the workspace keeps it, with the group of every journey packed into text. */
import type { Discovered } from '../../events/mining/miner-shapes.ts';
import type { SourcesStore } from '../../workspace/sources.store.ts';

/** Raised when discovery finds other things, or cuts a log elsewhere: what is kept of an older one is found anew. */
const form = 2;

/** `assignments`: base64 of two bytes a journey, as the machine orders them; the machines we run on do alike. */
type Kept = Omit<Discovered, 'assignments'> & { readonly form?: number; readonly assignments: string };

export async function keepDiscovered(store: SourcesStore, source: string, found: Discovered): Promise<void> {
  const { buffer, byteOffset, byteLength } = found.assignments;
  const assignments = Buffer.from(buffer, byteOffset, byteLength).toString('base64');
  await store.saveDiscovery(source, { ...found, form, assignments } satisfies Kept);
}

/** What is kept and still holds. */
export async function findDiscovered(store: SourcesStore, source: string): Promise<Discovered | undefined> {
  const kept = await store.discovery<Kept>(source);
  return kept?.form === form ? unpacked(kept) : undefined;
}

/** What is kept, be it of an older form: what is found again is known by it. */
export async function findEarlier(store: SourcesStore, source: string): Promise<Discovered | undefined> {
  const kept = await store.discovery<Kept>(source);
  return kept && unpacked(kept);
}

/** Logs whose discovery is of an older form, from before Sojourn was brought up to date, are discovered anew. */
export async function reopenOutdated(store: SourcesStore): Promise<void> {
  for (const { id, discovery } of await store.list()) {
    if (discovery === 'ready' && !(await findDiscovered(store, id))) await store.setDiscovery(id, 'running');
  }
}

function unpacked({ form: _form, ...kept }: Kept): Discovered {
  // Copied, as a Buffer may begin at an odd byte of its memory.
  const bytes = new Uint8Array(Buffer.from(kept.assignments, 'base64'));
  return { ...kept, assignments: new Int16Array(bytes.buffer) };
}
