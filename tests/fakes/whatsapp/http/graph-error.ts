/** HTTP status of a code where it is not 400 (Cloud API, error codes). */
const STATUS: Readonly<Record<number, number>> = {
  0: 401,
  2: 503,
  3: 500,
  10: 403,
  190: 401,
  200: 403,
  131000: 500,
  131005: 403,
  131016: 500,
  131031: 403,
  131045: 500,
  131057: 500,
  132001: 404,
};

/** What the platform says to each code. */
const TITLES: Readonly<Record<number, string>> = {
  0: 'AuthException',
  4: 'Application request limit reached',
  10: 'Application does not have permission for this action',
  33: 'Unsupported request',
  100: 'Invalid parameter',
  190: 'Access token has expired',
  130429: 'Rate limit hit',
  130472: "User's number is part of an experiment",
  131000: 'Something went wrong',
  131008: 'Required parameter is missing',
  131009: 'Parameter value is not valid',
  131016: 'Service unavailable',
  131026: 'Message undeliverable',
  131030: 'Recipient phone number not in allowed list',
  131042: 'Business eligibility payment issue',
  131047: 'Re-engagement message',
  131049: 'This message was not delivered to maintain healthy ecosystem engagement.',
  131050:
    'Unable to deliver the message. This recipient has chosen to stop receiving marketing messages on WhatsApp from your business',
  131051: 'Message type unknown',
  131056: '(Business Account, Consumer Account) pair rate limit hit',
  131215: 'Group is not eligible',
  132000: 'Number of parameters does not match the expected number of params',
  132001: 'Template name does not exist in the translation',
  132012: 'Parameter format does not match format in the created template',
  132015: 'Template is paused',
  132018: 'There is an issue with the parameters in your template.',
};

/** A refusal as the Graph API words it: HTTP status, code, details. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly code: number;
  readonly details: string;
  readonly status: number;

  constructor(code: number, details: string, status = STATUS[code] ?? 400) {
    super(`(#${code}) ${TITLES[code] ?? 'Error'}`);
    this.code = code;
    this.details = details;
    this.status = status;
  }
}

/** The body of a refusal. */
export function errorBody(error: GraphError): object {
  return {
    error: {
      message: error.message,
      type: 'OAuthException',
      code: error.code,
      error_data: { messaging_product: 'whatsapp', details: error.details },
      fbtrace_id: 'AFakeTraceOfTheLocalServer',
    },
  };
}

/** The same trouble as it stands in a webhook. */
export function webhookError(code: number, details: string): object {
  const title = TITLES[code] ?? 'Error';
  return {
    code,
    title,
    message: title,
    error_data: { details },
    href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
  };
}
