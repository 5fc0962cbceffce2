import type { Readable, Writable } from 'node:stream';
import type { Screen } from '../platforms/terminal/index.ts';

/** What a command reads and writes: `process`, unless a test listens. */
export type Streams = {
  readonly stdin: Readable;
  readonly stdout: Writable & Screen;
  readonly stderr: Writable;
};
