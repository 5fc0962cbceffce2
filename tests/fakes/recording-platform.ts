import type { Library } from '../../src/content/index.ts';
import type { Part } from '../../src/conversation/index.ts';
import { attribution, quotationsOf } from '../../src/conversation/index.ts';
import type {
  Accept,
  Capabilities,
  Fate,
  Platform,
  Report,
  SendContext,
  Settle,
} from '../../src/delivery/index.ts';
import { SendError } from '../../src/delivery/index.ts';

/** A message of the recording platform: one of each part of a reply. */
export type RecordedMessage = { readonly words: readonly string[]; readonly quotes: readonly string[] };

export type Recorded = RecordedMessage & {
  readonly address: string;
  readonly replyTo?: string;
  readonly reference: string | undefined;
};

/** What a call does in place of being recorded: fails, hangs until its signal ends, or is recorded and then fails. */
export type Fault = Fate | 'hang' | 'deaf' | { readonly kind: 'answer-lost' };

export type RecordingPlatform = Platform<RecordedMessage> & {
  /** What arrived, in order. */
  readonly sent: readonly Recorded[];
  /** How often it was called, failed calls included. */
  readonly calls: () => number;
  /** How many calls were under way at once, at most. */
  readonly most: () => number;
  /** The next calls for an address (or any) fail like this, one each. */
  fail(faults: readonly Fault[], address?: string): void;
  /** As long as it is set, every call fails like this. */
  outage: Fault | undefined;
  /** How long a call takes. */
  delay: () => Promise<void>;
  /** Called by a test to say something. */
  accept: Accept;
  /** Called by a test to tell what became of a message; news each time, unless it has an `id`. */
  settle(report: Omit<Report, 'id'> & Partial<Pick<Report, 'id'>>): Promise<void>;
  /** What somebody does to a message between rendering and sending. */
  tamper: ((message: RecordedMessage) => RecordedMessage) | undefined;
};

/** What a part says besides quotations. */
function wordsOf(part: Part, library: Library): string[] {
  if (part.kind === 'words') return [part.text];
  if (part.kind === 'article') return [library.article(part.article)?.headline ?? ''];
  if (part.kind === 'list') return part.items.flatMap(({ label, action }) => [label, action]);
  return part.kind === 'links' ? part.links.flatMap(({ label, url }) => [label, url]) : [];
}

export const CAPABILITIES: Capabilities = { longestText: 100_000, choices: 8, marks: true };

/** A platform that records what it is sent, and throws where delivery breaks the contract. */
export function createRecordingPlatform(
  name = 'recorder',
  more: Partial<
    Pick<
      Platform<RecordedMessage>,
      'announce' | 'announcements' | 'capabilities' | 'receivesAlone' | 'mayManage'
    >
  > & {
    readonly startFails?: string;
  } = {},
): RecordingPlatform {
  const sent: Recorded[] = [];
  const underWay = new Set<string>();
  const faults: { fault: Fault; address: string | undefined }[] = [];
  let accept: Accept | undefined;
  let settle: Settle | undefined;
  let calls = 0;
  let reports = 0;
  let most = 0;

  const platform: RecordingPlatform = {
    name,
    capabilities: CAPABILITIES,
    ...more,
    sent,
    outage: undefined,
    tamper: undefined,
    delay: async () => undefined,
    calls: () => calls,
    most: () => most,
    fail(next, address) {
      faults.push(...next.map((fault) => ({ fault, address })));
    },
    accept(incoming) {
      if (!accept) throw new Error(`${name} is not receiving.`);
      return accept(incoming);
    },
    settle(report) {
      if (!settle) throw new Error(`${name} is not receiving.`);
      reports += 1;
      return settle({ id: `report ${reports}`, ...report });
    },
    render(reply, library) {
      const messages = reply.parts.map((part) => {
        const quotations = quotationsOf({ parts: [part], choices: [] }, library);
        const sources = quotations.map((quotation) => attribution(quotation, library));
        return {
          words: [...wordsOf(part, library), ...sources.flatMap((source) => Object.values(source))],
          quotes: quotations.map(({ text }) => text),
        };
      });
      return platform.tamper ? messages.map(platform.tamper) : messages;
    },
    quoted: ({ quotes }) => quotes,
    async send(address, message, context) {
      check(address, message, context);
      calls += 1;
      underWay.add(address);
      most = Math.max(most, underWay.size);
      try {
        await platform.delay();
        return await answer(address, message, context);
      } finally {
        underWay.delete(address);
      }
    },
    async start(given, _lockedOut, settling) {
      if (more.startFails) throw new Error(more.startFails);
      accept = given;
      settle = settling;
    },
    async stop() {
      accept = undefined;
    },
  };
  return platform;

  function check(address: string, message: RecordedMessage, { signal }: SendContext): void {
    if (underWay.has(address)) throw new Error(`Two messages to ${address} are under way at once.`);
    if (signal.aborted) throw new Error('The signal had ended before the call.');
    if (JSON.stringify(JSON.parse(JSON.stringify(message))) !== JSON.stringify(message)) {
      throw new Error('The message is not plain JSON.');
    }
  }

  async function answer(
    address: string,
    message: RecordedMessage,
    { signal, replyTo, reference }: SendContext,
  ) {
    const index = faults.findIndex((planned) => planned.address === undefined || planned.address === address);
    const fault = platform.outage ?? faults.splice(index, index < 0 ? 0 : 1)[0]?.fault;
    if (fault === 'deaf') await new Promise(() => undefined);
    if (fault === 'hang') {
      await new Promise((resolve) => {
        signal.addEventListener('abort', resolve);
      });
      throw new SendError(name, { kind: 'unknown' }, 'time-out');
    }
    if (fault === undefined || (typeof fault === 'object' && fault.kind === 'answer-lost')) {
      sent.push({ ...message, address, reference, ...(replyTo !== undefined && { replyTo }) });
    }
    if (typeof fault === 'object') {
      throw new SendError(
        name,
        fault.kind === 'answer-lost' ? { kind: 'unknown' } : fault,
        `said ${fault.kind}`,
      );
    }
    return { message: String(sent.length) };
  }
}
