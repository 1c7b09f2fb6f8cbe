/** Serves the product from source: the server restarts when code changes, the pages reload in place. */
import { spawn } from 'node:child_process';
import { root } from './run.mjs';

const bin = (name) => `${root}node_modules/.bin/${name}`;
const start = (...args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });

const children = [
  start(bin('tsx'), 'watch', '--clear-screen=false', 'src/cli/dev.ts', ...process.argv.slice(2)),
  start(bin('vite')),
];
const stop = () => children.forEach((child) => child.kill('SIGTERM'));
for (const child of children) child.on('exit', stop);
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
