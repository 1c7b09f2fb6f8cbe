/** A map that people see, and may already edit, while its document is still on its way. */
import * as Y from 'yjs';
import type { Refusal } from '../lib/refusal.ts';
import { writeMap } from '../map/doc.ts';
import { applyEdits, labelOf, type Edit } from '../map/edits/edits.ts';
import type { JourneyMap } from '../map/map.ts';
import { expectMap, readMap } from '../map/read-map.ts';

/** Edits done together, as one thing to undo. */
type Group = readonly Edit[];

const nameOf = (group: Group | undefined): string | undefined => group?.[0] && labelOf(group[0]);

export class EarlyMap {
  readonly #given: JourneyMap;
  /** A document of our own to try edits on; most maps never see one. */
  #draft: Y.Doc | undefined;
  readonly #done: Group[] = [];
  #undone: Group[] = [];

  constructor(given: JourneyMap) {
    this.#given = given;
  }

  get map(): JourneyMap {
    return this.#done.length > 0 ? readMap(this.#drafted()) : this.#given;
  }

  /** What is to be done again on the real document, oldest first. */
  get done(): readonly Group[] {
    return this.#done;
  }

  get undoes(): string | undefined {
    return nameOf(this.#done.at(-1));
  }

  get redoes(): string | undefined {
    return nameOf(this.#undone.at(-1));
  }

  edit(edits: Group): Refusal | undefined {
    const no = applyEdits(this.#drafted(), edits, this);
    if (no) return no;
    this.#done.push(edits);
    this.#undone = [];
    return undefined;
  }

  undo(): void {
    const last = this.#done.pop();
    if (!last) return;
    this.#undone.push(last);
    // Written anew without it when it is looked at.
    this.#draft = undefined;
  }

  redo(): void {
    const next = this.#undone.pop();
    if (!next) return;
    this.#done.push(next);
    this.#draft = undefined;
  }

  #drafted(): Y.Doc {
    if (this.#draft) return this.#draft;
    const doc = new Y.Doc();
    expectMap(doc, this.#given);
    writeMap(doc, this.#given);
    // Reads once, so that what is the same in all later readings is the same object.
    readMap(doc);
    for (const edits of this.#done) applyEdits(doc, edits, this);
    this.#draft = doc;
    return doc;
  }
}
