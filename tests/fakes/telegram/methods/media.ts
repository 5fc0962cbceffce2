import type { Document, InputMedia, Message, PhotoSize } from '@grammyjs/types';
import { badRequest } from '../protocol/refusal.ts';
import type { FilePart } from '../schema/check.ts';
import { isFile } from '../schema/check.ts';
import { linkOf } from '../text/link.ts';
import type { Content, World } from '../world/world.ts';
import type { CallContext, Handlers } from './handlers.ts';
import type { Sender } from './send.ts';
import { messageCaption } from './text.ts';

/** What the server refuses in bytes: photos of 10 MB, other uploads of 50 MB. */
const LARGEST_PHOTO = 10 * 1024 * 1024;
const LARGEST_UPLOAD = 50 * 1024 * 1024;
const LARGEST_DOWNLOAD = 20 * 1024 * 1024;

/** Sending pictures and files by upload, by address, or by the id of a file that the bot knows. */
export function createMediaMethods(world: World, send: Sender): Handlers {
  return {
    sendPhoto: (parameters, call) => {
      const content = { ...photo(world, parameters.photo), ...messageCaption(parameters, call) };
      return send('sendPhoto', parameters, { content, called: 'photos' }, call)
        .message as Message.PhotoMessage;
    },
    sendDocument: (parameters, call) => {
      const content = { ...document(world, parameters.document), ...messageCaption(parameters, call) };
      const { message } = send('sendDocument', parameters, { content, called: 'documents' }, call);
      return message as Message.DocumentMessage;
    },
    getFile: ({ file_id }) => {
      const content = world.files.get(file_id);
      if (!content) throw badRequest('invalid file_id');
      if (content.length > LARGEST_DOWNLOAD) throw badRequest('file is too big');
      return { file_id, file_unique_id: file_id, file_size: content.length, file_path: `files/${file_id}` };
    },
    sendMediaGroup: (parameters, call) => {
      const media_group_id = String(++world.ids.file);
      return parameters.media.map((item) => {
        const content = { ...inputMedia(world, item, call), media_group_id };
        return send('sendMediaGroup', parameters, { content, called: 'media' }, call).message;
      }) as Message.PhotoMessage[];
    },
  };
}

/** A medium given as an object, as in albums and edits. Refuses kinds that this server does not play. */
export function inputMedia(world: World, item: InputMedia<FilePart>, call: CallContext): Content {
  const caption = messageCaption(item, call);
  if (item.type === 'photo') return { ...photo(world, item.media), ...caption };
  if (item.type === 'document') return { ...document(world, item.media), ...caption };
  call.violation('not-emulated', `media of the type ${item.type}`);
  throw badRequest('this server plays photos and documents only');
}

function photo(world: World, given: FilePart | string): Content {
  const id = fileOf(world, given, LARGEST_PHOTO);
  const size: PhotoSize = { file_id: id, file_unique_id: id, width: 1280, height: 720 };
  return { photo: [size] };
}

function document(world: World, given: FilePart | string): Content {
  const id = fileOf(world, given, LARGEST_UPLOAD);
  const named = isFile(given) && given.file.name ? { file_name: given.file.name } : {};
  const entry: Document = { file_id: id, file_unique_id: id, ...named };
  return { document: entry };
}

function fileOf(world: World, given: FilePart | string, largest: number): string {
  if (typeof given === 'string') {
    if (world.files.has(given)) return given;
    if (!/^https?:/.test(given))
      throw badRequest('wrong remote file identifier specified: Wrong string length');
    if (!linkOf(given)) throw badRequest('wrong HTTP URL specified');
  } else if (given.file.content.length === 0) throw badRequest('file must be non-empty');
  else if (given.file.content.length > largest) throw badRequest('file is too big');
  const id = `file-${++world.ids.file}`;
  world.files.set(id, typeof given === 'string' ? new Uint8Array(1) : given.file.content);
  return id;
}
