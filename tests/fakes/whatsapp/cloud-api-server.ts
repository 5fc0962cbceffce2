import type { Clock } from '../../../src/clock.ts';
import { createFakeClock } from '../clock.ts';
import type { Fault } from './http/faults.ts';
import { createFaults } from './http/faults.ts';
import { GraphError } from './http/graph-error.ts';
import type { ApiAnswer, ApiRequest } from './http/transport.ts';
import { createTransport } from './http/transport.ts';
import { mediaAddress, uploadMedia } from './methods/media.ts';
import { createMessages } from './methods/messages.ts';
import { createTemplate, listTemplates, numberFields, setAutomation } from './methods/number.ts';
import type { Template } from './rules/templates.ts';
import type { Change, Webhook } from './webhook/webhook.ts';
import { createWebhook } from './webhook/webhook.ts';
import type { FakePerson, PersonOptions } from './world/person.ts';
import { addPerson } from './world/person.ts';
import type { SeenMessage } from './world/seen.ts';
import type { GroupState } from './world/world.ts';
import { createWorld } from './world/world.ts';

export type CloudApiServerOptions = {
  /** Emulated time; stands still until a test moves it. */
  readonly clock?: Clock;
  readonly port?: number;
  /** Whether sending too fast is refused; it is unless switched off. */
  readonly rates?: boolean;
  /** Whether every call must prove that it knows the app secret. */
  readonly requiresProof?: boolean;
  /** Whether the account may have groups. */
  readonly official?: boolean;
  readonly dailyLimit?: number;
  /** Milliseconds before each further try of a delivery that was not taken; as Meta's unless told. */
  readonly retries?: readonly number[];
  /** How long waiting for the bot may take, in milliseconds of real time; 5,000 unless told. */
  readonly patience?: number;
};

export type CloudApiServer = {
  /** What goes into WHATSAPP_API_ROOT. */
  readonly url: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly token: string;
  readonly secret: string;
  readonly webhook: Webhook;
  person(options?: PersonOptions): FakePerson;
  /** A group that our number has made, with these people in it. */
  group(members: readonly FakePerson[]): GroupState;
  /** Lets the next requests to a path that ends so go wrong. */
  fail(path: string, fault: Fault, times?: number): void;
  /** From now on nothing goes wrong that was to. */
  mend(): void;
  /** Adds a template as if it had been created and reviewed. */
  template(template: Partial<Template> & Pick<Template, 'name' | 'body'>): Template;
  /** When statuses come; `after` unless told. */
  statuses: 'before' | 'after' | 'reversed' | 'none';
  /** How a closed window is told; at once unless told. */
  windowRefusal: 'at-once' | 'later';
  /** Groups that were taken apart. */
  readonly deleted: readonly string[];
  /** Everything that people and groups got, in order. */
  readonly sent: readonly SeenMessage[];
  readonly automation: Readonly<Record<string, unknown>>;
  readonly templates: readonly Template[];
  /** Requests so far whose path ends so. */
  calls(path: string): readonly unknown[];
  /** Posts changes as they are, signed. Gives the status. */
  posts(...changes: Change[]): Promise<number>;
  /** Asks the callback as Meta does when its address is set. */
  verifies(query: string): Promise<{ readonly status: number; readonly body: string }>;
  until(holds: () => boolean, what: string): Promise<void>;
  /** Resolves once every webhook is answered with 200 and it stays so for a moment. */
  settled(): Promise<void>;
  /** What was refused because it broke a rule, in words. */
  readonly violations: readonly string[];
  assertNoViolations(): void;
  close(): Promise<void>;
};

const TOKEN = 'EAAFakeTokenFakeTokenFakeTokenFakeTokenFakeToken';
const SECRET = '0123456789abcdef0123456789abcdef';
const NUMBER = '106540352242922';
const WABA = '102290129340398';
const DISPLAY = '+971 50 999 0000';
const VERSIONS = ['v24.0', 'v25.0', 'v26.0'];
/** Codes that are a matter of luck and time, not of a rule that the bot could have kept. */
const NOBODYS_FAULT = [0, 10, 190, 131030, 131047, 131041, 132001, 132015];
const QUIET_MS = 30;

