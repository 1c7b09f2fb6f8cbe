/** The sample workspace, made by the product itself once for all stories; each story starts on a copy of its own. */
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Names the folder in which the first story that needs the sample leaves it; passed on to every story. */
const place = 'SOJOURN_STORIES';

/**
 * Runs once before the stories, in the runner itself; what it returns runs after the last of them. Builds what is not
 * built: two stories that start side by side would each begin to.
 */
export async function setup(): Promise<() => Promise<void>> {
  const build = fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url));
  execFileSync(process.execPath, [build], { stdio: 'inherit' });
  const folder = await mkdtemp(join(tmpdir(), 'sojourn-stories-'));
  process.env[place] = folder;
  return () => rm(folder, { recursive: true, force: true });
}

/** Where the sample is shared; undefined outside a run of stories, where nobody else needs it. */
export const sharedFolder = (): string | undefined => process.env[place];

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/**
 * Fills `data` with the sample: the first story of all has it made by `make`, in a folder of its own which nothing
 * holds open afterwards; those that come meanwhile wait. Rejects when it could not be made.
 */
export async function copySample(folder: string, data: string, make: (data: string) => Promise<void>): Promise<void> {
  const [making, made, failed] = ['making', 'made', 'failed'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  if (await isFirst(join(folder, 'taken'))) {
    try {
      await make(making);
      await rename(making, made);
    } catch (error) {
      await mkdir(failed);
      throw error;
    }
  }
  while (!(await exists(made))) {
    if (await exists(failed)) throw new Error('the sample could not be made: see the first story that failed');
    await pause(100);
  }
  // The store's own links are relative, and stay so.
  await cp(made, data, { recursive: true, verbatimSymlinks: true });
}

/** A folder is made by one only, however many try. */
async function isFirst(mark: string): Promise<boolean> {
  try {
    await mkdir(mark);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
