/** What a column may be, in words, and how changing one changes the others. */
import type { ImportCorrection, ImportPreview } from '../../server/api.ts';
import { t } from '../language/t.ts';

type Column = ImportPreview['columns'][number];
export type Role = Column['role'];

export const roleNames: Readonly<Record<Role, string>> = {
  customer: t('Who'),
  event: t('What happened'),
  time: t('When'),
  journey: t('Journey or case'),
  lifecycle: t('Started or completed'),
  instance: t('Number of the step'),
  start: t('When it began'),
  id: t('Number of the row'),
  anonymous: t('Who, before signing in'),
  formerly: t('Other id of the same person'),
  sent: t('When it was sent'),
  received: t('When it arrived'),
  agent: t('Browser or program'),
  property: t('Property'),
  ignore: t('Leave out'),
};

export const roleChoices: readonly { id: Role; name: string; hint: string }[] = [
  { id: 'customer', name: roleNames.customer, hint: t('customer') },
  { id: 'event', name: roleNames.event, hint: t('event name') },
  { id: 'time', name: roleNames.time, hint: t('time') },
  { id: 'journey', name: roleNames.journey, hint: t('optional') },
  { id: 'lifecycle', name: roleNames.lifecycle, hint: t('optional') },
  { id: 'instance', name: roleNames.instance, hint: t('joins start and end') },
  { id: 'start', name: roleNames.start, hint: t('beside when it ended') },
  { id: 'id', name: roleNames.id, hint: t('tells repeats apart') },
  { id: 'anonymous', name: roleNames.anonymous, hint: t('joined with who signed in') },
  { id: 'formerly', name: roleNames.formerly, hint: t('joined with who') },
  { id: 'sent', name: roleNames.sent, hint: t('sets a wrong clock right') },
  { id: 'received', name: roleNames.received, hint: t('sets a wrong clock right') },
  { id: 'agent', name: roleNames.agent, hint: t('tells robots') },
  { id: 'property', name: roleNames.property, hint: t('kept') },
  { id: 'ignore', name: roleNames.ignore, hint: t('not read') },
];

/** Only one column can be each of these; the one that was before becomes a property. */
const single: readonly Role[] = [
  'customer',
  'event',
  'journey',
  'lifecycle',
  'instance',
  'start',
  'id',
  'anonymous',
  'formerly',
  'sent',
  'received',
  'agent',
];

/** The correction that makes `name` a `role`. */
export function correctColumn(columns: readonly Column[], name: string, role: Role): ImportCorrection {
  const before = single.includes(role) ? columns.filter((one) => one.role === role && one.name !== name) : [];
  const freed = before.map((one): [string, Role] => [one.name, 'property']);
  return { columns: Object.fromEntries<Role>([...freed, [name, role]]) };
}

/** What is still missing before a log can be read, as one sentence; undefined when nothing is. */
export function missing(columns: readonly Column[]): string | undefined {
  const has = (role: Role): boolean => columns.some((one) => one.role === role);
  if (!has('customer') && !has('journey')) return t('Choose the column that says who: set it to “Who”.');
  if (!has('time')) return t('Choose the column that says when: set it to “When”.');
  if (!has('event') && columns.filter((one) => one.role === 'time').length < 2) {
    return t('Choose the column that says what happened: set it to “What happened”.');
  }
  return undefined;
}