/**
 * A Cloud API server on loopback, v26.0, stricter than the real one: it refuses what that refuses, what it would drop
 * later on included, and records each broken rule as a violation.
 *
 *     const server = await createCloudApiServer();      // settings: server.settings
 *     server.webhook.callback = 'http://…/whatsapp/webhook';
 *     const reader = server.person({ kind: 'username' });
 *     reader.says('how many attacks?');
 *     expect((await reader.sees(1))[0].quotations).toEqual([…]);
 *     server.assertNoViolations();
 *
 * What it cannot tell: how clients draw what they are sent (its model of the markup is in world/view.ts), the price
 * list, and how Meta reviews templates.
 */
export async function createCloudApiServer(options: CloudApiServerOptions = {}): Promise<CloudApiServer> {
  const { clock = createFakeClock(), rates = true, patience = 5_000, official = false } = options;
  const { dailyLimit = 250, requiresProof = false, port = 0 } = options;
  const world = createWorld(clock);
  const metadata = { display_phone_number: DISPLAY.replace(/\D/g, ''), phone_number_id: NUMBER };
  const faults = createFaults();
  const violations: string[] = [];
  const deleted: string[] = [];
  const calls: { path: string; json: unknown }[] = [];
  const waiting = new Set<() => void>();
  let stirred = 0;
  const happened = () => {
    stirred += 1;
    for (const look of waiting) look();
  };
  const webhook = createWebhook({
    clock,
    wabaId: WABA,
    secret: () => SECRET,
    retries: options.retries,
    happened,
  });
  const messages = createMessages({
    world,
    metadata,
    webhook,
    countryCode: '971',
    rates,
    dailyLimit,
    windowRefusal: () => server.windowRefusal,
    statuses: () => server.statuses,
  });
  const transport = await createTransport({
    port,
    versions: VERSIONS,
    token: TOKEN,
    proofSecret: requiresProof ? SECRET : undefined,
    faults,
    answer: (request) => answer(request).finally(happened),
    file: (id) => world.media.get(id)?.bytes,
    refused(request, error) {
      if (!NOBODYS_FAULT.includes(error.code)) {
        violations.push(`${request}: ${error.code} ${error.message} (${error.details})`);
      }
    },
    broken: (error) =>
      violations.push(`the local server failed: ${error instanceof Error ? error.stack : error}`),
    called(path, json) {
      calls.push({ path, json });
      happened();
    },
  });

  const server: CloudApiServer = {
    url: transport.url,
    token: TOKEN,
    secret: SECRET,
    settings: {
      WHATSAPP_ACCESS_TOKEN: TOKEN,
      WHATSAPP_PHONE_NUMBER_ID: NUMBER,
      WHATSAPP_BUSINESS_ACCOUNT_ID: WABA,
      WHATSAPP_APP_SECRET: SECRET,
      WHATSAPP_VERIFY_TOKEN: 'a-word-of-our-own',
      WHATSAPP_API_ROOT: transport.url,
    },
    webhook,
    statuses: 'after',
    windowRefusal: 'at-once',
    person: (about) => addPerson({ world, metadata, webhook, until }, about),
    group(members) {
      const group = {
        id: `Y2FwaV9ncm91cDo${Buffer.from(world.nextId()).toString('base64url')}`,
        members: members.map(({ state }) => state),
        spoke: 0,
      };
      world.groups.push(group);
      if (webhook.callback) webhook.send(group.id, groupChange('group_create', group.id));
      return group;
    },
    fail: faults.add,
    mend: faults.clear,
    template(about) {
      const template: Template = {
        id: world.nextId(),
        language: 'en',
        category: 'MARKETING',
        status: 'APPROVED',
        buttons: ['Read it'],
        ...about,
      };
      world.templates.push(template);
      return template;
    },
    deleted,
    sent: world.sent,
    templates: world.templates,
    get automation() {
      return world.automation;
    },
    calls: (path) => calls.filter((call) => call.path.endsWith(path)).map(({ json }) => json),
    posts(...changes) {
      const { body, signature } = webhook.signed(changes);
      return webhook.post(body, { 'x-hub-signature-256': signature });
    },
    async verifies(query) {
      const response = await fetch(`${webhook.callback}?${query}`);
      return { status: response.status, body: await response.text() };
    },
    until: (holds, what) => until(holds, () => `Waited in vain: ${what}.`),
    async settled() {
      for (;;) {
        await until(
          () => webhook.pending() === 0,
          () => `${webhook.pending()} webhooks are not answered with 200.`,
        );
        const before = stirred;
        await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
        if (stirred === before && webhook.pending() === 0) return;
      }
    },
    violations,
    assertNoViolations() {
      if (violations.length > 0) throw new Error(`The Cloud API was used wrongly:\n${violations.join('\n')}`);
    },
    async close() {
      webhook.close();
      await transport.close();
    },
  };
  return server;

  function groupChange(type: 'group_create' | 'group_delete', group: string): Change {
    const timestamp = Math.floor(world.now() / 1_000);
    const about =
      type === 'group_create' ? { subject: 'A group', invite_link: 'https://chat.whatsapp.com/x' } : {};
    return {
      field: 'group_lifecycle_update',
      value: {
        messaging_product: 'whatsapp',
        metadata,
        groups: [{ type, group_id: group, request_id: world.nextId(), timestamp, ...about }],
      },
    };
  }

  async function answer({ method, path, query, json, form, fault }: ApiRequest): Promise<ApiAnswer> {
    const [node = '', edge, ...rest] = path.split('/');
    if (rest.length > 0) throw new GraphError(2500, `Unknown path components: /${rest.join('/')}`);
    const call = `${method} ${edge ?? ''}`.trim();
    if (node === NUMBER) {
      switch (call) {
        case 'POST messages': {
          const result = messages(json, fault);
          happened();
          return result;
        }
        case 'POST media':
          return { answer: await uploadMedia(world, await form()) };
        case 'POST conversational_automation':
          return { answer: setAutomation(world, json) };
        case 'GET': {
          const about = { id: NUMBER, display: DISPLAY, official, quality: 'GREEN' };
          return { answer: numberFields(world, query.get('fields') ?? '', about) };
        }
      }
    }
    if (node === WABA && call === 'POST message_templates') return { answer: createTemplate(world, json) };
    if (node === WABA && call === 'GET message_templates')
      return { answer: listTemplates(world, query.get('name')) };
    if (node === WABA && call === 'POST subscribed_apps') return { answer: { success: true } };
    if (method === 'DELETE' && edge === undefined && !/^\d+$/.test(node)) {
      const index = world.groups.findIndex(({ id }) => id === decodeURIComponent(node));
      if (index < 0) throw new GraphError(131041, 'unknown group');
      const [{ id = '' } = {}] = world.groups.splice(index, 1);
      deleted.push(id);
      webhook.send(id, groupChange('group_delete', id));
      return { answer: { success: true } };
    }
    if (call === 'GET' && world.media.has(node)) return { answer: mediaAddress(world, node, transport.url) };
    if (/^\d+$/.test(node) && node !== NUMBER && node !== WABA) {
      throw new GraphError(
        33,
        `Object with ID '${node}' does not exist, or cannot be loaded due to missing permissions`,
      );
    }
    throw new GraphError(2500, `Unknown path components: /${path}`);
  }

  async function until(holds: () => boolean, what: () => string): Promise<void> {
    if (holds()) return;
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!holds()) return;
        waiting.delete(look);
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.delete(look);
        reject(new Error(what()));
      }, patience);
      waiting.add(look);
    });
  }
}
