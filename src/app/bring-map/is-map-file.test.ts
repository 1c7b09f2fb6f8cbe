import { expect, test } from 'vitest';
import { isMapFile } from './is-map-file.ts';

test.each([
  ['order.journey.json', '{}', true],
  ['Map.XLSX', 'PK', true],
  ['notes.txt', 'journey\n  title My day', true],
  ['export.csv', 'journey,stage,step,lane,card_id,text\n', true],
  ['wide.csv', ';Find;Pay\nActions;looks;pays\nPain points;slow;', true],
  ['x.json', '{"$schema":"urn:x","version":2,"stages":[]}', true],
  ['x.json', '[{"format":"THEYDO_INSIGHTS_V1"}]', true],
  ['x.xml', '<?xml version="1.0"?><CJML version="2.0">', true],
  ['orders.csv', 'customer,event,time\n1,Pay,2026-01-01', false],
  ['orders.json', '[{"customer":"1","event":"Pay"}]', false],
  ['log.xes', '<log>', false],
  ['orders.csv.gz', '', false],
])('%s beginning with %j: a map is %s', (name, head, expected) => {
  expect(isMapFile(name, head)).toBe(expected);
});
