/** Every page and view, light and dark, in a window of one size: it opens without an error, fits, and can be used by all. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFaults } from './axe.ts';
import { firstMap, firstPersona, firstResponses, startProduct, workspaceOf, type Product } from './product.ts';

/** The product of the file that walks its pages. */
export let product: Product;
let source = '';
let map = '';
let persona = '';
let responses = '';

beforeAll(async () => {
  product = await startProduct();
  source = (await workspaceOf(product.url)).sources[0]?.id ?? '';
  map = await firstMap(product.url);
  responses = `/responses/${await firstResponses(product.url)}`;
  persona = `/personas/${await firstPersona(product.url)}`;
});
afterAll(() => product?.stop());

/** Name, address, and something that is only there when the page has been drawn. */
const pages = (): readonly (readonly [string, string, string])[] => [
  ['journeys', `/sources/${source}`, '.journey'],
  ['responses', responses, '.plain-table tbody tr'],
  ['what customers wrote', `${responses}/verbatims`, '.verbatim'],
  ['one touchpoint', `/sources/${source}/touchpoints/Pays`, '.touchpoint-groups'],
  ['two journeys compared', `/sources/${source}/compare`, '.compare-table tbody tr'],
  ['atlas as a tree', '/maps', '.atlas-map'],
  ['atlas as a list', '/maps?view=list', '.atlas-map'],
  ['atlas as a table', '/maps?view=table', '.plain-table'],
  ['touchpoints', '/touchpoints', '.register tbody tr'],
  ['personas', '/personas', '.persona-line'],
  ['persona', persona, '.empathy'],
  ['map as a grid', `${map}?view=grid`, '.map-grid .card'],
  ['map as a curve', `${map}?view=curve`, '.scene'],
  ['map as a metro', `${map}?view=metro`, '.scene'],
  ['map as a storyboard', `${map}?view=storyboard`, '.scene'],
  ['map as a blueprint', `${map}?view=blueprint`, '.scene'],
  ['map as a timeline', `${map}?view=timeline`, '.scene'],
  ['map as a matrix', `${map}?view=matrix`, '.scene'],
  ['stakeholders of a map', `${map}?view=stakeholders`, '.scene'],
  ['map presented', `${map}/present`, '.slide[data-shown]'],
  ['map as a table', `${map}?view=table`, '.map-table'],
  ['graph', `/sources/${source}/paths?view=graph`, '.graph-node'],
  ['list of moves', `/sources/${source}/paths?view=list`, '.plain-table'],
  ['whole paths', `/sources/${source}/paths?view=paths`, '.variant-path'],
  ['funnel', `/sources/${source}/paths?view=funnel`, '.funnel'],
  ['gaps of a map', `${map}?gaps=`, '.gap-group:visible'],
  ['what changed on a map', `${map}?changes=`, '.changes:visible'],
  ['gaps of all maps', '/gaps', '.gaps-rules li'],
  ['new map', '/maps/new', '.new-template'],
  ['new map of a template', '/maps/new?from=hospital-visit', '.ask-chosen'],
  ['new map of a paste', '/maps/new?from=paste', '.paste-teach'],
  ['import', '/import', '.bring-drop'],
  ['nothing there', '/nowhere', '.empty'],
];

/** Two files walk, one for each size, so that they can do so side by side. */
export function walkEveryPage(size: { readonly width: number; readonly height: number }): void {
  test.each([false, true])('every page opens, fits and is accessible (dark: %s)', async (dark) => {
    const { page, context, errors } = await product.page({ ...size, dark });
    for (const [name, address, drawn] of pages()) {
      await page.goto(product.url + address);
      await page.locator(drawn).first().waitFor();
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      const overflow = await page.evaluate(() => {
        const main = document.querySelector('main');
        const inside = main ? main.scrollWidth - main.clientWidth : 0;
        return Math.max(0, inside, document.documentElement.scrollWidth - window.innerWidth);
      });
      expect({ name, overflow }).toEqual({ name, overflow: 0 });
      expect({ name, violations: await seriousFaults(page) }).toEqual({ name, violations: [] });
      expect({ name, errors }).toEqual({ name, errors: [] });
    }
    await context.close();
  });
}
