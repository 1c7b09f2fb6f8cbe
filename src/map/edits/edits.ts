/** Everything a person can do to a map: the one list that menus, keyboard, HTTP and undo derive from. */
import type * as Y from 'yjs';
import { z } from 'zod';
import { isRefusal, refusal, type Refusal } from '../../lib/refusal.ts';
import type { JourneyMap } from '../map.ts';
import { readMap } from '../read-map.ts';
import { AddCard, addCard } from './add-card.ts';
import { AddLane, addLane } from './add-lane.ts';
import { AddLine, addLine } from './add-line.ts';
import { AddPath, addPath } from './add-path.ts';
import { AddPersona, addPersona } from './add-persona.ts';
import { AddStage, addStage } from './add-stage.ts';
import { AddStakeholder, addStakeholder } from './add-stakeholder.ts';
import { AddStep, addStep } from './add-step.ts';
import { AddTouchpoint, addTouchpoint } from './add-touchpoint.ts';
import { CollapseLane, collapseLane } from './collapse-lane.ts';
import { DeleteCard, deleteCard } from './delete-card.ts';
import { DeleteLane, deleteLane } from './delete-lane.ts';
import { DeleteLine, deleteLine } from './delete-line.ts';
import { DeletePath, deletePath } from './delete-path.ts';
import { DeletePersona, deletePersona } from './delete-persona.ts';
import { DeleteStage, deleteStage } from './delete-stage.ts';
import { DeleteStakeholder, deleteStakeholder } from './delete-stakeholder.ts';
import { DeleteStep, deleteStep } from './delete-step.ts';
import { DeleteTouchpoint, deleteTouchpoint } from './delete-touchpoint.ts';
import { DeleteView, deleteView } from './delete-view.ts';
import { EditCard, editCard } from './edit-card.ts';
import { EditLane, editLane } from './edit-lane.ts';
import { EditLink, editLink } from './edit-link.ts';
import { EditPath, editPath } from './edit-path.ts';
import { EditPersona, editPersona } from './edit-persona.ts';
import { EditStage, editStage } from './edit-stage.ts';
import { EditStakeholder, editStakeholder } from './edit-stakeholder.ts';
import { EditStep, editStep } from './edit-step.ts';
import { EditTouchpoint, editTouchpoint } from './edit-touchpoint.ts';
import { EditView, editView } from './edit-view.ts';
import { HideLane, hideLane } from './hide-lane.ts';
import { LinkCards, linkCards } from './link-cards.ts';
import { MergeStages, mergeStages } from './merge-stages.ts';
import { MoveCard, moveCard } from './move-card.ts';
import { MoveLane, moveLane } from './move-lane.ts';
import { MoveLine, moveLine } from './move-line.ts';
import { MoveStage, moveStage } from './move-stage.ts';
import { MoveStep, moveStep } from './move-step.ts';
import { RenameLane, renameLane } from './rename-lane.ts';
import { RenameMap, renameMap } from './rename-map.ts';
import { RenameStage, renameStage } from './rename-stage.ts';
import { RenameStep, renameStep } from './rename-step.ts';
import { SaveView, saveView } from './save-view.ts';
import { SetMapFields, setMapFields } from './set-map-fields.ts';
import { SignOff, signOff } from './sign-off.ts';
import { SplitStage, splitStage } from './split-stage.ts';
import { UnlinkCards, unlinkCards } from './unlink-cards.ts';
import { WithdrawSignOff, withdrawSignOff } from './withdraw-sign-off.ts';
import { foresee } from './foresee.ts';
import type { Verb } from './verb.ts';

/** An edit as data; `verb` says which. Ids of what it makes come with it, so that it does the same everywhere. */
export const Edit = z.discriminatedUnion('verb', [
  RenameMap,
  SetMapFields,
  SignOff,
  WithdrawSignOff,
  AddStage,
  RenameStage,
  EditStage,
  SplitStage,
  MergeStages,
  MoveStage,
  DeleteStage,
  AddStep,
  RenameStep,
  EditStep,
  MoveStep,
  DeleteStep,
  AddLane,
  RenameLane,
  EditLane,
  MoveLane,
  DeleteLane,
  HideLane,
  CollapseLane,
  AddLine,
  MoveLine,
  DeleteLine,
  AddCard,
  EditCard,
  MoveCard,
  DeleteCard,
  LinkCards,
  EditLink,
  UnlinkCards,
  AddTouchpoint,
  EditTouchpoint,
  DeleteTouchpoint,
  AddPersona,
  EditPersona,
  DeletePersona,
  AddStakeholder,
  EditStakeholder,
  DeleteStakeholder,
  AddPath,
  EditPath,
  DeletePath,
  SaveView,
  EditView,
  DeleteView,
]);
export type Edit = z.infer<typeof Edit>;
export type EditVerb = Edit['verb'];

