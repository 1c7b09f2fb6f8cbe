/** The one guard: in front of every address and every websocket message, it asks who is there and what they may do. */
import type { IncomingMessage } from 'node:http';
import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { isRefusal, refusal, type Refusal } from '../lib/refusal.ts';
import type { Thing, Verb, Who, may } from '../workspace/permissions.ts';
import { problemResponse } from './problems.ts';
import { loopbackOnly, refuseStranger, type Asked, type SoloHosts } from './solo.ts';

export type May = typeof may;

/** What an address needs: the right to do `verb` to a `thing`, whose id is the address's `id`. */
export interface Need {
  readonly verb: Verb;
  readonly thing: Thing['kind'];
}

/** Needs by "GET /api/maps/:id". */
export type Needs = ReadonlyMap<string, Need>;

export interface Guard {
  /** The middleware in front of every address; one without a need is refused. */
  readonly http: (needs: () => Needs) => MiddlewareHandler;
  /** For a websocket that wants to open on a map. */
  readonly refuseUpgrade: (request: IncomingMessage, map: string) => Refusal | undefined;
  /** For each message of an open connection. */
  readonly refuse: (request: IncomingMessage, verb: Verb, thing: Thing) => Refusal | undefined;
}

const solo: Who = { solo: true };

export function createGuard(may: May, hosts: SoloHosts = loopbackOnly): Guard {
  const judge = (verb: Verb, thing: Thing): Refusal | undefined => {
    const answer = may(solo, verb, thing);
    return isRefusal(answer) ? answer : undefined;
  };
  return {
    http: (needs) => async (c, next) => {
      const no = refuseStranger(askedOver(c), hosts) ?? refuseNeed(c, needs(), judge);
      if (no) return problemResponse(no);
      return next();
    },
    refuseUpgrade: (request, map) => refuseStranger(askedBy(request), hosts) ?? judge('read', { kind: 'map', id: map }),
    refuse: (_request, verb, thing) => judge(verb, thing),
  };
}

function refuseNeed(
  c: Context,
  needs: Needs,
  judge: (verb: Verb, thing: Thing) => Refusal | undefined,
): Refusal | undefined {
  const address = matchedRoutes(c).find((route) => route.method !== 'ALL');
  // No address at all: the answer is "not found", which gives nothing away.
  if (!address) return undefined;
  const need = needs.get(`${address.method} ${address.path}`);
  if (!need) return refusal('no-rule', 'Nobody may use this address: it has no rule.');
  const id = c.req.path.split('/')[address.path.split('/').indexOf(':id')];
  return judge(need.verb, { kind: need.thing, ...(id && address.path.includes('/:id') ? { id } : {}) });
}

const askedOver = (c: Context): Asked => ({
  method: c.req.method,
  host: c.req.header('host') ?? new URL(c.req.url).host,
  origin: c.req.header('origin'),
  site: c.req.header('sec-fetch-site'),
});

const askedBy = (request: IncomingMessage): Asked => ({
  method: request.method ?? 'GET',
  host: request.headers.host,
  origin: request.headers.origin,
  site: [request.headers['sec-fetch-site']].flat()[0],
  websocket: true,
});
