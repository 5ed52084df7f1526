/** Updates of the Bot API for tests: one of each kind that its description names. */

export const at = new Date('2026-03-01T09:00:00Z')
const date = at.getTime() / 1000
export const user = {
  id: 555000000,
  is_bot: false,
  first_name: 'Meerim',
  last_name: 'Asanova',
  username: 'meerim_kg',
  language_code: 'ky',
}
export const chat = {
  id: 555000000,
  type: 'private',
  first_name: 'Meerim',
  last_name: 'Asanova',
  username: 'meerim_kg',
}
export const common = { message_id: 31, date, chat, from: user }
const bot = { id: 7000000001, is_bot: true, first_name: 'Ayperi', username: 'ayperi_shop_bot' }
export const owner = { id: 42, is_bot: false, first_name: 'Aizada', username: 'aizada' }
export const connectionId = 'bc_1'
export const group = { id: -1001234567890, type: 'supergroup', title: 'Көйнөк клубу' }

const file = (name: string) => ({ file_id: `AgAC-${name}`, file_unique_id: `u-${name}`, file_size: 16120 })
const sized = (name: string, width: number, height: number) => ({ ...file(name), width, height })
const quoted = { message_id: 30, date, chat, from: bot, text: 'Көк, ак жана кара бар' }

/** The content of a message, by a name for the test. */
export const messages = {
  text: { text: 'M өлчөмү барбы?' },
  linked: {
    text: '👗 мына көйнөк, алам',
    entities: [
      { type: 'bold', offset: 3, length: 4 },
      { type: 'text_link', offset: 8, length: 6, url: 'https://shop.example/p/1' },
    ],
  },
  photo: {
    photo: [sized('small', 90, 120), sized('large', 960, 1280), sized('middle', 240, 320)],
    caption: 'ушундай',
  },
  albumItem: { photo: [sized('one', 960, 1280)], media_group_id: '13579' },
  voice: { voice: { ...file('voice'), duration: 4, mime_type: 'audio/ogg' } },
  audio: {
    audio: { ...file('audio'), duration: 180, performer: 'Б', title: 'Ыр', file_name: 'ыр.mp3' },
  },
  video: { video: { ...sized('video', 1280, 720), duration: 7, mime_type: 'video/mp4' }, caption: 'карачы' },
  videoNote: { video_note: { ...file('note'), length: 240, duration: 5 } },
  animation: {
    animation: { ...sized('gif', 320, 240), duration: 2, file_name: 'a.mp4' },
    document: { ...file('gif'), file_name: 'a.mp4' },
  },
  document: { document: { ...file('pdf'), file_name: 'өлчөм.pdf', mime_type: 'application/pdf' } },
  sticker: {
    sticker: {
      ...sized('sticker', 512, 512),
      type: 'regular',
      is_animated: false,
      is_video: false,
      emoji: '😍',
    },
  },
  animatedSticker: {
    sticker: {
      ...sized('tgs', 512, 512),
      type: 'regular',
      is_animated: true,
      is_video: false,
      thumbnail: sized('still', 128, 128),
    },
  },
  location: { location: { latitude: 42.8746, longitude: 74.5698, horizontal_accuracy: 12.5 } },
  venue: {
    location: { latitude: 42.8746, longitude: 74.5698 },
    venue: {
      location: { latitude: 42.8746, longitude: 74.5698 },
      title: 'Дордой',
      address: 'Бишкек, Кожевенная 1',
    },
  },
  ownContact: {
    contact: { phone_number: '996700120000', first_name: 'Meerim', last_name: 'Asanova', user_id: user.id },
    reply_to_message: quoted,
  },
  somebodysContact: { contact: { phone_number: '+996 700 120 009', first_name: 'Айбек', user_id: 556 } },
  reply: { text: 'Көгүн', reply_to_message: quoted, quote: { text: 'Көк', position: 0, is_manual: true } },
  forwarded: {
    text: 'Арзандатуу',
    forward_origin: { type: 'hidden_user', sender_user_name: 'Айбек', date },
  },
  start: { text: '/start', entities: [{ type: 'bot_command', offset: 0, length: 6 }] },
  startFromLink: { text: '/start ad-7_insta', entities: [{ type: 'bot_command', offset: 0, length: 6 }] },
  startOfOwner: { text: '/start bizChat777' },
  poll: {
    poll: {
      id: '1',
      question: 'Кайсы түс?',
      options: [],
      total_voter_count: 0,
      is_closed: false,
      is_anonymous: true,
      allows_multiple_answers: false,
      type: 'regular',
    },
  },
  dice: { dice: { emoji: '🎲', value: 4 } },
  story: { story: { chat, id: 5 } },
  pinned: { pinned_message: quoted },
  future: { hologram: { file_id: 'H' } },
}

