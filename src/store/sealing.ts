import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Seals what is personal, and hashes what has to be found again. */
export type Sealing = {
  /** AES-256-GCM with a nonce of its own each time, as base64url. What is sealed for one purpose opens for no other. */
  seal(text: string, purpose: Purpose): string;
  /** Throws where the text was changed, was sealed for another purpose, or with another key. */
  unseal(sealed: string, purpose: Purpose): string;
  /** The keyed hash (HMAC-SHA-256) by which a chat is known. */
  hash(platform: string, address: string): string;
  /** Says nothing about the key but whether it is the same. */
  readonly check: string;
};

export type Purpose = 'address' | 'incoming' | 'body' | 'message' | 'report';

const NONCE = 12;
const TAG = 16;

/** `key` is 32 bytes; each use has its own key, derived with HKDF. */
export function createSealing(key: Uint8Array): Sealing {
  const derive = (use: string) =>
    Buffer.from(hkdfSync('sha256', key, new Uint8Array(), `pullquote ${use}`, 32));
  const sealKey = derive('seal');
  const hashKey = derive('hash');

  return {
    check: derive('check').toString('base64url'),
    seal(text, purpose) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce).setAAD(Buffer.from(purpose));
      return Buffer.concat([
        nonce,
        cipher.update(text, 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ]).toString('base64url');
    },
    unseal(sealed, purpose) {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(0, NONCE))
        .setAAD(Buffer.from(purpose))
        .setAuthTag(bytes.subarray(-TAG));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
    },
    hash: (platform, address) =>
      createHmac('sha256', hashKey)
        .update(JSON.stringify([platform, address]))
        .digest('base64url'),
  };
}

/** By which a message that was sent to a chat is found again; the same message of another chat has another. */
export function messageHash(sealing: Sealing, chat: number, message: string): string {
  return sealing.hash(`message ${chat}`, message);
}
