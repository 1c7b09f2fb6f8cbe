/** Who is there in solo mode: the person at this machine, and nobody a web page sends in their name. */
import { isIP } from 'node:net';
import { refusal, type Refusal } from '../lib/refusal.ts';

const loopback = /^(localhost|[a-z0-9-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** The name part of a Host header or an authority: "localhost:4780" -> "localhost". */
function nameOf(authority: string): string {
  return authority.replace(/:\d*$/, '');
}

/** True for names and addresses that can only mean this machine. */
export function isLoopback(host: string): boolean {
  const name = host.includes(':') && !host.startsWith('[') && !/^[^:]+:\d*$/.test(host) ? `[${host}]` : nameOf(host);
  return loopback.test(name);
}

export interface Asked {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** Sec-Fetch-Site, which browsers set and pages cannot forge. */
  readonly site: string | undefined;
  readonly websocket?: boolean;
}

/** What Host headers may say besides the names of this machine; only of use when bound beyond loopback on purpose. */
export interface SoloHosts {
  readonly names: readonly string[];
  /** Whether bare IP addresses are taken: nobody can rebind those. */
  readonly addresses: boolean;
}

export const loopbackOnly: SoloHosts = { names: [], addresses: false };

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a request whose Host is not this machine (DNS rebinding) and a changing request or websocket that another
 * site's page sends (cross-site request forgery). A program without a browser sends no Origin and is let in.
 */
export function refuseStranger(asked: Asked, hosts: SoloHosts = loopbackOnly): Refusal | undefined {
  const host = asked.host ?? '';
  if (!isLoopback(host) && !isAllowed(nameOf(host), hosts)) {
    return refusal('foreign-host', `This server does not answer to the name "${nameOf(host)}".`, {
      fix: 'Open it as http://127.0.0.1 or http://localhost with its port.',
    });
  }
  if (safe.has(asked.method) && !asked.websocket) return undefined;
  const foreign = asked.origin === undefined ? asked.site === 'cross-site' : !sameOrigin(asked.origin, host);
  return foreign
    ? refusal('foreign-origin', 'Another site tried to change something here.', {
        fix: 'Use the pages this server serves.',
      })
    : undefined;
}

function isAllowed(name: string, hosts: SoloHosts): boolean {
  const bare = name.replace(/^\[|\]$/g, '');
  return (hosts.addresses && isIP(bare) !== 0) || hosts.names.some((one) => one.toLowerCase() === name.toLowerCase());
}

function sameOrigin(origin: string, host: string): boolean {
  try {
    return new URL(origin).host === host.toLowerCase();
  } catch {
    return false;
  }
}
