/** What PostgreSQL and the network say when trying again may help. */
const CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  '40001', // serialization failure
  '40P01', // deadlock
  '53300', // too many connections
  '57P01', // server is shutting down
  '57P02', // server crashed
  '57P03', // server is starting
]);

/** What pg says without a code when its connection breaks. */
const MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

/** Whether the database was away, or refused for the moment, so that the same work may succeed later. */
export function isTransient(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isTransient);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return CODES.has(code) || code.startsWith('08') || MESSAGES.test(error.message);
}
