/** Who may do what: one list of sentences, asked in front of every address and every message. */
import { refusal, type Refusal } from '../lib/refusal.ts';

export type Verb = 'read' | 'create' | 'edit' | 'delete' | 'export';

export interface Thing {
  readonly kind:
    | 'workspace'
    | 'source'
    | 'import'
    | 'responses'
    | 'map'
    | 'picture'
    | 'collection'
    | 'settings'
    | 'server'
    | 'pages';
  readonly id?: string;
}

/** Somebody who asks. `solo`: the person at the machine, when the server listens to this machine alone. */
export interface Who {
  readonly solo: boolean;
}

interface Sentence {
  readonly says: string;
  readonly allows: (who: Who, verb: Verb, thing: Thing) => boolean;
}

/** Whatever no sentence allows is refused. Members and their roles will be more sentences here. */
export const sentences: readonly Sentence[] = [
  { says: 'The person at the machine may do everything.', allows: (who) => who.solo },
  {
    says: 'Anybody may load the pages of the app, which hold no data.',
    allows: (_who, verb, thing) => verb === 'read' && thing.kind === 'pages',
  },
];

const names: Readonly<Record<Thing['kind'], string>> = {
  workspace: 'this workspace',
  source: 'this log',
  import: 'this import',
  responses: 'these responses',
  map: 'this map',
  picture: 'this picture',
  collection: 'this collection',
  settings: 'these settings',
  server: 'this server',
  pages: 'these pages',
};

/** True, or why not (`not-allowed`). */
export function may(who: Who, verb: Verb, thing: Thing): true | Refusal {
  if (sentences.some((sentence) => sentence.allows(who, verb, thing))) return true;
  return refusal('not-allowed', `You may not ${verb} ${names[thing.kind]}.`, {
    fix: 'Ask the person who runs this Sojourn.',
  });
}
