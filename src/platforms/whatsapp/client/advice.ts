/** What to do about a code that the Cloud API answered with. */
export type Advice =
  /** The same again later on: after so many seconds, where that is known. `scope` says who has to wait. */
  | { readonly kind: 'retry'; readonly seconds?: number; readonly scope: 'receiver' | 'number' }
  /** Nothing will go out until somebody has put right what `fix` says. */
  | { readonly kind: 'hold'; readonly fix: string }
  /** This receiver was not reached; where it happens again and again, they cannot be. */
  | { readonly kind: 'unreachable' }
  /** There is no such receiver any more. */
  | { readonly kind: 'gone' }
  /** No template of marketing to this receiver for so many seconds; until they write where that is absent. */
  | { readonly kind: 'capped'; readonly seconds?: number }
  /** No template of this kind to anybody until somebody has put right what `fix` says, or a pause is over. */
  | { readonly kind: 'template'; readonly fix: string }
  /** This receiver wants no marketing messages. */
  | { readonly kind: 'declined' }
  /** The receiver's 24-hour window is closed: only a template may go. */
  | { readonly kind: 'closed' }
  /** This message will not go, however often it is sent. */
  | { readonly kind: 'drop' };

const later = (seconds?: number): Advice => ({
  kind: 'retry',
  scope: 'number',
  ...(seconds !== undefined && { seconds }),
});
const hold = (fix: string): Advice => ({ kind: 'hold', fix });

const template = (fix: string): Advice => ({ kind: 'template', fix });

const TOKEN = 'make a new token for the system user and put it into WHATSAPP_ACCESS_TOKEN';
const RIGHTS =
  'give the system user the number and the rights whatsapp_business_messaging and whatsapp_business_management';
const NUMBER = 'copy WHATSAPP_PHONE_NUMBER_ID again: it is an id of the API Setup page, not the phone number';
const ACCOUNT = 'look into the WhatsApp Manager, where the account says why it is restricted';
const TEMPLATE =
  'look at the template in the WhatsApp Manager, and hand it in again with: npm run whatsapp-template';
const REGISTER = 'register the number again (API Setup page)';

/** By code (https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes). */
const ADVICE: Readonly<Record<number, Advice>> = {
  0: hold(TOKEN),
  1: later(),
  2: later(),
  3: hold(RIGHTS),
  4: later(300),
  10: hold(RIGHTS),
  33: hold(NUMBER),
  190: hold(TOKEN),
  368: hold(ACCOUNT),
  80007: later(300),
  130403: { kind: 'unreachable' },
  130429: later(5),
  130472: { kind: 'capped' },
  130497: { kind: 'unreachable' },
  131000: later(),
  131005: hold(RIGHTS),
  131016: later(),
  131020: { kind: 'unreachable' },
  131026: { kind: 'unreachable' },
  131031: hold(ACCOUNT),
  131041: { kind: 'gone' },
  131042: later(900),
  131045: hold(REGISTER),
  131047: { kind: 'closed' },
  131048: { kind: 'retry', seconds: 600, scope: 'receiver' },
  131049: { kind: 'capped', seconds: 24 * 3_600 },
  131050: { kind: 'declined' },
  131056: { kind: 'retry', seconds: 16, scope: 'receiver' },
  131057: later(60),
  131063: template('let Meta allow marketing templates on the Cloud API for this account'),
  131064: template('Meta found templates in a wrong category; look into the WhatsApp Manager'),
  131212: { kind: 'gone' },
  132001: template(TEMPLATE),
  132007: template(TEMPLATE),
  132015: template(TEMPLATE),
  132016: template(TEMPLATE),
  133004: later(60),
  133010: hold(REGISTER),
  134101: later(600),
};

/** What to do about a code; one that is not known is not sent again below status 500. */
export function adviceFor(code: number, status: number): Advice {
  const known = ADVICE[code];
  if (known) return known;
  if (code >= 200 && code < 300) return hold(RIGHTS);
  return status >= 500 ? later() : { kind: 'drop' };
}
