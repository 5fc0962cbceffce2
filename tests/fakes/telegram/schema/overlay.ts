/**
 * What Bot API 10.2 and 10.3 added to the 10.1 of the specification file, and the closed lists of words that the
 * specification spells out in prose only. `name?` is optional, `a|b` are alternatives, `'x'` is one fixed word.
 */
export type Overlay = {
  readonly version: string;
  readonly methods: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly types: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly unions: Readonly<Record<string, readonly string[]>>;
  /** `Owner.field` -> the words it may hold. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** `Owner.field` whose length counts after the markup is parsed although its description does not say so. */
  readonly parsed: readonly string[];
  /** Update kinds that the specification does not know yet. */
  readonly updates: readonly string[];
};

const ephemeralTarget = {
  chat_id: 'Integer|String',
  receiver_user_id: 'Integer',
  ephemeral_message_id: 'Integer',
};

const ephemeralSends = [
  'sendMessage',
  'sendPhoto',
  'sendLivePhoto',
  'sendAudio',
  'sendDocument',
  'sendVideo',
  'sendAnimation',
  'sendVoice',
  'sendVideoNote',
  'sendLocation',
  'sendVenue',
  'sendContact',
  'sendSticker',
  'sendRichMessage',
];

const richText = { text: 'RichText' };
const quotation = { text: 'RichText', 'credit?': 'RichText' };
const gallery = { blocks: 'Array of InputRichBlock', 'caption?': 'RichBlockCaption' };

/** Fields of one rich block kind, by its `type`; each becomes the type `InputRichBlock:<kind>`. */
const richBlocks: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  paragraph: richText,
  heading: { ...richText, size: 'Integer' },
  pre: { ...richText, 'language?': 'String' },
  footer: richText,
  divider: {},
  mathematical_expression: { expression: 'String' },
  anchor: { name: 'String' },
  list: { items: 'Array of InputRichBlockListItem' },
  blockquote: { blocks: 'Array of InputRichBlock', 'credit?': 'RichText' },
  expandable_blockquote: quotation,
  pullquote: quotation,
  collage: gallery,
  slideshow: gallery,
  table: {
    cells: 'Array of Array of RichBlockTableCell',
    'is_bordered?': 'Boolean',
    'is_striped?': 'Boolean',
    'is_compact?': 'Boolean',
    'caption?': 'RichText',
  },
  details: { summary: 'RichText', blocks: 'Array of InputRichBlock', 'is_open?': 'Boolean' },
  map: {
    location: 'Location',
    zoom: 'Integer',
    width: 'Integer',
    height: 'Integer',
    'caption?': 'RichBlockCaption',
  },
  animation: { animation: 'InputMediaAnimation', 'caption?': 'RichBlockCaption' },
  audio: { audio: 'InputMediaAudio', 'caption?': 'RichBlockCaption' },
  document: { document: 'InputMediaDocument', 'caption?': 'RichBlockCaption' },
  photo: { photo: 'InputMediaPhoto', 'caption?': 'RichBlockCaption' },
  video: { video: 'InputMediaVideo', 'caption?': 'RichBlockCaption' },
  voice_note: { voice_note: 'InputMediaVoiceNote', 'caption?': 'RichBlockCaption' },
  buttons: { buttons: 'Array of RichMessageButton', 'align?': 'String' },
  thinking: richText,
};

const parseModes = ['HTML', 'MarkdownV2', 'Markdown'];

