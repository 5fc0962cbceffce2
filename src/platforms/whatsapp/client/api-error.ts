import type { Advice } from './advice.ts';
import { adviceFor } from './advice.ts';

export type ApiFailure = {
  /** The API's code; absent where no answer came that can be read. */
  readonly code?: number;
  /** The HTTP status; absent where no answer came. */
  readonly status?: number;
  /** What the API said, or what became of the connection. */
  readonly reason: string;
  /** Whether the request certainly never reached the API. */
  readonly unsent?: boolean;
  /** By which Meta's support finds the request again. */
  readonly trace?: string;
};

/** A call of the Cloud API failed. Carries no token, no address and nothing of what was sent. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: number | undefined;
  readonly status: number | undefined;
  readonly unsent: boolean;
  readonly trace: string | undefined;
  /** Undefined where it is not known what became of the request. */
  readonly advice: Advice | undefined;

  constructor(what: string, failure: ApiFailure) {
    const { code, status, reason, trace } = failure;
    super(`${what}: ${code === undefined ? '' : `${code} `}${reason}${trace ? ` (trace ${trace})` : ''}`);
    this.code = code;
    this.status = status;
    this.unsent = failure.unsent ?? false;
    this.trace = trace;
    this.advice = code === undefined ? undefined : adviceFor(code, status ?? 400);
  }
}

const LONGEST_REASON = 200;

/**
 * The error of an answer that is none of success. A page of a proxy has no code: what became of the request is then
 * not known.
 */
export function answerError(what: string, status: number, body: string): ApiError {
  const said = errorIn(body);
  if (!said)
    return new ApiError(what, { status, reason: `status ${status} with an answer that is not the API's` });
  const { code, message, error_data, fbtrace_id } = said;
  const details = typeof error_data?.details === 'string' ? error_data.details : '';
  return new ApiError(what, {
    code,
    status,
    reason: withoutNumbers([message, details].filter(Boolean).join(': ')).slice(0, LONGEST_REASON),
    ...(typeof fbtrace_id === 'string' && /^[\w-]{1,64}$/.test(fbtrace_id) && { trace: fbtrace_id }),
  });
}

type ErrorBody = {
  readonly code: number;
  readonly message: string;
  readonly error_data?: { readonly details?: unknown } | undefined;
  readonly fbtrace_id?: unknown;
};

function errorIn(body: string): ErrorBody | undefined {
  try {
    const { error } = JSON.parse(body) as { error?: Partial<ErrorBody> };
    if (typeof error?.code !== 'number') return undefined;
    return { ...error, code: error.code, message: String(error.message ?? 'no reason given') };
  } catch {
    return undefined;
  }
}

/** The API quotes phone numbers and ids of people in its reasons now and then; they are nobody's business in a log. */
function withoutNumbers(text: string): string {
  return text
    .replace(/\b[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{10,128}/g, '[somebody]')
    .replace(/wamid\.\S+/g, '[a message]')
    .replace(/\+?\d{9,}/g, '[a number]');
}
