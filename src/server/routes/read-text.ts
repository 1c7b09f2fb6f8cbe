/** /api/read-text: says what map a pasted text would become, and stores nothing. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { isRefusal, Refused } from '../../lib/refusal.ts';
import { schemaId } from '../../map/file.ts';
import { currentVersion, type JourneyFile, type MeasuredMap } from '../../map/map.ts';
import { cellsOf } from '../../map/pasted-cells.ts';
import { mapFromWideTable } from '../../map/wide-table.ts';
import type { ReadMaps } from '../../render/map-files.ts';
import { address, answers } from '../address.ts';
import { PastedText, ReadText } from '../api.ts';

const read = address({
  method: 'post',
  path: '/api/read-text',
  summary: 'Reads a spreadsheet, a Mermaid text or a journey file that was pasted, as a map to look at',
  request: { body: { required: true, content: { 'application/json': { schema: PastedText } } } },
  responses: answers('What it was understood to be', ReadText),
  'x-may': { verb: 'create', thing: 'map' },
});

export function readTextRoutes(app: OpenAPIHono): void {
  app.openapi(read, async (c) => {
    const { readMapFile } = await import('../../render/map-files.ts');
    const { text } = c.req.valid('json');
    const table = text.includes('\t') ? tableIn(text) : undefined;
    const found = table ?? (await readMapFile('The pasted text', new TextEncoder().encode(text)));
    if (isRefusal(found)) throw new Refused(found);
    const lost = found.lost.map(({ what, line }) => (line === undefined ? what : `Line ${line}: ${what}`));
    const { format, matched } = found;
    return c.json({ format, matched: [...matched], lost, maps: found.maps.map(asFile) }, 200);
  });
}

function asFile({ map }: MeasuredMap): JourneyFile {
  return { $schema: schemaId, version: currentVersion, ...map };
}

/** What a spreadsheet puts on the clipboard; undefined for what has tabs and is no table of stages and lanes. */
function tableIn(text: string): ReadMaps | undefined {
  const found = mapFromWideTable(cellsOf(text));
  if (isRefusal(found)) return undefined;
  const matched = found.matched.map(({ what, text: words, count }) =>
    what === 'stages' || what === 'steps' ? `${count} ${what}` : `${what}: ${words.replace(/\s+/g, ' ')}`,
  );
  const lost = found.unmatched.map(({ why, row }) => ({ what: why, line: row + 1 }));
  return { maps: [{ map: found.map, measures: {} }], format: 'Spreadsheet', matched, lost };
}
