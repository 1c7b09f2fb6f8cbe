/** What discovery found, as the workspace keeps it, with the group of every journey packed into text. */
import type { Discovered } from '../../events/mining/miner-shapes.ts';
import type { SourcesStore } from '../../workspace/sources.store.ts';

/** `assignments`: base64 of two bytes a journey, as the machine orders them; the machines we run on do alike. */
type Kept = Omit<Discovered, 'assignments'> & { readonly assignments: string };

export async function keepDiscovered(store: SourcesStore, source: string, found: Discovered): Promise<void> {
  const { buffer, byteOffset, byteLength } = found.assignments;
  const assignments = Buffer.from(buffer, byteOffset, byteLength).toString('base64');
  await store.saveDiscovery(source, { ...found, assignments } satisfies Kept);
}

export async function findDiscovered(store: SourcesStore, source: string): Promise<Discovered | undefined> {
  const kept = await store.discovery<Kept>(source);
  if (!kept) return undefined;
  // Copied, as a Buffer may begin at an odd byte of its memory.
  const bytes = new Uint8Array(Buffer.from(kept.assignments, 'base64'));
  return { ...kept, assignments: new Int16Array(bytes.buffer) };
}
