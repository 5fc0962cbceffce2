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

/** IPv4 comes first: many hosts announce an IPv6 that leads nowhere. One that has nothing else may use it. */
const lookupIpv4First: LookupFunction = (hostname, options, callback) =>
  lookup(hostname, { ...options, order: 'ipv4first' }, callback);

/** Keeps connections to a server open between calls; `root` is where its addresses begin. */
export function createAgent(root: string): HttpAgent {
  const plain = root.startsWith('http:');
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

/** Codes of connections that never came about: nothing was sent over them. */
const NEVER_CONNECTED = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', CONNECTION_TIMEOUT],
  ...['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN'],
  ...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'ERR_TLS_CERT_ALTNAME_INVALID'],
]);

/** Whether the code of a connection's error says that nothing was sent. */
export function neverConnected(code: string): boolean {
  return NEVER_CONNECTED.has(code);
}
