/** Draws a line of the service blueprint below a lane. */
import { z } from 'zod';
import { refusal, type Refusal } from '../../lib/refusal.ts';
import { orderBefore, putRecord } from '../doc.ts';
import { BlueprintLine, type JourneyMap } from '../map.ts';
import { fieldsOf, missing, taken, type Verb } from './verb.ts';

export const AddLine = z.looseObject({ verb: z.literal('add-line'), ...BlueprintLine.shape });

/** Refused when such a line is below that lane already. */
export function lineThere(map: JourneyMap, line: { id: string; kind: string; below: string }): Refusal | undefined {
  const there = map.lines?.some((one) => one.id !== line.id && one.kind === line.kind && one.below === line.below);
  if (there !== true) return undefined;
  return refusal('line-there', 'There is such a line below that lane already.', { fix: 'Choose another lane.' });
}

export const addLine: Verb<z.infer<typeof AddLine>> = {
  label: 'Add a line',
  refuse: (map, edit) => taken(map, 'lines', edit.id) ?? missing(map, 'lanes', edit.below) ?? lineThere(map, edit),
  apply: (doc, edit) =>
    putRecord(doc, 'lines', edit.id, fieldsOf(edit), { order: orderBefore(doc, 'lines', edit.id, null) }),
};
