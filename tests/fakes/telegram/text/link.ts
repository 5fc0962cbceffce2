const SCHEMES = new Set(['http:', 'https:', 'tg:', 'ton:', 'tonsite:']);

/** The link as the server keeps it, `https://` before a bare domain; undefined where it is none and would be dropped. */
export function linkOf(written: string): string | undefined {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(written) ? written : `http://${written}`;
  if (!URL.canParse(address) || /\s/.test(written)) return undefined;
  const { protocol, hostname } = new URL(address);
  if (!SCHEMES.has(protocol)) return undefined;
  const web = protocol.startsWith('http');
  if (web && !hostname.includes('.') && hostname !== 'localhost' && !hostname.startsWith('['))
    return undefined;
  return web && !address.slice(address.indexOf('://') + 3).includes('/') ? `${address}/` : address;
}
