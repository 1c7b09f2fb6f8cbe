/** Where the server listens: on this machine alone, unless somebody opens it to the network on purpose. */
import { isIP, type AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { Refused, deny, refusal } from '../lib/refusal.ts';
import { isLoopback, type SoloHosts } from './solo.ts';

export interface Listening {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** There are no accounts yet: whoever reaches an open server may do everything. */
  readonly openToNetwork: boolean;
  /** Names an open server may be called by, besides its addresses. */
  readonly names: readonly string[];
}

/** The names that Host headers may carry. Refused 'open-to-network' when the host is reachable from elsewhere. */
export function hostsFor(listening: Listening): SoloHosts {
  if (isLoopback(listening.host)) return { names: listening.names, addresses: false };
  if (!listening.openToNetwork) {
    deny('open-to-network', `${listening.host} can be reached from other machines, and there are no accounts yet.`, {
      fix: 'Leave --host away, or add --open-to-network (SOJOURN_OPEN_TO_NETWORK=1) if everybody there may change everything.',
    });
  }
  const own = isIP(listening.host) ? [] : [listening.host];
  return { names: [...own, ...listening.names], addresses: true };
}

/** Resolves to the address it listens on. Refused 'port-in-use', 'port-not-allowed' or 'unknown-host'. */
export async function listen(server: Server, { host, port }: Listening): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, host, port)));
    server.listen(port, host, () => resolve());
  });
  server.removeAllListeners('error');
  const at = server.address() as AddressInfo;
  const name = at.family === 'IPv6' ? `[${at.address}]` : at.address;
  return `http://${name}:${at.port}`;
}

function explained(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const say = (code: string, message: string, fix: string): Error =>
    new Refused(refusal(code, message, { fix }), { cause: error });
  if (error.code === 'EADDRINUSE') {
    return say('port-in-use', `Something already listens on port ${port}.`, 'Stop it, or choose another with --port.');
  }
  if (error.code === 'EACCES') {
    return say(
      'port-not-allowed',
      `Port ${port} may not be used by this account.`,
      'Choose one above 1023 with --port.',
    );
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return say('unknown-host', `This machine has no address ${host}.`, 'Leave --host away to listen on 127.0.0.1.');
  }
  return error;
}
