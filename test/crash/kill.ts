/** Starts a script of ours, waits until it has said enough, and kills it in the middle of its work. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The lines it said before it was killed with SIGKILL; `when` is asked after each line. */
export async function killWhen(
  script: string,
  args: readonly string[],
  when: (lines: readonly string[]) => boolean,
): Promise<string[]> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (!child.killed && when(lines)) child.kill('SIGKILL');
  }
  await gone;
  if (!child.killed) throw new Error(`${script} ended by itself after saying: ${lines.slice(-3).join(' / ')}`);
  return lines;
}
