import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const OWN_FOLDER = join(import.meta.dirname, 'assets');

/** Scripts, styles and the icon. */
export type Assets = {
  /** Where a file is served. The address changes when any file does, so that browsers may keep each for a year. */
  url(file: string): string;
  register(server: FastifyInstance): void;
};

/** Reads the files of our own and the given folders once, to name their version; a changed file is served after the next start. */
export function createAssets(folders: readonly string[]): Assets {
  const all = [OWN_FOLDER, ...folders];
  const prefix = `/assets/${versionOf(all)}/`;
  return {
    url: (file) => `${prefix}${file}`,
    register(server) {
      server.register(staticFiles, {
        root: all,
        prefix,
        index: false,
        decorateReply: false,
        cacheControl: true,
        immutable: true,
        maxAge: '365d',
      });
    },
  };
}

function versionOf(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 12);
}
