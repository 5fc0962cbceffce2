import type { BrowserContextOptions } from 'playwright-core';
import type { Article, Library } from '../../src/content/index.ts';
import { createLibrary, excerptOf, excerptOfParagraph } from '../../src/content/index.ts';
import type { Incoming, Reply } from '../../src/conversation/index.ts';
import type { Web } from '../../src/platforms/web/index.ts';
import { createWeb } from '../../src/platforms/web/index.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { HOSTILE, openServer, publication, sampleArticle } from '../server/sample.ts';

const filler = Array.from({ length: 24 }, (_, index) =>
  `Paragraph ${index + 1} is here to be scrolled past. `.repeat(5).trim(),
);

const article = sampleArticle({
  body: [
    {
      paragraphs: [
        ...filler,
        'The convoy was hit. Armed factions carried out 39 rocket attacks. Nobody was hurt.',
      ],
    },
    { heading: 'What comes next', paragraphs: ['"We will go," Trump said.', HOSTILE, ...filler] },
  ],
  people: [{ name: 'Donald Trump', roles: ['US President'] }],
  speakers: [{ passage: 'We will go', speaker: 'Donald Trump' }],
  topics: [{ command: 'troops', title: 'US troops', passages: ['We will go'] }],
});

const arabic = sampleArticle({
  slug: 'arabic',
  language: 'ar',
  kicker: 'أهم الأخبار',
  headline: 'القوات الأميركية ستغادر العراق',
  standfirst: 'يأتي الاجتماع مع تصاعد الهجمات.',
  dateline: 'واشنطن',
  published: Temporal.ZonedDateTime.from('2020-08-20T05:20[Asia/Dubai]'),
  body: [
    {
      paragraphs: [
        ...Array(20).fill('لم يحدد جدولا زمنيا للانسحاب من البلاد.'),
        'نفذت فصائل مسلحة 39 هجوما صاروخيا.',
      ],
    },
  ],
  topics: [],
});

const ROCKETS = 'p25';
const TRUMP = 'p26';

/** What the stage's conversation says to what a reader says. */
function reply({ text, article: slug }: Incoming): Reply | undefined {
  const said = (...parts: Reply['parts']): Reply => ({ parts, choices: [], outcome: 'answered' });
  if (slug === 'arabic') return said({ kind: 'quotation', excerpt: excerptOf(arabic, 'p21', 0) });
  if (/rocket/.test(text)) {
    return {
      ...said({
        kind: 'quotation',
        excerpt: excerptOfParagraph(article, ROCKETS),
        mark: excerptOf(article, ROCKETS, 1),
      }),
      choices: [{ label: 'More', action: '/troops' }],
    };
  }
  if (text === '/troops') return said({ kind: 'quotation', excerpt: excerptOfParagraph(article, TRUMP) });
  if (/hostile/.test(text)) return said({ kind: 'quotation', excerpt: excerptOfParagraph(article, 'p27') });
  if (/nothing/.test(text)) {
    return {
      parts: [
        { kind: 'words', text: 'The article does not answer that.' },
        { kind: 'quotation', excerpt: excerptOfParagraph(article, TRUMP) },
      ],
      choices: [],
      outcome: 'unanswered',
    };
  }
  return undefined;
}

/** A real server with the web chat, whose answers are made up by `reply`. */
export async function openStage() {
  const articles: readonly Article[] = [article, arabic];
  let url = 'http://127.0.0.1';
  let library: Library | undefined;
  const current = () => {
    library ??= createLibrary({ publication, articles, publicUrl: url });
    return library;
  };
  const web: Web = createWeb({
    commands: () => [
      { command: 'troops', description: 'US troops' },
      { command: 'help', description: 'See what I can do' },
    ],
    clock: createFakeClock(),
    messagesPerMinute: 1000,
  });
  const { server } = openServer(createLibrary({ publication, articles: [], publicUrl: url }), {
    library: current,
    publicUrl: () => url,
    chat: web.panel,
    requestsPerMinute: 10_000,
  });
  server.register(web.routes);
  url = await server.listen({ host: '127.0.0.1', port: 0 });
  const came: Incoming[] = [];
  const say = async (address: string, what: Reply, replyTo?: string) => {
    const [message] = web.render(what, current());
    if (!message) throw new Error('A reply is always one message.');
    const context = { signal: AbortSignal.timeout(5000), ...(replyTo !== undefined && { replyTo }) };
    return (await web.send(address, message, context)).message;
  };
  await web.start(async (incoming) => {
    came.push(incoming);
    const answer = reply(incoming);
    if (answer) await say(incoming.chat.address, answer, incoming.message);
  });
  return {
    url,
    article,
    arabic,
    /** Whatever readers said. */
    came,
    /** Says something unasked to the chat that spoke last, under an earlier message where one is named. */
    push: (what: Reply, replyTo?: string) => say(came.at(-1)?.chat.address ?? '', what, replyTo),
    /** Cuts every connection, as a network or a restart would. */
    cut: () => server.server.closeAllConnections(),
    close: () => server.close(),
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};