/** A message of the bot with buttons under it. */
const asked = {
  ...quoted,
  message_id: 32,
  text: 'Алабызбы?',
  reply_markup: {
    inline_keyboard: [
      [{ text: 'Ооба', callback_data: 'yes' }],
      [
        { text: 'Сайт', url: 'https://shop.example' },
        { text: 'Жок', callback_data: 'no' },
      ],
    ],
  },
}
const member = (status: string) => ({ user: bot, status })

/** Updates of another kind than a message, by a name for the test. */
export const updates = {
  press: { callback_query: { id: '4382', from: user, chat_instance: '-8', data: 'no', message: asked } },
  pressOnOldMessage: {
    callback_query: {
      id: '4383',
      from: user,
      chat_instance: '-8',
      data: 'o:12',
      message: { message_id: 33, date: 0, chat },
    },
  },
  edit: { edited_message: { ...common, edit_date: date + 60, text: 'L өлчөмү барбы?' } },
  editedCaption: {
    edited_message: { ...common, ...messages.photo, edit_date: date + 60, caption: 'мындай' },
  },
  movedPlace: { edited_message: { ...common, ...messages.location, edit_date: date + 60 } },
  reaction: {
    message_reaction: {
      chat,
      user,
      message_id: 32,
      date,
      old_reaction: [],
      new_reaction: [{ type: 'emoji', emoji: '👍' }],
    },
  },
  reactionTakenBack: {
    message_reaction: {
      chat,
      user,
      message_id: 32,
      date,
      old_reaction: [{ type: 'emoji', emoji: '👍' }],
      new_reaction: [],
    },
  },
  customReaction: {
    message_reaction: {
      chat,
      user,
      message_id: 32,
      date,
      old_reaction: [],
      new_reaction: [{ type: 'custom_emoji', custom_emoji_id: '5' }],
    },
  },
  blocked: {
    my_chat_member: {
      chat,
      from: user,
      date,
      old_chat_member: member('member'),
      new_chat_member: { ...member('kicked'), until_date: 0 },
    },
  },
  unblocked: {
    my_chat_member: {
      chat,
      from: user,
      date,
      old_chat_member: { ...member('kicked'), until_date: 0 },
      new_chat_member: member('member'),
    },
  },
  putOutOfGroup: {
    my_chat_member: {
      chat: group,
      from: user,
      date,
      old_chat_member: member('member'),
      new_chat_member: member('left'),
    },
  },
  groupText: { message: { ...common, chat: group, text: '@ayperi_shop_bot барбы?' } },
  migrationTo: {
    message: {
      ...common,
      chat: { id: -4567, type: 'group', title: 'Көйнөк клубу' },
      migrate_to_chat_id: group.id,
    },
  },
  migrationFrom: { message: { ...common, chat: group, migrate_from_chat_id: -4567 } },
  connected: {
    business_connection: {
      id: connectionId,
      user: owner,
      user_chat_id: owner.id,
      date,
      rights: { can_reply: true, can_read_messages: true },
      is_enabled: true,
    },
  },
  connectedToReadOnly: {
    business_connection: { id: connectionId, user: owner, user_chat_id: owner.id, date, is_enabled: true },
  },
  connectedByOldServer: {
    business_connection: {
      id: connectionId,
      user: owner,
      user_chat_id: owner.id,
      date,
      can_reply: true,
      is_enabled: true,
    },
  },
  disconnected: {
    business_connection: { id: connectionId, user: owner, user_chat_id: owner.id, date, is_enabled: false },
  },
  businessText: {
    business_message: { ...common, business_connection_id: connectionId, text: 'Осмонго жетесизби?' },
  },
  ownersAnswer: {
    business_message: {
      ...common,
      message_id: 34,
      from: owner,
      business_connection_id: connectionId,
      text: 'Ооба, жеткиребиз',
      reply_to_message: { message_id: 31, date, chat },
    },
  },
  greeting: {
    business_message: {
      ...common,
      message_id: 35,
      from: owner,
      business_connection_id: connectionId,
      is_from_offline: true,
      text: 'Кош келиңиз!',
    },
  },
  botsAnswer: {
    business_message: {
      ...common,
      message_id: 36,
      from: owner,
      business_connection_id: connectionId,
      sender_business_bot: bot,
      text: 'Бар',
    },
  },
  businessEdit: {
    edited_business_message: {
      ...common,
      business_connection_id: connectionId,
      edit_date: date + 60,
      text: 'Ошко жетесизби?',
    },
  },
  businessDeletion: {
    deleted_business_messages: { business_connection_id: connectionId, chat, message_ids: [31, 36] },
  },
  payment: {
    pre_checkout_query: {
      id: '9',
      from: user,
      currency: 'KGS',
      total_amount: 250000,
      invoice_payload: 'o:12',
    },
  },
}

export const update = (content: object) => ({ update_id: 700001, ...content })
export const deliveries: readonly object[] = [
  ...Object.values(messages).map((content) => update({ message: { ...common, ...content } })),
  ...Object.values(messages).map((content) =>
    update({ business_message: { ...common, business_connection_id: connectionId, ...content } }),
  ),
  ...Object.values(updates).map(update),
]
