/** Runs one program of this checkout, its output passed through; resolves to its exit code. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

export function run(command, args = [], options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)));
  });
}

/** A tool installed with this checkout, e.g. `tool('vite', 'build')`. */
export function tool(name, ...args) {
  return run(process.execPath, [fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url)), ...args]);
}

/** Runs the steps in order; stops at the first that fails, naming it. */
export async function inOrder(steps) {
  for (const [name, step] of steps) {
    const code = await step();
    if (code !== 0) {
      process.stderr.write(`\n${name} failed\n`);
      process.exit(code);
    }
  }
}
