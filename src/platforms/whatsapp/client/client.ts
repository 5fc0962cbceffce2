import { createCall } from './call.ts';
import type { Components } from './components.ts';
import { readComponents, writeComponents } from './components.ts';
import type { Files } from './media.ts';
import { createFiles } from './media.ts';
import type { Messages } from './messages.ts';
import { createMessages } from './messages.ts';
import type { NumberHealth } from './number.ts';
import { numberHealth } from './number.ts';
import type { NewTemplate, TemplateState } from './templates.ts';
import { createTemplate, templateStates } from './templates.ts';

export type CloudApiOptions = {
  readonly token: string;
  /** The id of our number, which is not the number. */
  readonly number: string;
  /** The id of the WhatsApp Business Account, for templates. */
  readonly account?: string | undefined;
  /** With it each call proves that it comes from the app itself. */
  readonly appSecret?: string | undefined;
  /** `https://graph.facebook.com` unless told; without a slash at the end. */
  readonly root?: string | undefined;
  /** `v26.0` unless told. */
  readonly version?: string | undefined;
  /** Milliseconds of real time that a call may take; 15,000 unless told. */
  readonly deadline?: number | undefined;
};

/** The WhatsApp Cloud API for one number. Every call rejects with an ApiError only, within the deadline. */
export type CloudApi = Messages &
  Files & {
    health(signal?: AbortSignal): Promise<NumberHealth>;
    /** Lets the account's events be delivered to this app; doing it again changes nothing. */
    subscribeApp(signal?: AbortSignal): Promise<void>;
    /** Takes a group of ours apart: everybody in it is removed, for good. */
    deleteGroup(group: string, signal?: AbortSignal): Promise<void>;
    readComponents(signal?: AbortSignal): Promise<Components>;
    writeComponents(components: Components, signal?: AbortSignal): Promise<void>;
    templateStates(name: string, signal?: AbortSignal): Promise<TemplateState[]>;
    createTemplate(template: NewTemplate): Promise<string>;
  };

export const CLOUD_API_ROOT = 'https://graph.facebook.com';
export const CLOUD_API_VERSION = 'v26.0';
const DEADLINE_MS = 15_000;

/** A client of the Cloud API (https://developers.facebook.com/documentation/business-messaging/whatsapp). */
export function createCloudApi(options: CloudApiOptions): CloudApi {
  const { token, number, account = '', appSecret } = options;
  const { root = CLOUD_API_ROOT, version = CLOUD_API_VERSION, deadline = DEADLINE_MS } = options;
  const { call, download } = createCall({ root, version, token, appSecret, deadline });
  return {
    ...createMessages(call, number),
    ...createFiles(call, download, number),
    health: (signal) => numberHealth(call, number, signal),
    async subscribeApp(signal) {
      await call({
        method: 'POST',
        path: `${account}/subscribed_apps`,
        json: {},
        signal,
        what: 'subscribe the app',
      });
    },
    async deleteGroup(group, signal) {
      const path = encodeURIComponent(group);
      await call({ method: 'DELETE', path, signal, what: 'delete the group' });
    },
    readComponents: (signal) => readComponents(call, number, signal),
    writeComponents: (components, signal) => writeComponents(call, number, components, signal),
    templateStates: (name, signal) => templateStates(call, account, name, signal),
    createTemplate: (template) => createTemplate(call, account, template),
  };
}
