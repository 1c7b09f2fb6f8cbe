/** What two maps tell each other of the things they share, looked at one after the other as the server does. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { anyDraw, editFrom } from '../../test/any-edit.ts';
import { aMap, card, lane, persona, stage, touchpoint } from '../map/build.ts';
import { carriedOnto } from '../map/carried.ts';
import { writeMap } from '../map/doc.ts';
import { applyEdit, applyEdits } from '../map/edits/edits.ts';
import type { JourneyMap } from '../map/map.ts';
import { readMap } from '../map/read-map.ts';
import { editOf, type FieldChanges, isEmpty, planCarry, sharedThingsOf, thingKey } from './shared-things.ts';

const shop = touchpoint('Shop', 'web', { owner: 'Jonas', events: ['Visited'] });
const order = aMap(
  stage('Find'),
  stage('Order'),
  lane('Insights', 'insights'),
  card('reorders', 'insights', 'find/find', 'Offices reorder', { shared: true }),
  shop,
  touchpoint('Phone', 'telephone'),
  persona('Tom'),
);
const complaint = aMap(
  stage('Notice'),
  lane('Why', 'insights'),
  card('reorders', 'why', 'notice/notice', 'Offices reorder', { shared: true }),
  shop,
  persona('Tom'),
);

type Known = Map<string, FieldChanges>;

/** Two maps and what the workspace knows of their things. */
class Pair {
  readonly docs: readonly Y.Doc[];
  readonly #known: Known = new Map();
  readonly #last: Known[] = [new Map(), new Map()];

  constructor(...maps: readonly JourneyMap[]) {
    this.docs = maps.map((map) => {
      const doc = new Y.Doc();
      writeMap(doc, map);
      return doc;
    });
    for (const at of [0, 1]) this.look(at);
  }

  map(at: number): JourneyMap {
    return readMap(this.docs[at] ?? new Y.Doc());
  }

  /** True when the look wrote anything to either map. */
  look(at: number): boolean {
    const things = sharedThingsOf(this.map(at));
    const { carry, behind } = planCarry(things, this.#last[at] ?? new Map(), this.#known);
    for (const news of carry) this.#known.set(thingKey(news), news.fields);
    const wrote = [this.#tell(1 - at, carry), this.#tell(at, behind)];
    this.#last[at] = new Map(things.map((thing) => [thingKey(thing), thing.fields]));
    return wrote.includes(true);
  }

  #tell(
    at: number,
    changes: readonly { kind: 'persona' | 'touchpoint' | 'card'; id: string; changes: FieldChanges }[],
  ) {
    const edits = carriedOnto(this.map(at), changes.filter((one) => !isEmpty(one.changes)).map(editOf));
    const doc = this.docs[at];
    const no = doc && applyEdits(doc, edits);
    if (no !== undefined) throw new Error(no.message);
    return edits.length > 0;
  }
}

test('[M45] what comes back to a map changes nothing elsewhere, and takes on what the others say', () => {
  const pair = new Pair(order, complaint);
  const [first, second] = pair.docs;
  if (first === undefined || second === undefined) throw new Error('no documents');
  applyEdit(first, { verb: 'delete-touchpoint', id: 'shop' });
  pair.look(0);
  applyEdit(second, { verb: 'edit-touchpoint', id: 'shop', name: 'Web shop' });
  pair.look(1);
  applyEdit(first, { verb: 'add-touchpoint', id: 'shop', name: 'Shop', channel: 'web' });
  pair.look(0);
  expect(pair.map(1).touchpoints[0]).toMatchObject({ name: 'Web shop', owner: 'Jonas' });
  expect(pair.map(0).touchpoints.find((one) => one.id === 'shop')).toMatchObject({ name: 'Web shop', owner: 'Jonas' });
});

test('[M43] [M46] whatever is done to two maps, they soon have nothing more to tell, and say the same of what they share', () => {
  const draws = fc.array(anyDraw, { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(draws, draws, (mine, theirs) => {
      const pair = new Pair(order, complaint);
      for (const [at, some] of [mine, theirs].entries()) {
        const doc = pair.docs[at];
        if (doc === undefined) continue;
        for (const [index, draw] of some.entries()) applyEdit(doc, editFrom(readMap(doc), draw, `${at}${index}`));
      }
      let looks = 0;
      for (let quiet = 0; quiet < 2; looks++) quiet = pair.look(looks % 2) ? 0 : quiet + 1;
      expect(looks).toBeLessThan(10);
      for (const kind of ['personas', 'touchpoints'] as const) {
        const there = new Map(pair.map(1)[kind].map((one) => [one.id, one.name]));
        const both = pair.map(0)[kind].filter((one) => there.has(one.id));
        expect(both.map((one) => one.name)).toEqual(both.map((one) => there.get(one.id)));
      }
    }),
    { numRuns: 60 },
  );
});
