/** The work of importing answers: load them, and say how many, where they went and what was set aside. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { rejectionsCsv } from '../../events/import/rejections.ts';
import type { ImportProgress } from '../api.ts';
import { loadResponses, type LoadResponsesParts } from '../responses/load-responses.ts';
import type { ImportTask } from './import-jobs.ts';
import { responseWishesOf } from './look.ts';
import { rejectedPath } from './rejected-path.ts';

export async function runResponses(
  parts: LoadResponsesParts,
  { id, name, path, wishes }: ImportTask,
  report: (news: Partial<ImportProgress>) => void,
  signal: AbortSignal,
): Promise<void> {
  const loaded = await loadResponses(
    parts,
    { path },
    { wishes: responseWishesOf(wishes), name, load: id, ...(wishes.about ? { about: wishes.about } : {}) },
    {
      signal,
      report: ({ doing, done, total }) =>
        report({ doing, share: total === undefined || total <= 0 ? null : Math.min(1, done / total) }),
    },
  );
  if (loaded.rejected > 0) {
    await pipeline(Readable.from(rejectionsCsv(loaded.rejections())), createWriteStream(rejectedPath(path)), {
      signal,
    });
  }
  report({ rows: loaded.responses, rejected: loaded.rejected, source: loaded.source });
}
