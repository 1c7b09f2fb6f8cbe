/** Changes what a lane is: its kind, whose it is, whether it stays in sight, whether it shows what is wanted. */
import { z } from 'zod';
import { refusal, type Refusal } from '../../lib/refusal.ts';
import { setFields } from '../doc.ts';
import { type Card, Id, type JourneyMap, laneKinds, type LaneKind } from '../map.ts';
import { clearable, fieldsOf, missing, type Verb } from './verb.ts';

export const EditLane = z.strictObject({
  verb: z.literal('edit-lane'),
  id: Id,
  kind: z.enum(laneKinds).optional(),
  pinned: clearable(z.boolean()),
  persona: clearable(Id),
  wanted: clearable(z.boolean()),
});
type EditLane = z.infer<typeof EditLane>;

/** What cards say that lanes of other kinds than these do not show. */
const shownOnlyBy: readonly { kinds: readonly LaneKind[]; fields: readonly (keyof Card)[]; what: string }[] = [
  { kinds: ['emotions'], fields: ['valence', 'intensity'], what: 'feelings' },
  {
    kinds: ['opportunities', 'solutions'],
    fields: ['effort', 'customerValue', 'businessValue', 'progress'],
    what: 'a place on the matrix',
  },
  { kinds: ['metrics'], fields: ['kpi'], what: 'targets' },
];

/** Refused when cards would no longer show what they say. */
function losesSomething(map: JourneyMap, { id, kind }: EditLane): Refusal | undefined {
  const lane = map.lanes.find((one) => one.id === id);
  if (kind === undefined || lane === undefined || lane.kind === kind) return undefined;
  for (const { kinds, fields, what } of shownOnlyBy) {
    if (!kinds.includes(lane.kind) || kinds.includes(kind)) continue;
    const losing = map.cards.filter((card) => card.lane === id && fields.some((field) => card[field] !== undefined));
    if (losing.length === 0) continue;
    const message = `${losing.length} of the cards on "${lane.name}" declare ${what}, which a lane of that kind does not show.`;
    return refusal('kind-would-lose', message, { fix: 'Add a lane of the other kind and move cards there.' });
  }
  return undefined;
}

/** Refused when a lane that is not about feelings would show the wanted ones. */
function wantsNoFeelings(map: JourneyMap, { id, kind, wanted }: EditLane): Refusal | undefined {
  const lane = map.lanes.find((one) => one.id === id);
  const willWant = wanted === undefined ? lane?.wanted === true : wanted === true;
  if (!willWant || (kind ?? lane?.kind) === 'emotions') return undefined;
  return refusal('no-emotion-lane', 'Only an emotion lane can show what we want it to feel like.', {
    fix: 'Make it an emotion lane, or clear what is wanted at the same time.',
  });
}

export const editLane: Verb<EditLane> = {
  label: 'Edit the lane',
  refuse: (map, edit) =>
    missing(map, 'lanes', edit.id) ??
    missing(map, 'personas', edit.persona) ??
    losesSomething(map, edit) ??
    wantsNoFeelings(map, edit),
  apply: (doc, edit) => setFields(doc, 'lanes', edit.id, fieldsOf(edit)),
};
