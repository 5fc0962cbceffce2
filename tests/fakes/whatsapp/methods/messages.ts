import type { Fault } from '../http/faults.ts';
import { GraphError, webhookError } from '../http/graph-error.ts';
import { firstProblem } from '../rules/limits.ts';
import type { Address, SendBody } from '../rules/send-body.ts';
import { addressOf, checkSendBody, readMark } from '../rules/send-body.ts';
import { fillTemplate } from '../rules/templates.ts';
import type { Metadata, StatusName } from '../webhook/compose.ts';
import { statusChange } from '../webhook/compose.ts';
import type { Webhook } from '../webhook/webhook.ts';
import { seenMessage } from '../world/seen.ts';
import type { GroupState, PersonState, World } from '../world/world.ts';
import { DAY, knownMessage } from '../world/world.ts';

export type MessagesOptions = {
  readonly world: World;
  readonly metadata: Metadata;
  readonly webhook: Webhook;
  /** The digits that a number without `+` begins with. */
  readonly countryCode: string;
  readonly rates: boolean;
  /** Whether a closed window is refused at once or reported afterwards; both happen. */
  windowRefusal(): 'at-once' | 'later';
  /** When statuses come: before the answer of the call that they are about, or after it. */
  statuses(): 'before' | 'after' | 'reversed' | 'none';
  /** Receivers that may be written to outside their windows in a day. */
  readonly dailyLimit: number;
};

type Answer = Readonly<Record<string, unknown>>;

const THIRTY_DAYS = 30 * DAY;
const US = /^1[2-9]/;

