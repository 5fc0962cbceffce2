import type { Recipient } from './client/index.ts';

/** A person by business-scoped id, by phone number where the platform tells no such id, or a group. */
export function writeAddress(recipient: Recipient): string {
  switch (recipient.kind) {
    case 'bsuid':
      return recipient.bsuid;
    case 'phone':
      return recipient.phone;
    case 'group':
      return `group:${recipient.group}`;
  }
}

/** Reads what `writeAddress` wrote. */
export function readAddress(address: string): Recipient {
  if (address.startsWith('group:')) return { kind: 'group', group: address.slice('group:'.length) };
  return address.startsWith('+') ? { kind: 'phone', phone: address } : { kind: 'bsuid', bsuid: address };
}

/** A number as webhooks write it, `971501234567`, as an address has it. */
export function phoneAddress(digits: string): string {
  return `+${digits.replace(/\D/g, '')}`;
}
