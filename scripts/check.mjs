/** Types, lint, format, dead code and generated files: everything that can be checked without running it. */
import { inOrder, run, tool } from './run.mjs';

await inOrder([
  ['types', () => tool('tsc', '-p', 'tsconfig.json')],
  ['lint', () => tool('oxlint', '--deny-warnings')],
  ['format', () => tool('oxfmt', '--check', '.')],
  ['dead code', () => tool('knip')],
  ['generated files', () => run(process.execPath, ['--import', 'tsx', 'scripts/generate.ts', '--check'])],
]);