/** By the name of the verb, in the order menus show them. */
export const verbs = {
  'rename-map': renameMap,
  'set-map-fields': setMapFields,
  'sign-off': signOff,
  'withdraw-sign-off': withdrawSignOff,
  'add-stage': addStage,
  'rename-stage': renameStage,
  'edit-stage': editStage,
  'split-stage': splitStage,
  'merge-stages': mergeStages,
  'move-stage': moveStage,
  'delete-stage': deleteStage,
  'add-step': addStep,
  'rename-step': renameStep,
  'edit-step': editStep,
  'move-step': moveStep,
  'delete-step': deleteStep,
  'add-lane': addLane,
  'rename-lane': renameLane,
  'edit-lane': editLane,
  'move-lane': moveLane,
  'delete-lane': deleteLane,
  'hide-lane': hideLane,
  'collapse-lane': collapseLane,
  'add-line': addLine,
  'move-line': moveLine,
  'delete-line': deleteLine,
  'add-card': addCard,
  'edit-card': editCard,
  'move-card': moveCard,
  'delete-card': deleteCard,
  'link-cards': linkCards,
  'edit-link': editLink,
  'unlink-cards': unlinkCards,
  'add-touchpoint': addTouchpoint,
  'edit-touchpoint': editTouchpoint,
  'delete-touchpoint': deleteTouchpoint,
  'add-persona': addPersona,
  'edit-persona': editPersona,
  'delete-persona': deletePersona,
  'add-stakeholder': addStakeholder,
  'edit-stakeholder': editStakeholder,
  'delete-stakeholder': deleteStakeholder,
  'add-path': addPath,
  'edit-path': editPath,
  'delete-path': deletePath,
  'save-view': saveView,
  'edit-view': editView,
  'delete-view': deleteView,
} as const satisfies { readonly [V in EditVerb]: Verb<Extract<Edit, { verb: V }>> };

const verbOf = (edit: Edit): Verb<Edit> => verbs[edit.verb] as Verb<Edit>;

/** What a menu or an undo button calls the edit. */
export const labelOf = (edit: Edit): string => verbOf(edit).label;

/** Why the edit cannot be done to this map, or nothing. */
export function refuseEdit(map: JourneyMap, edit: Edit): Refusal | undefined {
  // A value that breaks the schema, such as a text that is too long, would be left out when the map is read.
  const parsed = parseEdit(edit);
  return isRefusal(parsed) ? parsed : verbOf(edit).refuse(map, edit);
}

/** An edit from outside, or what is wrong with it. */
export function parseEdit(value: unknown): Edit | Refusal {
  const parsed = Edit.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  if (issue?.code === 'too_big' && issue.origin === 'string') {
    const message = `At most ${String(issue.maximum)} letters fit there.`;
    return refusal('bad-edit', message, { fix: 'Make it shorter, or divide it.', place: { field } });
  }
  return refusal('bad-edit', `This is not an edit of a map: ${issue?.message ?? 'unknown shape'}.`, {
    fix: field === '' ? 'Choose one of the verbs of a map.' : `Give "${field}" a value it can have.`,
    place: { field },
  });
}

/** Does the edit in one transaction with the given origin, or says why not and leaves the document alone. */
export function applyEdit(doc: Y.Doc, edit: Edit, origin: unknown = null): Refusal | undefined {
  const no = refuseEdit(readMap(doc), edit);
  if (no !== undefined) return no;
  doc.transact((transaction) => {
    transaction.meta.set(editsOf, [edit]);
    verbOf(edit).apply(doc, edit);
  }, origin);
  return undefined;
}

/** Does all edits, each seeing what those before it did, in one transaction; or says why not and does none. */
export function applyEdits(doc: Y.Doc, edits: readonly Edit[], origin: unknown = null): Refusal | undefined {
  const [only, ...others] = edits;
  if (only === undefined) return undefined;
  if (others.length === 0) return applyEdit(doc, only, origin);
  const no = refuseEdits(doc, edits);
  if (no !== undefined) return no;
  doc.transact((transaction) => {
    transaction.meta.set(editsOf, edits);
    for (const edit of edits) verbOf(edit).apply(doc, edit);
  }, origin);
  return undefined;
}

/** The first refusal that doing the edits one after the other would meet. */
function refuseEdits(doc: Y.Doc, edits: readonly Edit[]): Refusal | undefined {
  let map = readMap(doc);
  for (const edit of edits) {
    const no = refuseEdit(map, edit);
    if (no !== undefined) return no;
    map = foresee(map, edit);
  }
  return undefined;
}

/** Key of a transaction's `meta` under which its edits stand. */
export const editsOf = 'edits';
