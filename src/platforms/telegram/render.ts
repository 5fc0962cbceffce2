import type { InlineKeyboardButton } from '@grammyjs/types';
import type { Library } from '../../content/index.ts';
import { sentencesOf } from '../../content/index.ts';
import type { Choice, Part, Reply } from '../../conversation/index.ts';
import { attribution, revisionDate } from '../../conversation/index.ts';
import type { Formatted } from './formatted.ts';
import { bold, join, link, plain, quotation } from './formatted.ts';
import type { TelegramMessage } from './message.ts';
import { LONGEST_TEXT, MOST_ENTITIES } from './message.ts';

/** Room for the lines under a quotation in a message of its own. */
const LONGEST_QUOTATION = 3500;

/** Pure: the messages of a reply, in order. Throws RangeError where an excerpt's revision is unknown. */
export function renderTelegram(reply: Reply, library: Library): TelegramMessage[] {
  const blocks = reply.parts.flatMap((part) => blocksOf(part, library)).filter(({ text }) => text !== '');
  const messages = fill(blocks);
  const preview = previewUrl(reply, library);
  return messages.map((message, index) => ({
    text: message.text,
    entities: message.entities,
    link_preview_options:
      preview && index === 0
        ? { url: preview, prefer_small_media: true, show_above_text: false }
        : { is_disabled: true },
    ...(index === messages.length - 1 &&
      reply.choices.length > 0 && { reply_markup: { inline_keyboard: keyboard(reply.choices) } }),
  }));
}

/** Fills messages with as many whole blocks as the limits allow. */
function fill(blocks: readonly Formatted[]): Formatted[] {
  const messages: Formatted[] = [];
  for (const block of blocks) {
    const last = messages.at(-1);
    const joined = last && join([last, block], '\n\n');
    if (joined && joined.text.length <= LONGEST_TEXT && joined.entities.length <= MOST_ENTITIES) {
      messages[messages.length - 1] = joined;
    } else {
      messages.push(block);
    }
  }
  return messages;
}

function blocksOf(part: Part, library: Library): Formatted[] {
  switch (part.kind) {
    case 'words':
      return [plain(part.text)];
    case 'quotation':
      return quotationBlocks(part, library);
    case 'article':
      return articleBlock(part.article, library);
    case 'list':
      return listBlocks(
        part.items.map(({ label, action }) =>
          plain(action.endsWith(label) ? action : `${action} – ${label}`),
        ),
      );
    case 'links':
      return listBlocks(part.links.map(({ label, url }) => link(label, url)));
  }
}

function quotationBlocks(part: Extract<Part, { kind: 'quotation' }>, library: Library): Formatted[] {
  const quoted = library.quote(part.excerpt);
  const { speaker, headline, date, url } = attribution(quoted, library);
  const source = join(
    [
      plain(speaker ? `— ${speaker}` : ''),
      part.source === 'quiet' ? plain('') : join([link(headline, url), plain(date)], ' · '),
    ],
    '\n',
  );
  const { excerpt, mark } = part;
  const pieces = wholeSentences(quoted.text, sentencesOf(quoted.article, excerpt), excerpt.start);
  return pieces.map(({ text, start }, index) => {
    const marked = mark && within(mark.start - excerpt.start - start, mark.end - excerpt.start - start, text);
    return join([quotation(text, marked), index === pieces.length - 1 ? source : plain('')], '\n');
  });
}

/** The part of a span that lies inside a text. */
function within(start: number, end: number, text: string) {
  return { start: Math.max(0, start), end: Math.min(text.length, end) };
}

/** Cuts a quotation between sentences, so that each piece fits into a message. A single sentence is never cut. */
function wholeSentences(
  text: string,
  sentences: readonly { readonly start: number; readonly end: number }[],
  origin: number,
): { text: string; start: number }[] {
  const pieces: { text: string; start: number }[] = [];
  let from = 0;
  let to = 0;
  for (const sentence of sentences) {
    const start = sentence.start - origin;
    const end = sentence.end - origin;
    if (to > from && end - from > LONGEST_QUOTATION) {
      pieces.push({ text: text.slice(from, to), start: from });
      from = start;
    }
    to = end;
  }
  pieces.push({ text: text.slice(from, to), start: from });
  return pieces;
}

function articleBlock(slug: string, library: Library): Formatted[] {
  const article = library.article(slug);
  if (!article) return [];
  const { kicker, headline, standfirst } = article;
  const title = bold(headline);
  return [
    join(
      [
        plain(kicker ?? ''),
        { text: headline, entities: [...title.entities, ...link(headline, library.url(article)).entities] },
        standfirst ? quotation(standfirst.text) : plain(''),
        plain(revisionDate(article, library)),
      ],
      '\n',
    ),
  ];
}

/** A list in blocks small enough for the limits of a message. */
function listBlocks(lines: readonly Formatted[]): Formatted[] {
  const blocks: Formatted[] = [];
  for (let from = 0; from < lines.length; from += LINES_A_BLOCK) {
    blocks.push(join(lines.slice(from, from + LINES_A_BLOCK), '\n'));
  }
  return blocks;
}

const LINES_A_BLOCK = 20;

/** A preview of the article under a single quotation; Telegram shows one only for addresses that it can reach. */
function previewUrl(reply: Reply, library: Library): string | undefined {
  const quoted = reply.parts.flatMap((part) => (part.kind === 'quotation' ? [part.excerpt] : []));
  const [only] = quoted;
  if (!only || quoted.length > 1) return undefined;
  const { url } = library.quote(only);
  return url.startsWith('https://') ? url : undefined;
}

const WIDE_LABEL = 14;

/** Two buttons a row, a wide one alone. */
function keyboard(choices: readonly Choice[]): InlineKeyboardButton[][] {
  const rows: InlineKeyboardButton[][] = [];
  let roomy = false;
  for (const { label, action } of choices) {
    const button = { text: label, callback_data: action };
    const narrow = label.length <= WIDE_LABEL;
    const row = rows.at(-1);
    if (row && roomy && narrow) {
      row.push(button);
      roomy = false;
    } else {
      rows.push([button]);
      roomy = narrow;
    }
  }
  return rows;
}
