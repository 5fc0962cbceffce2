import { Readable, Writable } from 'node:stream';
import type { Streams } from '../../src/commands/index.ts';

/** What a command reads, and what it has said so far. */
export function makeStreams(input = ''): { readonly streams: Streams; readonly said: Said } {
  const said = { out: '', err: '' };
  const heard = (as: keyof Said) =>
    new Writable({
      write(chunk, _encoding, done) {
        said[as] += chunk;
        done();
      },
    });
  return { streams: { stdin: Readable.from([input]), stdout: heard('out'), stderr: heard('err') }, said };
}

type Said = { readonly out: string; readonly err: string };
