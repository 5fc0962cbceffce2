/** Fields of which at most one may be given; `least` 1 where one must be. */
export type Exclusive = { readonly of: readonly string[]; readonly least: 0 | 1 };

const buttonKinds = [
  'url',
  'callback_data',
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'disabled',
];

const editTarget: Exclusive = { of: ['inline_message_id', 'message_id'], least: 1 };
const textOrRich: Exclusive = { of: ['text', 'rich_message'], least: 1 };

/** By method or type. */
const owners: Readonly<Record<string, readonly Exclusive[]>> = {
  InlineKeyboardButton: [{ of: [...buttonKinds, 'callback_game', 'pay'], least: 1 }],
  RichMessageButton: [{ of: buttonKinds, least: 1 }],
  KeyboardButton: [
    {
      of: [
        'request_users',
        'request_chat',
        'request_managed_bot',
        'request_contact',
        'request_location',
        'request_poll',
        'web_app',
      ],
      least: 0,
    },
  ],
  InlineQueryResultsButton: [{ of: ['web_app', 'start_parameter'], least: 1 }],
  InputRichMessage: [{ of: ['html', 'markdown', 'blocks'], least: 1 }],
  ReplyParameters: [{ of: ['message_id', 'ephemeral_message_id'], least: 1 }],
  LinkPreviewOptions: [{ of: ['prefer_small_media', 'prefer_large_media'], least: 0 }],
  editMessageText: [editTarget, textOrRich],
  editMessageCaption: [editTarget],
  editMessageMedia: [editTarget],
  editMessageReplyMarkup: [editTarget],
  editMessageLiveLocation: [editTarget],
  stopMessageLiveLocation: [editTarget],
  editEphemeralMessageText: [textOrRich],
  sendPoll: [{ of: ['open_period', 'close_date'], least: 0 }],
};

/** Markup is given as a mode or as entities, never as both: the server would ignore the entities. */
const everywhere: readonly Exclusive[] = [
  { of: ['parse_mode', 'entities'], least: 0 },
  { of: ['parse_mode', 'caption_entities'], least: 0 },
  { of: ['quote_parse_mode', 'quote_entities'], least: 0 },
  { of: ['text_parse_mode', 'text_entities'], least: 0 },
  { of: ['question_parse_mode', 'question_entities'], least: 0 },
  { of: ['explanation_parse_mode', 'explanation_entities'], least: 0 },
];

/** The groups that hold for an object of this owner. */
export function exclusivesOf(owner: string): readonly Exclusive[] {
  const own = owners[owner];
  return own ? [...own, ...everywhere] : everywhere;
}
