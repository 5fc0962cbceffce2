import { createHash } from 'node:crypto';
import { ApiError } from './api-error.ts';
import type { Call, Download } from './call.ts';

export type Files = {
  /** Uploads a file: jpeg or png up to 5 MB, documents up to 100 MB. Gives its id, which lasts 30 days. Rejects with an ApiError. */
  upload(bytes: Uint8Array<ArrayBuffer>, type: string, name: string): Promise<string>;
  /** Downloads a file that somebody sent; possible for 7 days. Rejects with an ApiError, also where the file is not whole. */
  download(id: string): Promise<{ readonly bytes: Uint8Array; readonly type: string }>;
};

/** `POST /{number}/media` and `GET /{media}`. */
export function createFiles(call: Call, download: Download, number: string): Files {
  return {
    async upload(bytes, type, name) {
      const form = new FormData();
      form.set('messaging_product', 'whatsapp');
      form.set('type', type);
      form.set('file', new Blob([bytes], { type }), name);
      const { id } = await call({ method: 'POST', path: `${number}/media`, form, what: 'upload' });
      if (typeof id !== 'string')
        throw new ApiError('upload', { status: 200, reason: 'the answer names no file' });
      return id;
    },
    async download(id) {
      const query = { phone_number_id: number };
      const found = await call({
        method: 'GET',
        path: encodeURIComponent(id),
        query,
        what: 'look up a file',
      });
      const bytes = await download(String(found.url), 'download');
      const sum = createHash('sha256').update(bytes);
      const whole =
        !found.sha256 || [sum.copy().digest('hex'), sum.digest('base64')].includes(String(found.sha256));
      if (!whole) throw new ApiError('download', { status: 200, reason: 'the file is not whole' });
      return { bytes, type: String(found.mime_type) };
    },
  };
}
