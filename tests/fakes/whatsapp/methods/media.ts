import { GraphError } from '../http/graph-error.ts';
import type { World } from '../world/world.ts';
import { DAY } from '../world/world.ts';

/** Types and largest sizes in bytes (Cloud API, media). */
const LARGEST: Readonly<Record<string, number>> = {
  'image/jpeg': 5 * 1024 ** 2,
  'image/png': 5 * 1024 ** 2,
  'application/pdf': 100 * 1024 ** 2,
  'text/plain': 100 * 1024 ** 2,
};

/** `POST /{number}/media`: keeps a file for 30 days. */
export async function uploadMedia(world: World, form: FormData): Promise<object> {
  if (form.get('messaging_product') !== 'whatsapp') throw new GraphError(131008, 'messaging_product');
  const file = form.get('file');
  const type = String(form.get('type') ?? '');
  if (!(file instanceof Blob)) throw new GraphError(131008, 'file');
  const largest = LARGEST[type];
  if (largest === undefined || file.type !== type) throw new GraphError(100, `type: ${type || 'missing'}`);
  if (file.size > largest) throw new GraphError(100, 'file: too large');
  const id = world.nextId();
  world.media.set(id, {
    type,
    bytes: new Uint8Array(await file.arrayBuffer()),
    until: world.now() + 30 * DAY,
  });
  return { id };
}

/** `GET /{media}`: where the file is, for five minutes. */
export function mediaAddress(world: World, id: string, root: string): object {
  const kept = world.media.get(id);
  if (!kept) throw new GraphError(100, 'media: no such id');
  return {
    messaging_product: 'whatsapp',
    url: `${root}/files/${id}`,
    mime_type: kept.type,
    sha256: '',
    file_size: kept.bytes.length,
    id,
  };
}
