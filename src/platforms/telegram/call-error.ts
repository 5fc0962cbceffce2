import { withoutSecrets } from '../../log.ts';
import { neverConnected } from '../http/index.ts';

export type CallFailure = {
  /** The API's error code; absent where no answer came that can be read. */
  readonly code?: number;
  /** What Telegram said, or what became of the connection. */
  readonly description: string;
  /** Seconds to wait before the same is asked again. */
  readonly retryAfter?: number;
  /** The id of the supergroup that a group has become. */
  readonly migrateTo?: string;
  /** Whether the request certainly never reached Telegram. */
  readonly unsent?: boolean;
  /** Whether something else than the Bot API answered, such as the page of a proxy. */
  readonly failed?: boolean;
};

/** A call of the Bot API failed. Carries no token and nothing of what was sent. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly method: string;
  readonly code: number | undefined;
  readonly description: string;
  readonly retryAfter: number | undefined;
  readonly migrateTo: string | undefined;
  readonly unsent: boolean;
  readonly failed: boolean;

  constructor(method: string, failure: CallFailure) {
    const { code, description } = failure;
    super(`${method}: ${code === undefined ? '' : `${code} `}${description}`);
    this.method = method;
    this.code = code;
    this.description = description;
    this.retryAfter = failure.retryAfter;
    this.migrateTo = failure.migrateTo;
    this.unsent = failure.unsent ?? false;
    this.failed = failure.failed ?? false;
  }
}

const LONGEST_DESCRIPTION = 200;

/** Makes a CallError of whatever telegraf throws, whose own errors hold payloads and, now and then, the token. */
export function callErrorOf(method: string, error: unknown, token: string): CallError {
  if (error instanceof CallError) return error;
  const { response, code } = (error ?? {}) as { readonly response?: unknown; readonly code?: unknown };
  if (response !== undefined) return refusal(method, response, token);
  // The message of any other error may hold the address of the request, and with it the token.
  const trouble = typeof code === 'string' && /^[A-Z0-9_]{3,40}$/.test(code) ? code : undefined;
  if (!trouble) {
    const failed = /reason: Unexpected token '?</.test(String(error));
    return new CallError(method, { description: 'no answer that can be read', failed });
  }
  const unsent =
    neverConnected(trouble) || (trouble === 'ETIMEDOUT' && !/reason: (read|write)/.test(String(error)));
  return new CallError(method, {
    description: `${unsent ? 'not connected' : 'connection lost'} (${trouble})`,
    unsent,
  });
}

/** `response` is what the API is said to have answered; a proxy may have written anything into it. */
function refusal(method: string, response: unknown, token: string): CallError {
  const { error_code, description, parameters } = (response ?? {}) as Readonly<Record<string, unknown>>;
  const { retry_after, migrate_to_chat_id } = (parameters ?? {}) as Readonly<Record<string, unknown>>;
  return new CallError(method, {
    ...(typeof error_code === 'number' && { code: error_code }),
    description: withoutSecrets(String(description ?? 'no reason given'), [token]).slice(
      0,
      LONGEST_DESCRIPTION,
    ),
    ...(typeof retry_after === 'number' && { retryAfter: retry_after }),
    ...(Number.isSafeInteger(migrate_to_chat_id) && { migrateTo: String(migrate_to_chat_id) }),
  });
}