export const overlay: Overlay = {
  version: 'Bot API 10.3',
  methods: {
    ...Object.fromEntries(
      ephemeralSends.map((method) => [
        method,
        { 'ephemeral_message_parameters?': 'EphemeralMessageParameters' },
      ]),
    ),
    editEphemeralMessageText: {
      ...ephemeralTarget,
      'text?': 'String',
      'parse_mode?': 'String',
      'entities?': 'Array of MessageEntity',
      'rich_message?': 'InputRichMessage',
      'link_preview_options?': 'LinkPreviewOptions',
      'reply_markup?': 'InlineKeyboardMarkup',
    },
    editEphemeralMessageMedia: {
      ...ephemeralTarget,
      media: 'InputMedia',
      'reply_markup?': 'InlineKeyboardMarkup',
    },
    editEphemeralMessageCaption: {
      ...ephemeralTarget,
      'caption?': 'String',
      'parse_mode?': 'String',
      'caption_entities?': 'Array of MessageEntity',
      'show_caption_above_media?': 'Boolean',
      'reply_markup?': 'InlineKeyboardMarkup',
    },
    editEphemeralMessageReplyMarkup: { ...ephemeralTarget, 'reply_markup?': 'InlineKeyboardMarkup' },
    deleteEphemeralMessage: ephemeralTarget,
    sendMessageDraft: { 'text?': 'String', 'can_stop?': 'Boolean', 'keep_on_stop?': 'Boolean' },
    sendRichMessageDraft: { 'can_stop?': 'Boolean', 'keep_on_stop?': 'Boolean' },
    promoteChatMember: { 'can_send_welcome_messages?': 'Boolean' },
  },
  types: {
    EphemeralMessageParameters: {
      receiver_user_id: 'Integer',
      'callback_query_id?': 'String',
      'replace_callback_query_message?': 'Boolean',
    },
    ReplyParameters: { 'message_id?': 'Integer', 'ephemeral_message_id?': 'Integer' },
    BotCommand: { 'is_ephemeral?': 'Boolean' },
    InlineKeyboardMarkup: { 'force_reply?': 'Boolean' },
    ReplyKeyboardMarkup: { 'force_reply?': 'Boolean' },
    DisabledButton: {},
    Update: {
      'stopped_message_generation?': 'MessageGenerationStopped',
      'subscription?': 'BotSubscriptionUpdated',
    },
    MessageGenerationStopped: { chat: 'Chat', user: 'User' },
    BotSubscriptionUpdated: { user: 'User' },
    Message: { 'receiver_user?': 'User', 'ephemeral_message_id?': 'Integer' },
    InlineKeyboardButton: { 'disabled?': 'DisabledButton' },
    ChatAdministratorRights: { 'can_send_welcome_messages?': 'Boolean' },
    InputMediaVoiceNote: {
      type: "'voice_note'",
      media: 'String',
      'caption?': 'String',
      'parse_mode?': 'String',
      'caption_entities?': 'Array of MessageEntity',
      'duration?': 'Integer',
    },
    InputRichMessage: {
      'blocks?': 'Array of InputRichBlock',
      'media?': 'Array of InputRichMessageMedia',
    },
    InputRichMessageMedia: {
      id: 'String',
      media:
        'InputMediaAnimation|InputMediaAudio|InputMediaDocument|InputMediaPhoto|InputMediaVideo|InputMediaVoiceNote',
    },
    InputRichBlockListItem: {
      blocks: 'Array of InputRichBlock',
      'has_checkbox?': 'Boolean',
      'is_checked?': 'Boolean',
      'value?': 'Integer',
      'type?': 'String',
    },
    RichMessageButton: {
      text: 'RichText',
      'style?': 'String',
      'url?': 'String',
      'callback_data?': 'String',
      'web_app?': 'WebAppInfo',
      'login_url?': 'LoginUrl',
      'switch_inline_query?': 'String',
      'switch_inline_query_current_chat?': 'String',
      'switch_inline_query_chosen_chat?': 'SwitchInlineQueryChosenChat',
      'copy_text?': 'CopyTextButton',
      'disabled?': 'DisabledButton',
    },
    RichTextButton: { type: "'button'", button: 'RichMessageButton' },
    ...Object.fromEntries(
      Object.entries(richBlocks).map(([kind, fields]) => [
        `InputRichBlock:${kind}`,
        { type: `'${kind}'`, ...fields },
      ]),
    ),
  },
  unions: {
    InputRichBlock: Object.keys(richBlocks).map((kind) => `InputRichBlock:${kind}`),
    /** The specification lists the kinds of rich text but not that plain strings and lists of it are rich text too. */
    RichText: ['String', 'Array of RichText', 'RichTextButton'],
  },
  words: {
    '*.parse_mode': parseModes,
    '*.quote_parse_mode': parseModes,
    '*.text_parse_mode': parseModes,
    '*.question_parse_mode': parseModes,
    '*.explanation_parse_mode': parseModes,
    '*.description_parse_mode': parseModes,
    'sendChatAction.action': [
      'typing',
      'upload_photo',
      'record_video',
      'upload_video',
      'record_voice',
      'upload_voice',
      'upload_document',
      'choose_sticker',
      'find_location',
      'record_video_note',
      'upload_video_note',
    ],
    'RichMessageButton.style': ['danger', 'success', 'primary', 'link'],
    'InputRichBlock:buttons.align': ['left', 'center', 'right'],
    'InputRichBlockListItem.type': ['a', 'A', 'i', 'I', '1'],
  },
  parsed: [
    'InputTextMessageContent.message_text',
    'InputPollOption.text',
    'sendPoll.question',
    'sendGift.text',
    'giftPremiumSubscription.text',
  ],
  updates: ['stopped_message_generation', 'subscription'],
};
