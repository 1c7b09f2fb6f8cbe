/** What stories do with maps: make one on the server, read its file, open it, and reach into the page. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { JourneyFile } from '../../src/map/map.ts';
import type { Product } from './product.ts';

export interface OnMaps {
  /** A new map on the server, from a file or a wish; resolves with its id. */
  readonly made: (wish: object) => Promise<string>;
  readonly fileOf: (id: string) => Promise<JourneyFile>;
  /** Opens the map, as a grid unless another view is named. */
  readonly opened: (page: Page, id: string, view?: string) => Promise<void>;
}

/** For the product of a file, which starts only after its helpers are made. */
export function onMaps(product: () => Product): OnMaps {
  return {
    made: async (wish) => {
      const answer = await fetch(`${product().url}/api/maps`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(wish),
      });
      if (answer.status !== 201) throw new Error(`the map was not taken: ${await answer.text()}`);
      return ((await answer.json()) as { id: string }).id;
    },
    fileOf: async (id) => (await (await fetch(`${product().url}/api/maps/${id}`)).json()) as JourneyFile,
    opened: async (page, id, view = 'grid') => {
      await page.goto(`${product().url}/maps/${id}?view=${view}`);
      await page.locator('.map-grid [data-spot], svg.scene, .sheet-table').first().waitFor();
    },
  };
}

/** Resolves when the server has everything that was typed. */
export const saved = (page: Page): Promise<void> => page.locator('.save-state', { hasText: 'Saved' }).waitFor();

export const cellAt = (page: Page, lane: string, step: string): Locator =>
  page.locator(`td[data-cell^="${lane}"][data-cell$="${step}"]`);

/** To another view of the open map, by its switch. */
export const switchTo = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'View of the map' }).getByRole('link', { name }).click();

/** Pastes words where the focus is. */
export const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate((words) => {
    const data = new DataTransfer();
    data.setData('text/plain', words);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  }, text);

/** Drops a file onto the window as a desktop would. */
export const dropFile = (page: Page, name: string, text: string): Promise<void> =>
  page.evaluate(
    ([file, words]) => {
      const data = new DataTransfer();
      data.items.add(new File([words ?? ''], file ?? ''));
      for (const kind of ['dragenter', 'dragover', 'drop'])
        window.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [name, text] as const,
  );

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Drags with the mouse, in steps as a hand would. */
export async function drag(page: Page, from: Spot, to: Spot): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + (to.x - from.x) / 4, from.y + (to.y - from.y) / 4, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
}

/** Where something stands in the window; fails when it is not drawn. */
export async function boxOf(part: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await part.boundingBox();
  expect(box, 'it is drawn').not.toBeNull();
  return box ?? { x: 0, y: 0, width: 0, height: 0 };
}

export const middleOf = async (part: Locator): Promise<Spot> => {
  const { x, y, width, height } = await boxOf(part);
  return { x: x + width / 2, y: y + height / 2 };
};
