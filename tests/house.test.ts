import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { handlers } from '../handlers/index.ts';
import { SETTING_NAMES } from '../src/settings.ts';

const root = resolve(import.meta.dirname, '..');

/** Which rooms a room may open. Ground (clock, log, operator errors, settings, store) is open to all; `main` and `app` may open everything. */
const ARROWS: Record<string, readonly string[]> = {
  content: [],
  answers: ['content'],
  updates: ['content'],
  handlers: ['answers', 'updates', 'content', 'conversation'],
  conversation: ['answers', 'updates', 'content'],
  delivery: ['conversation', 'content'],
  platforms: ['delivery', 'conversation', 'content'],
  server: ['delivery', 'conversation', 'content'],
  store: [],
};
const GROUND = ['store', 'clock.ts', 'log.ts', 'operator-error.ts', 'settings.ts'];

const files = [...sourcesIn('src'), ...sourcesIn('handlers')];

test('data walks one way: no room opens a room that stands above it', () => {
  const wrong = imports().filter(
    ({ from, to }) => from in ARROWS && from !== to && !GROUND.includes(to) && !ARROWS[from]?.includes(to),
  );
  expect(wrong.map(({ line }) => line)).toEqual([]);
});

test('a room is entered by its index.ts only', () => {
  const wrong = imports().filter(
    ({ from, to, path }) => from !== to && !path.endsWith('/index.ts') && path.split('/').length > 2,
  );
  expect(wrong.map(({ line }) => line)).toEqual([]);
});

/** What platforms share; a platform of its own is none of them. */
const SHARED = ['text', 'http'];

test('no platform opens another platform', () => {
  const wrong = imports().filter(({ file, path }) => {
    const [own, other] = [file, path].map((name) => /^src\/platforms\/([^/]+)\//.exec(name)?.[1]);
    return own && other && own !== other && !SHARED.includes(other);
  });
  expect(wrong.map(({ line }) => line)).toEqual([]);
});

test('every handler file is listed in handlers/index.ts', () => {
  const index = readFileSync(join(root, 'handlers/index.ts'), 'utf8');
  const unlisted = readdirSync(join(root, 'handlers')).filter(
    (name) => name !== 'index.ts' && !index.includes(`'./${name}'`),
  );
  expect(unlisted).toEqual([]);
  expect(new Set(handlers.map(({ command }) => command)).size).toBe(handlers.length);
});

test('the packages that are imported are the packages that are declared', () => {
  const declared = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const used = new Set(
    files.flatMap((file) =>
      [
        ...readFileSync(join(root, file), 'utf8').matchAll(
          /^(?!import type).*from '((?:@[^/']+\/)?[^./'][^/']*)/gm,
        ),
      ]
        .map((match) => match[1] ?? '')
        .filter((name) => name && !name.startsWith('node:')),
    ),
  );
  expect(Object.keys(declared.dependencies).sort()).toEqual([...used].sort());
});

test('.env.example lists every setting, and no other', () => {
  const example = readFileSync(join(root, '.env.example'), 'utf8');
  const listed = [...example.matchAll(/^#?\s?([A-Z_]+)=/gm)].map((match) => match[1]);
  expect(listed.sort()).toEqual([...SETTING_NAMES].sort());
});

test('every npm command that the manuals name exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const named = manuals().flatMap(({ text }) =>
    [...text.matchAll(/npm run (?:-s )?([a-z:-]+)/g)].map((match) => match[1] ?? ''),
  );
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('every file of ours that the manuals link to exists', () => {
  const links = manuals().flatMap(({ path, text }) =>
    [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => join(dirname(path), match[1] ?? '')),
  );
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('the project stands alone: no file needs a folder beside it', () => {
  const everywhere = ['src', 'handlers', 'tests', 'bench', 'scripts'].flatMap(sourcesIn);
  const outside = imports(everywhere).filter(({ path }) => path.startsWith('..'));
  expect(outside.map(({ line }) => line)).toEqual([]);
});

function manuals(): { readonly path: string; readonly text: string }[] {
  const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
  const names = ['README.md', 'content/README.md', ...docs.map((name) => join('docs', name))];
  return names
    .filter((name) => name.endsWith('.md'))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|js)$/.test(name) && !name.includes('node_modules'))
    .map((name) => join(folder, name));
}

function imports(among: readonly string[] = files) {
  return among.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/from '(\.[^']+)'/g)].map((match) => {
      const path = relative(root, resolve(root, dirname(file), match[1] ?? ''));
      return { file, path, from: room(file), to: room(path), line: `${file} opens ${path}` };
    }),
  );
}

function room(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'src' ? second : first;
}
