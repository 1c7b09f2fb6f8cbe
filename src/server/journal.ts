/** What the operator reads: lines on stderr, with the stack of what broke. */

/** `what` is one short line; `error`, when given, is told with its stack and causes. */
export function journal(what: string, error?: unknown): void {
  const at = new Date().toISOString();
  process.stderr.write(`${at} ${what}${error === undefined ? '' : `: ${told(error)}`}\n`);
}

function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\n  because: ${told(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
