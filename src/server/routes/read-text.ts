/** /api/read-text: says what map a pasted text would become, and stores nothing. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { isRefusal, Refused } from '../../lib/refusal.ts';
import { schemaId } from '../../map/file.ts';
import { currentVersion, untitled, type JourneyFile, type MeasuredMap } from '../../map/map.ts';
import type { Lost } from '../../render/map-forms.ts';
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
    const found = await readMapFile(pasted, new TextEncoder().encode(text));
    if (isRefusal(found)) throw new Refused(found);
    const { format, matched } = found;
    return c.json(
      { format, matched: [...matched], lost: found.lost.map(lostWords), maps: found.maps.map(asFile) },
      200,
    );
  });
}

/** What messages call the text, and what a map in it is called that says no name itself. */
const pasted = 'The pasted text';

function asFile({ map }: MeasuredMap): JourneyFile {
  const title = map.title === pasted ? untitled : map.title;
  return { $schema: schemaId, version: currentVersion, ...map, title };
}

function lostWords({ what, where, line }: Lost): string {
  const words = where === undefined ? what : `“${where}”: ${what}`;
  return line === undefined ? words : `Line ${line}, ${words}`;
}
