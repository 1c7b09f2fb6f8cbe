/** Asks axe about the open page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Serious and critical faults of access, each with the first elements it is about; `within` narrows it to a part. */
export async function seriousFaults(page: Page, within?: string): Promise<string[]> {
  // The policy of the page forbids scripts from elsewhere; the checker is put in by the browser itself.
  await page.evaluate(axeSource);
  const found = await page.evaluate(async (part) => {
    const { axe } = globalThis as typeof globalThis & {
      axe: { run: (where: string | Document, options: object) => Promise<AxeResults> };
    };
    const result = await axe.run(part ?? document, { resultTypes: ['violations'] });
    return result.violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map((node) => node.html) }));
  }, within);
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).join(' | ')}`);
}