/** `POST /{number}/messages`: sends a message, or marks one as read. Throws GraphError. */
export function createMessages(options: MessagesOptions) {
  const { world, metadata, webhook } = options;

  return (raw: unknown, fault: Fault | undefined): { answer: Answer; afterwards(): void } => {
    if (typeof raw === 'object' && raw !== null && 'status' in raw) {
      mark(raw);
      return { answer: { success: true }, afterwards: () => undefined };
    }
    return send(checkSendBody(raw), fault);
  };

  function mark(raw: object): void {
    const checked = readMark.safeParse(raw);
    if (!checked.success) throw new GraphError(100, firstProblem(checked.error).details);
    const known = knownMessage(world, checked.data.message_id);
    if (known.from !== 'them') throw new GraphError(100, 'message_id: not a message to us');
    if (world.groups.some(({ id }) => id === known.chat)) throw new GraphError(100, 'not in a group');
    if (world.now() - known.at > THIRTY_DAYS) throw new GraphError(100, 'message_id: older than 30 days');
  }

  function send(body: SendBody, fault: Fault | undefined) {
    const address = addressOf(body, options.countryCode, (id) => world.groups.some((each) => each.id === id));
    const receiver = receiverOf(address);
    const chat = 'bsuid' in receiver ? receiver.bsuid : receiver.id;
    check(body, address, chat);
    if (options.rates && world.rates.throughputIsFull()) throw new GraphError(130429, 'throughput');
    if (options.rates && world.rates.pairIsFull(chat)) throw new GraphError(131056, 'pair rate');

    const template = body.type === 'template' ? fillTemplate(body.template, world.templates) : undefined;
    const failure = laterFailure(body, receiver, template?.template.category, fault);
    if (failure?.atOnce) throw new GraphError(failure.code, failure.details);

    const id = world.nextWamid('bsuid' in receiver ? receiver.phone : '');
    world.messages.set(id, { from: 'us', chat, at: world.now() });
    const shown = seenMessage(
      id,
      chat,
      body,
      template && { text: template.text, labels: template.template.buttons, payloads: template.payloads },
    );
    if (!failure) world.sent.push(shown);
    const report = () => reportFate(id, body, receiver, failure, template?.template.category);
    const silent = fault?.kind === 'no-status' || options.statuses() === 'none';
    if (!silent && options.statuses() === 'before') report();
    return {
      answer: answerOf(id, address, body, fault),
      afterwards: () => {
        if (!silent && options.statuses() !== 'before') report();
      },
    };
  }

  function receiverOf(address: Address): PersonState | GroupState {
    if (address.kind === 'group') {
      const group = world.groups.find(({ id }) => id === address.group);
      if (group) return group;
    } else {
      const person = world.person(address.kind === 'phone' ? address.phone : address.bsuid);
      if (person) return person;
    }
    throw new GraphError(131030, 'the receiver is not known here');
  }

  function check(body: SendBody, address: Address, chat: string): void {
    if (address.kind === 'group' && body.type === 'interactive') {
      throw new GraphError(100, 'interactive messages are not allowed in groups');
    }
    if (body.context) knownMessage(world, body.context.message_id, chat);
    if (body.context && body.type === 'reaction') throw new GraphError(100, 'a reaction has no context');
    if (body.type === 'reaction') knownMessage(world, body.reaction.message_id, chat);
    const media = body.type === 'image' ? body.image : body.type === 'document' ? body.document : undefined;
    if (media?.id !== undefined) {
      const kept = world.media.get(media.id);
      if (!kept || kept.until < world.now()) throw new GraphError(100, 'media: no such id');
      if (body.type === 'image' && !/^image\/(jpeg|png)$/.test(kept.type)) {
        throw new GraphError(131053, 'image: not an image');
      }
    }
  }

  function laterFailure(
    body: SendBody,
    receiver: PersonState | GroupState,
    category: string | undefined,
    fault: Fault | undefined,
  ): { code: number; details: string; atOnce: boolean } | undefined {
    const later = (code: number, details: string) => ({ code, details, atOnce: false });
    if (fault?.kind === 'fails-later') return later(fault.code, 'as the test wants it');
    if ('blocked' in receiver && receiver.blocked) return later(131026, 'undeliverable');
    const isOpen = receiver.spoke > world.now() - DAY;
    if (body.type !== 'template') {
      if (isOpen) return undefined;
      return {
        code: 131047,
        details: 'more than 24 hours since the receiver last replied',
        atOnce: options.windowRefusal() === 'at-once',
      };
    }
    if (category === 'MARKETING' && 'stopped' in receiver) {
      if (receiver.stopped) return later(131050, 'the receiver stopped marketing messages');
      if (!isOpen && US.test(receiver.phone)) return later(131049, 'not delivered to numbers of the US');
    }
    if (!isOpen && 'bsuid' in receiver) {
      for (const [id, at] of world.reached) if (at <= world.now() - DAY) world.reached.delete(id);
      if (!world.reached.has(receiver.bsuid) && world.reached.size >= options.dailyLimit) {
        return later(131049, 'the daily limit of the portfolio is reached');
      }
      world.reached.set(receiver.bsuid, world.now());
    }
    return undefined;
  }

  function reportFate(
    id: string,
    body: SendBody,
    receiver: PersonState | GroupState,
    failure: { code: number; details: string } | undefined,
    category: string | undefined,
  ): void {
    const reference = body.biz_opaque_callback_data;
    const about = { id, to: receiver, reference };
    if (failure) {
      const errors = [webhookError(failure.code, failure.details)];
      webhook.send(`status ${id}`, statusChange(world, metadata, { ...about, status: 'failed', errors }));
      return;
    }
    const pricing = price(category);
    const names: StatusName[] =
      options.statuses() === 'reversed' ? ['read', 'delivered', 'sent'] : ['sent', 'delivered'];
    const participants = 'members' in receiver ? receiver.members : [undefined];
    for (const status of names) {
      for (const participant of status === 'sent' ? participants.slice(0, 1) : participants) {
        const change = statusChange(world, metadata, {
          ...about,
          status,
          pricing,
          ...(participant && { participant }),
        });
        webhook.send(`status ${id}`, change);
      }
    }
  }

  /** A thousand service messages a month are free; how they are flagged is not documented, this is the likely form. */
  function price(category: string | undefined): object {
    const isFree = category === undefined && world.free > 0;
    if (isFree) world.free -= 1;
    return {
      billable: !isFree,
      pricing_model: 'PMP',
      type: isFree ? 'free_customer_service' : 'regular',
      category: (category ?? 'SERVICE').toLowerCase(),
    };
  }
}

function answerOf(id: string, address: Address, body: SendBody, fault: Fault | undefined): Answer {
  const { input } = address;
  const contact =
    address.kind === 'phone'
      ? { input, wa_id: address.phone }
      : address.kind === 'bsuid'
        ? { input, user_id: address.bsuid }
        : { input };
  const status = fault?.kind === 'held' ? 'held_for_quality_assessment' : 'accepted';
  return {
    messaging_product: 'whatsapp',
    contacts: [contact],
    messages: [
      {
        id,
        ...(address.kind === 'group' && { group_id: address.group }),
        ...(body.type === 'template' && { message_status: status }),
      },
    ],
  };
}
