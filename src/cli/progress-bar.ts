/** Shows progress on standard error: a bar where it can be redrawn, a line now and then where it cannot. */
import type { Progress, Watch } from '../lib/progress.ts';
import { count, share as percent } from '../render/wording.ts';
import type { Terminal } from './terminal.ts';

export interface ProgressBar extends Watch {
  /** Takes the bar away, so that what follows starts on a clean line. */
  readonly clear: () => void;
}

const redrawEvery = 80;
const lineEvery = 5_000;
const clearLine = '\r\u001b[K';

export function progressBar(terminal: Terminal, quiet: boolean, now: () => number = Date.now): ProgressBar {
  if (quiet) return { report: () => undefined, clear: () => undefined, signal: terminal.signal };
  return terminal.live ? bar(terminal, now) : lines(terminal, now);
}

function bar(terminal: Terminal, now: () => number): ProgressBar {
  let last = -Infinity;
  let doing = '';
  let drawn = false;
  return {
    signal: terminal.signal,
    report: (progress) => {
      if (progress.doing === doing && now() - last < redrawEvery) return;
      last = now();
      doing = progress.doing;
      drawn = true;
      terminal.err(clearLine + barText(progress, terminal.columns - 1));
    },
    clear: () => {
      if (drawn) terminal.err(clearLine);
      drawn = false;
    },
  };
}

function barText(progress: Progress, width: number): string {
  const share = shareOf(progress);
  const figure = share === undefined ? amount(progress) : percent(share);
  const room = Math.max(0, Math.min(24, width - progress.doing.length - figure.length - 3));
  const full = Math.round((share ?? 0) * room);
  const blocks = share === undefined || room < 6 ? '' : ` ${'━'.repeat(full)}${'┄'.repeat(room - full)}`;
  return `${progress.doing}${blocks} ${figure}`.slice(0, width);
}

function lines(terminal: Terminal, now: () => number): ProgressBar {
  let last = -Infinity;
  let doing = '';
  return {
    signal: terminal.signal,
    clear: () => undefined,
    report: (progress) => {
      const begins = progress.doing !== doing;
      if (!begins && now() - last < lineEvery) return;
      last = now();
      doing = progress.doing;
      const share = shareOf(progress);
      terminal.err(begins ? `${doing}\n` : `${doing}: ${share === undefined ? amount(progress) : percent(share)}\n`);
    },
  };
}

function shareOf(progress: Progress): number | undefined {
  if (!progress.total) return undefined;
  return Math.min(1, Math.max(0, progress.done / progress.total));
}

function amount(progress: Progress): string {
  if (progress.done <= 0) return '';
  return progress.unit === 'bytes'
    ? `${count(Math.round(progress.done / 1_048_576))} MiB`
    : `${count(progress.done)} ${progress.unit ?? ''}`.trim();
}
