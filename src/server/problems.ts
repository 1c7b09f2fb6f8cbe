/** Every error leaves the server as an RFC 9457 problem document with a stable code. */
import { randomUUID } from 'node:crypto';
import { HTTPException } from 'hono/http-exception';
import { Refused, isRefusal, type Refusal } from '../lib/refusal.ts';
import type { Problem } from './api.ts';
import { journal } from './journal.ts';

/** Refusals that are not simply "this input does not do" (422). */
const statuses: Readonly<Record<string, number>> = {
  'bad-request': 400,
  'not-allowed': 403,
  'foreign-host': 403,
  'foreign-origin': 403,
  'no-rule': 403,
  'not-found': 404,
  'unknown-address': 404,
  'unknown-map': 404,
  'unknown-review': 404,
  'unknown-template': 404,
  'unknown-picture': 404,
  'no-such-stage': 404,
  'unknown-collection': 404,
  'unknown-persona': 404,
  'unknown-touchpoint': 404,
  'unknown-source': 404,
  'no-such-source': 404,
  'unknown-import': 404,
  'unknown-responses': 404,
  'unknown-rule': 404,
  'unknown-journey': 404,
  'method-not-allowed': 405,
  'not-discovered-yet': 409,
  'already-looking': 409,
  'already-started': 409,
  'map-exists': 409,
  'persona-exists': 409,
  'persona-in-use': 409,
  'name-taken': 409,
  'collection-in-itself': 409,
  'sub-journey-circle': 409,
  'status-not-next': 409,
  'columns-missing': 409,
  'length-required': 411,
  'too-large': 413,
  'picture-too-large': 413,
  'wrong-content-type': 415,
  'not-a-picture': 415,
  'not-ready': 503,
  'pages-not-built': 503,
  'disk-full': 507,
};

const titles: Readonly<Record<number, string>> = {
  400: 'The request could not be read',
  403: 'This is not allowed',
  404: 'Not found',
  405: 'This address does not do that',
  409: 'Not possible right now',
  411: 'How much is it?',
  413: 'Too large',
  415: 'This kind of content is not taken here',
  422: 'This cannot be used as it is',
  500: 'Something broke',
  503: 'Not ready yet',
  507: 'The disk is full',
};

const ofHttp: Readonly<Record<number, string>> = {
  400: 'bad-request',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'wrong-content-type',
};

/** The problem document of anything that was refused or thrown. What is unexpected is logged, never shown. */
export function problem(error: unknown): Problem {
  if (isRefusal(error)) return ofRefusal(error);
  if (error instanceof Refused) return ofRefusal(error.refusal);
  if (error instanceof HTTPException && error.status < 500) {
    return document(error.status, ofHttp[error.status] ?? 'bad-request', error.message);
  }
  if (isDiskFull(error)) {
    return {
      ...document(507, 'disk-full', 'There is no room left on the disk that holds the data folder.'),
      fix: 'Free some space, then try again. Nothing that was confirmed is lost.',
    };
  }
  const id = randomUUID();
  journal(`error ${id}`, error);
  return {
    ...document(500, 'broken', 'Something broke on our side, not on yours.'),
    fix: `Try again. If it stays, the server's log tells more under ${id}.`,
  };
}

export function isDiskFull(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && (at.code === 'ENOSPC' || at.code === 'EDQUOT')) return true;
  }
  return false;
}

function ofRefusal(why: Refusal): Problem {
  return {
    ...document(statuses[why.code] ?? 422, why.code, why.message),
    ...(why.fix === undefined ? {} : { fix: why.fix }),
    ...(why.place?.line === undefined ? {} : { line: why.place.line }),
    ...(why.place?.field === undefined ? {} : { field: why.place.field }),
  };
}

const document = (status: number, code: string, detail: string): Problem => ({
  type: `urn:sojourn:problem:${code}`,
  title: titles[status] ?? 'Not possible',
  status,
  code,
  detail,
});

/** The same as an HTTP answer. */
export function problemResponse(error: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  const body = problem(error);
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });
}
