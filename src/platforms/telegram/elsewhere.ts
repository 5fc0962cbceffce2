import type { InlineQueryResult, InputTextMessageContent } from '@grammyjs/types';
import { Counter, Registry } from 'prom-client';
import type { Library } from '../../content/index.ts';
import type { Offer, Offering, Reply } from '../../conversation/index.ts';
import { attribution } from '../../conversation/index.ts';
import type { Capabilities } from '../../delivery/index.ts';
import { renderVerified } from '../../delivery/index.ts';
import type { Log } from '../../log.ts';
import { shortWords } from '../text/index.ts';
import type { Call } from './call.ts';
import type { TelegramMessage } from './message.ts';
import { NO_PREVIEW, quotedIn } from './message.ts';
import { renderTelegram } from './render.ts';
import type { GuestMessage, InlineQuery } from './update.ts';

/** What is said where the bot is no member; asked anew for each query. */
export type ElsewhereContent = {
  library(): Library;
  offer(query: string): Offering;
  /** The one reply to a guest's question. */
  replyToGuest(question: string, language: string | undefined): Reply;
  /** Stands above what is offered where it does not answer; at most 64 characters. */
  noAnswer(language: string | undefined): string;
};

export type ElsewhereOptions = {
  readonly content: ElsewhereContent;
  readonly call: Call;
  readonly capabilities: Capabilities;
  readonly log: Log;
  readonly registry?: Registry | undefined;
};

/**
 * Answers where the bot is no member: inline mode and guest mode. Both live for seconds only and are answered at
 * once, without the outbox; every quotation is compared with its article all the same.
 */
export type Elsewhere = {
  /** Never rejects. */
  answerInline(query: InlineQuery): Promise<void>;
  /** Never rejects. `question` is what was asked, our name cut off. */
  answerGuest(message: GuestMessage, question: string): Promise<void>;
};

/** Telegram shows up to 50; ten fill a phone twice. */
const PAGE = 10;
/** Shared between all who ask the same; short, since a corrected sentence must not be offered for long. */
const CACHE_SECONDS = 60;
/** Telegram takes no answer after about fifteen seconds. */
const DEADLINE_MS = 10_000;
const LONGEST_TITLE = 100;
const LONGEST_WORDS = 120;

export function createElsewhere({ content, call, capabilities, log, registry }: ElsewhereOptions): Elsewhere {
  const counter = new Counter({
    name: 'pullquote_telegram_elsewhere_total',
    help: 'Answers where the bot is no member, by mode (inline, guest) and outcome; misquoted is an alarm.',
    labelNames: ['mode', 'outcome'],
    registers: [registry ?? new Registry()],
  });
  const platform = { render: renderTelegram, quoted: quotedIn, capabilities };

  return {
    answerInline: (query) => counted('inline', () => offerResults(query)),
    answerGuest: (message, question) => counted('guest', () => replyToGuest(message, question)),
  };

  async function offerResults({ id, query, offset, from }: InlineQuery): Promise<string> {
    const library = content.library();
    const { found, offers } = content.offer(query);
    const start = /^\d{1,4}$/.test(offset) ? Number(offset) : 0;
    const page = offers.slice(start, start + PAGE);
    const results = page.flatMap((each) => card(each, library) ?? []);
    await call(
      'answerInlineQuery',
      {
        inline_query_id: id,
        results,
        cache_time: CACHE_SECONDS,
        next_offset: start + PAGE < offers.length ? String(start + PAGE) : '',
        ...((found === 'nearest' || offers.length === 0) && {
          button: { text: content.noAnswer(from.language_code), start_parameter: 'topics' },
        }),
      },
      { deadline: DEADLINE_MS },
    );
    return results.length > 0 ? 'answered' : 'empty';
  }

  async function replyToGuest({ guest_query_id, from }: GuestMessage, question: string): Promise<string> {
    const message = verified(content.replyToGuest(question, from?.language_code), content.library());
    if (!message) return 'empty';
    const result: InlineQueryResult = {
      type: 'article',
      id: 'answer',
      title: 'answer',
      input_message_content: messageContent({ ...message, link_preview_options: NO_PREVIEW }),
      ...(message.reply_markup && { reply_markup: message.reply_markup }),
    };
    await call('answerGuestQuery', { guest_query_id, result }, { deadline: DEADLINE_MS });
    return 'answered';
  }

  /** Speaker or headline, first words and date; undefined where the quotation does not fit into one message. */
  function card({ id, title, excerpt, reply }: Offer, library: Library): InlineQueryResult | undefined {
    const message = verified(reply, library);
    if (!message) return undefined;
    const quoted = library.quote(excerpt);
    const { speaker, headline, date } = attribution(quoted, library);
    return {
      type: 'article',
      id,
      title: shortWords(title ?? speaker ?? headline, LONGEST_TITLE),
      description: `${shortWords(quoted.text, LONGEST_WORDS)}\n${date}`,
      input_message_content: messageContent(message),
      ...(message.reply_markup && { reply_markup: message.reply_markup }),
    };
  }

  function verified(reply: Reply, library: Library): TelegramMessage | undefined {
    const rendered = renderVerified(platform, reply, library);
    if (rendered.wrong !== undefined) {
      counter.inc({ mode: 'any', outcome: 'misquoted' });
      log.error(
        { platform: 'telegram', reason: rendered.wrong },
        'ALARM: a quotation is wrong and was not sent',
      );
      return undefined;
    }
    return rendered.messages.length === 1 ? rendered.messages[0] : undefined;
  }

  async function counted(mode: 'inline' | 'guest', answer: () => Promise<string>): Promise<void> {
    try {
      counter.inc({ mode, outcome: await answer() });
    } catch (error) {
      counter.inc({ mode, outcome: 'failed' });
      log.warn({ platform: 'telegram', mode, err: error }, 'not answered where the bot is no member');
    }
  }
}

function messageContent({ text, entities, link_preview_options }: TelegramMessage): InputTextMessageContent {
  return { message_text: text, entities: [...entities], link_preview_options };
}
