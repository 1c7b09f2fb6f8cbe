/** `doctor`: whether this machine can run Sojourn, and what to do where it cannot. */
import { statSync } from 'node:fs';
import { access, constants, statfs } from 'node:fs/promises';
import { freemem, totalmem } from 'node:os';
import { dirname, resolve } from 'node:path';
import { count } from '../render/wording.ts';
import type { AddVerb } from './program.ts';
import { dataFolder } from './data-folder.ts';
import { pad } from './table.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly detail: string;
  /** What to do, when something is wrong. */
  readonly fix?: string;
}

interface DoctorOptions {
  readonly data?: string;
  readonly json?: boolean;
}

const examples = `
Examples:
  sojourn doctor
  sojourn doctor --data /srv/sojourn --json

Exits with 1 when something needs attention.`;

export const addDoctor: AddVerb = (program, terminal, done) => {
  program
    .command('doctor')
    .description('check this machine, the engines and the data folder')
    .option('--data <folder>', 'data folder (default: ./sojourn-data)')
    .option('--json', 'print one JSON document')
    .addHelpText('after', examples)
    .action(async (options: DoctorOptions) => {
      const findings = await examine(dataFolder(options.data, terminal.env), terminal);
      const healthy = findings.every((one) => one.ok);
      await terminal.out(options.json ? `${JSON.stringify({ healthy, findings })}\n` : text(findings));
      done(healthy ? 0 : 1);
    });
};

function text(findings: readonly Finding[]): string {
  return findings
    .map(({ what, ok, detail, fix }) => `${ok ? 'ok  ' : 'BAD '} ${pad(what, 16)} ${detail}${fix ? ` ${fix}` : ''}\n`)
    .join('');
}

async function examine(folder: string, terminal: Terminal): Promise<Finding[]> {
  const { checkEngines } = await import('../server/check-engines.ts');
  return [
    { what: 'Sojourn', ok: true, detail: version() },
    nodeFinding(),
    memoryFinding(),
    ...(await checkEngines(terminal.env)),
    await folderFinding(resolve(folder)),
    await diskFinding(resolve(folder)),
  ];
}

function nodeFinding(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  const detail = `${process.versions.node} on ${process.platform} ${process.arch}`;
  return { what: 'Node', ok, detail, ...(ok ? {} : { fix: 'Install Node 20.19 or newer.' }) };
}

const mebibytes = (bytes: number): string => `${count(Math.round(bytes / 1_048_576))} MiB`;

function memoryFinding(): Finding {
  const ok = totalmem() >= 2 * 1024 ** 3;
  const detail = `${mebibytes(freemem())} free of ${mebibytes(totalmem())}`;
  return { what: 'Memory', ok, detail, ...(ok ? {} : { fix: 'Large logs need 2 GiB or more.' }) };
}

/** The nearest folder that is there: a data folder is made on the first start. */
function standing(folder: string): string {
  return statSync(folder, { throwIfNoEntry: false }) || dirname(folder) === folder ? folder : standing(dirname(folder));
}

async function folderFinding(folder: string): Promise<Finding> {
  const there = standing(folder);
  const what = 'Data folder';
  if (!statSync(there, { throwIfNoEntry: false })?.isDirectory()) {
    return { what, ok: false, detail: `${there} is a file.`, fix: 'Name a folder with --data.' };
  }
  try {
    await access(there, constants.R_OK | constants.W_OK);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'refused';
    return { what, ok: false, detail: `${there} cannot be written to (${why}).`, fix: 'Name another with --data.' };
  }
  if (there !== folder) return { what, ok: true, detail: `${folder} is made on the first start` };
  const { folderInUse } = await import('../server/check-engines.ts');
  const used = await folderInUse(folder);
  return { what, ok: true, detail: used ?? folder };
}

async function diskFinding(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(standing(folder));
  const ok = bavail * bsize >= 1024 ** 3;
  const detail = `${mebibytes(bavail * bsize)} free`;
  return { what: 'Disk', ok, detail, ...(ok ? {} : { fix: 'Make room: a million events take about 100 MiB.' }) };
}
