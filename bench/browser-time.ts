/** What a browser spends on something: time on the clock, and time of processors, which a busy machine does not stretch. */
import type { Browser, CDPSession, Page } from 'playwright-core';

/** All in milliseconds. */
export interface Spent {
  readonly clock: number;
  /** Processor time of the page's main thread, and what of it were scripts, layout and style. */
  readonly page: number;
  readonly script: number;
  readonly layout: number;
  readonly style: number;
  /** Processor time of every process of the browser: drawing and compositing with it. */
  readonly browser: number;
}

interface Metrics {
  readonly metrics: readonly { readonly name: string; readonly value: number }[];
}

async function pageTimes(session: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics } = (await session.send('Performance.getMetrics')) as Metrics;
  return new Map(metrics.map(({ name, value }) => [name, value * 1000]));
}

/** Processes that ended meanwhile are left out, so only ask while the page is open. */
async function browserTime(session: CDPSession): Promise<ReadonlyMap<number, number>> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return new Map(processInfo.map(({ id, cpuTime }) => [id, cpuTime * 1000]));
}

/** Looks at what the page and its browser spend while `act` is done. */
export class BrowserTime {
  readonly #page: CDPSession;
  readonly #browser: CDPSession;

  private constructor(page: CDPSession, browser: CDPSession) {
    this.#page = page;
    this.#browser = browser;
  }

  static async of(page: Page, browser: Browser): Promise<BrowserTime> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new BrowserTime(session, await browser.newBrowserCDPSession());
  }

  async during<T>(act: () => Promise<T>): Promise<{ readonly result: T; readonly spent: Spent }> {
    const before = await pageTimes(this.#page);
    const all = await browserTime(this.#browser);
    const start = performance.now();
    const result = await act();
    const clock = performance.now() - start;
    const after = await pageTimes(this.#page);
    const ofPage = (name: string): number => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    let browser = 0;
    for (const [id, time] of await browserTime(this.#browser)) browser += time - (all.get(id) ?? 0);
    const spent = {
      clock,
      page: ofPage('TaskDuration'),
      script: ofPage('ScriptDuration'),
      layout: ofPage('LayoutDuration'),
      style: ofPage('RecalcStyleDuration'),
      browser,
    };
    return { result, spent };
  }
}
