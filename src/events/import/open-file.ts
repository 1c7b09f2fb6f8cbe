/** Opens a log file as a stream of unpacked bytes: gzip found by its magic bytes, bombs refused, torn ends survived. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { deny } from '../../lib/refusal.ts';
import type { UnpackLimits } from './log-input.ts';
import type { Problem } from './understanding.ts';

export const defaultLimits: UnpackLimits = { unpackedBytes: 64 * 2 ** 30, ratio: 250 };

/** Below this a high ratio does no harm. */
const ratioFrom = 64 * 2 ** 20;

export interface OpenedFile {
  readonly packed: boolean;
  /** Size on disk when it was opened; what is appended later is left for the next load. */
  readonly size: number;
  /** Bytes of the file consumed so far. */
  readonly consumed: () => number;
  readonly chunks: AsyncGenerator<Uint8Array, void, void>;
  /** Filled while `chunks` is walked. */
  readonly problems: Problem[];
}

export async function openFile(path: string, name: string, limits: Partial<UnpackLimits> = {}): Promise<OpenedFile> {
  const { size, magic } = await look(path, name);
  const packed = magic[0] === 0x1f && magic[1] === 0x8b;
  const problems: Problem[] = [];
  let consumed = 0;
  const source = async function* (): AsyncGenerator<Uint8Array, void, void> {
    if (size === 0) return;
    for await (const chunk of createReadStream(path, { highWaterMark: packed ? 1 << 16 : 1 << 20, end: size - 1 })) {
      consumed += chunk.length;
      yield chunk;
    }
  };
  const chunks = packed
    ? unpacked(source(), name, { ...defaultLimits, ...limits }, problems, () => consumed)
    : source();
  return { packed, size, consumed: () => consumed, chunks, problems };
}

async function look(path: string, name: string): Promise<{ size: number; magic: Uint8Array }> {
  const handle = await open(path).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return deny('cannot-read-file', `${name} cannot be read (${code}).`, {
      fix: code === 'ENOENT' ? 'Check the path.' : 'Check that it is a file you may read.',
      place: { file: path },
    });
  });
  try {
    const stat = await handle.stat();
    if (stat.isDirectory()) {
      deny('is-a-folder', `${name} is a folder.`, { fix: 'Name the files in it.', place: { file: path } });
    }
    const magic = new Uint8Array(2);
    await handle.read(magic, 0, 2, 0);
    return { size: stat.size, magic };
  } finally {
    await handle.close();
  }
}

/** A torn end is not an error: what came before it is whole. */
async function* unpacked(
  source: AsyncGenerator<Uint8Array, void, void>,
  name: string,
  limits: UnpackLimits,
  problems: Problem[],
  consumed: () => number,
): AsyncGenerator<Uint8Array, void, void> {
  const gunzip = createGunzip({ chunkSize: 1 << 18 });
  const arrived: Uint8Array[] = [];
  let total = 0;
  let broken = false;
  // Always flowing, so that nothing unpacked waits inside the stream when it breaks and is lost with it.
  gunzip.on('data', (chunk: Uint8Array) => arrived.push(chunk));
  const closed = new Promise<void>((resolve) => {
    gunzip.on('end', resolve);
    gunzip.on('error', () => ((broken = true), resolve()));
  });
  const feed = async (): Promise<boolean> => {
    const { value, done } = await source.next();
    if (done === true || broken) return false;
    await Promise.race([new Promise<void>((resolve) => gunzip.write(value, () => resolve())), closed]);
    return !broken;
  };
  try {
    for (let feeding = feed(), more = true; more;) {
      more = await feeding;
      if (!more && !broken) gunzip.end();
      if (!more) await closed;
      const ready = arrived.splice(0);
      // The next piece unpacks while this one is being read.
      if (more) feeding = feed();
      for (const chunk of ready) {
        total += chunk.length;
        refuseBomb(total, consumed(), name, limits);
        yield chunk;
      }
    }
    if (broken) problems.push(torn(name, total));
  } finally {
    gunzip.destroy();
    await source.return();
  }
}

function refuseBomb(total: number, packed: number, name: string, limits: UnpackLimits): void {
  const tooDense = total > ratioFrom && total > packed * limits.ratio;
  if (total <= limits.unpackedBytes && !tooDense) return;
  const why = tooDense
    ? `every packed byte becomes more than ${limits.ratio}`
    : `it is larger than ${Math.round(limits.unpackedBytes / 2 ** 20)} MiB`;
  deny('unpacks-too-large', `${name} was not unpacked to its end: ${why}.`, {
    fix: 'If you trust the file, unpack it yourself and give the unpacked file.',
    place: { file: name },
  });
}

function torn(name: string, total: number): Problem {
  return {
    message: `${name} is packed with gzip and ends too early or is damaged; the first ${total} unpacked bytes were used.`,
    fix: 'Fetch or pack the file again to get the rest.',
    place: { file: name },
  };
}
