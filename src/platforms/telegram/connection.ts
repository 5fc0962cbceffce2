import { lookup } from 'node:dns';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Duplex } from 'node:stream';

/** The code of the error of a connection that did not come about in time. */
export const CONNECTION_TIMEOUT = 'CONNECTION_TIMEOUT';

/** Connections that were idle for so long are closed by us, before the other side does it in the middle of a request. */
const IDLE_MS = 60_000;
/** How long a connection may take to come about, TLS included. Shorter than a call's deadline: what ends by it was certainly not sent. */
const CONNECT_MS = 8_000;
/** How long one address may take before the next one is tried as well. */
const FIRST_ADDRESS_MS = 2_000;

/** Telegram is best reached over IPv4: many hosts announce an IPv6 that leads nowhere. One that has nothing else may use it. */
const lookupIpv4First: LookupFunction = (hostname, options, callback) =>
  lookup(hostname, { ...options, order: 'ipv4first' }, callback);

/** Keeps connections to a Bot API server open between calls. */
export function createAgent(apiRoot: string): HttpAgent {
  const plain = apiRoot.startsWith('http:');
  const options = {
    keepAlive: true,
    timeout: IDLE_MS,
    lookup: lookupIpv4First,
    autoSelectFamilyAttemptTimeout: FIRST_ADDRESS_MS,
  };
  const agent = plain ? new HttpAgent(options) : new HttpsAgent(options);
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (to, callback) => {
    const socket = connect(to, callback);
    if (socket) endLate(socket, plain ? 'connect' : 'secureConnect');
    return socket;
  };
  return agent;
}

function endLate(socket: Duplex, connected: 'connect' | 'secureConnect'): void {
  const timer = setTimeout(
    () => socket.destroy(Object.assign(new Error('not connected in time'), { code: CONNECTION_TIMEOUT })),
    CONNECT_MS,
  );
  for (const event of [connected, 'close']) socket.once(event, () => clearTimeout(timer));
}
