import type { Problem } from '../schema/check.ts';
import type { Refusal } from './refusal.ts';
import { badRequest } from './refusal.ts';

/** Words of the real server for what the schema finds, by the end of the path. */
const KNOWN: readonly (readonly [RegExp, Problem['rule'], string])[] = [
  [/^chat_id$/, 'missing', 'chat_id is empty'],
  [/^text$/, 'missing', 'message text is empty'],
  [/callback_data$/, 'length', 'BUTTON_DATA_INVALID'],
  [/inline_keyboard\[\d+\]\[\d+\]$/, 'missing', 'text buttons are unallowed in the inline keyboard'],
  [/^text$/, 'length', 'MESSAGE_TOO_LONG'],
  [/results\[\d+\]\.id$/, 'length', 'RESULT_ID_INVALID'],
  [/commands\[\d+\]\.command$/, 'length', 'command length must not exceed 32'],
  [/commands\[\d+\]\.description$/, 'length', 'command description length must not exceed 256'],
  [/secret_token$/, 'length', 'secret token is too long'],
  [/^callback_query_id$/, 'missing', 'there is no callback_query_id'],
  [/^parse_mode$/, 'wrong-word', 'unsupported parse_mode'],
  [/^action$/, 'wrong-word', 'wrong parameter action in request'],
];

/** The refusal that the real server gives; where its words are unknown, ours say what is wrong. */
export function refusalOf({ rule, path, detail }: Problem): Refusal {
  const known = KNOWN.find(([pattern, about]) => about === rule && pattern.test(path));
  return badRequest(known?.[2] ?? `${path || 'parameters'}: ${detail}`);
}
