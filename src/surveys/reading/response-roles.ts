/** What the columns of a file of answers may be. */

/**
 * What a column is taken to be. `event`: id of the event that triggered the question. `question`: names the question
 * that the row's score answers. `id`: names a response once.
 */
export const responseRoles = [
  'customer',
  'time',
  'touchpoint',
  'stage',
  'journey',
  'event',
  'question',
  'id',
  'language',
  'score',
  'text',
  'property',
  'ignore',
] as const;
export type ResponseRole = (typeof responseRoles)[number];
