import type { Entity } from './entity.ts';
import { CODES, endOf, inOrder, intersect } from './entity.ts';

type Found = Pick<Entity, 'type' | 'offset' | 'length'>;

/** Endings of bare domains that the server takes for links; every two-letter one is taken as a country. */
const COMMON_ENDINGS = new Set(
  'com org net info edu gov mil int news blog media press app dev page site online live world today biz name pro xyz link club shop store tech tel travel museum'.split(
    ' ',
  ),
);
const WEB =
  /(?<![\w@/.-])(?:(?:https?|ftp|tg|ton|tonsite):\/\/[^\s<>"«»“”]+|(?:[\p{L}\p{N}_-]+\.)+\p{L}{2,}(?::\d{1,5})?(?:[/?#][^\s<>"«»“”]*)?)/giu;
const MAIL = /(?<![\w.@+-])[\w.!#$%&'*+/=?^`{|}~-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}(?![\w@])/giu;
const MENTION = /(?<![\w@])@[a-z0-9_]{4,32}(?!\w)/gi;
const HASHTAG =
  /(?<![\p{L}\p{N}_\u200C#&])#(?=[\p{N}_]*\p{L})[\p{L}\p{N}_\u200C]{1,256}(?:@[a-z0-9_]{4,32})?(?![\p{L}\p{N}_#])/giu;
const CASHTAG = /(?<![\p{L}\p{N}_$])\$(?:1INCH|[A-Z]{1,8})(?![\p{L}\p{N}_$])/gu;
const COMMAND = /(?<![\w/<>])\/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\w/<>])/gi;
const PHONE = /(?<![\w+])\+\d(?:[ ()-]?\d){7,14}(?!\w)/g;

/**
 * The entities that the server finds by itself: links, mentions, hashtags, cashtags, commands, e-mail addresses and
 * telephone numbers. Text in code is left alone, and so is what an entity of the bot's own already makes a link.
 */
export function detect(text: string, explicit: readonly Entity[]): Entity[] {
  const closed = explicit.filter(
    ({ type }) => CODES.has(type) || /^text_|^custom_emoji$|^date_time$/.test(type),
  );
  const found: Entity[] = [];
  const add = (entity: Found) => {
    if (![...closed, ...found].some((other) => intersect(other, entity))) found.push(entity);
  };
  if (text.includes('@')) for (const match of matches(text, 'email', MAIL)) add(match);
  if (/[.:]/.test(text)) for (const match of matches(text, 'url', WEB)) addWeb(text, match, add);
  if (text.includes('@')) for (const match of matches(text, 'mention', MENTION)) add(match);
  if (text.includes('/')) for (const match of matches(text, 'bot_command', COMMAND)) add(match);
  if (text.includes('#')) for (const match of matches(text, 'hashtag', HASHTAG)) add(match);
  if (text.includes('$')) for (const match of matches(text, 'cashtag', CASHTAG)) add(match);
  if (text.includes('+')) for (const match of matches(text, 'phone_number', PHONE)) add(match);
  return inOrder(found);
}

function* matches(text: string, type: Entity['type'], pattern: RegExp): Generator<Found> {
  for (const match of text.matchAll(pattern)) yield { type, offset: match.index, length: match[0].length };
}

function addWeb(text: string, found: Found, add: (entity: Found) => void): void {
  const written = text
    .slice(found.offset, endOf(found))
    .replace(/[.,;:!?'")\]}…]+$/u, (tail) => keptTail(text, found, tail));
  if (!written.includes('://') && !endsCommonly(written)) return;
  add({ ...found, length: written.length });
}

/** A closing bracket belongs to the address where that opens one. */
function keptTail(text: string, found: Found, tail: string): string {
  const body = text.slice(found.offset, endOf(found) - tail.length);
  return body.includes('(') && tail.startsWith(')') ? ')' : '';
}

/** A sentence's end without a space ("said.The") is no domain: its ending is capitalised or unknown. */
function endsCommonly(written: string): boolean {
  const host = written.split(/[/?#:]/, 1)[0] ?? '';
  const ending = host.slice(host.lastIndexOf('.') + 1);
  if (/^\p{Lu}\p{Ll}/u.test(ending)) return false;
  return COMMON_ENDINGS.has(ending.toLowerCase()) || COUNTRIES.has(ending.toLowerCase());
}

const COUNTRIES = new Set(
  'ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw'.split(
    ' ',
  ),
);
