/** The door of the command line: runs what was typed and leaves the exit code with the process. */
import { runCommand } from './program.ts';
import { processTerminal } from './terminal.ts';

/** Resolves when the command has ended; `process.exitCode` says how. */
export async function main(argv: readonly string[]): Promise<void> {
  process.exitCode = await runCommand(argv, processTerminal());
}
