/** Deliveries of Instagram for tests: one of each kind that its description names. */

export const shop = '17841400000000001'
export const meerim = '10000000000000001'
export const at = new Date('2026-03-01T09:00:00.000Z')
const timestamp = at.getTime()

/** An entry's list in the envelope that all deliveries share. */
export const body = (...entry: object[]) => ({ object: 'instagram', entry })
export const entryOf = (...messaging: object[]) => ({ id: shop, time: timestamp, messaging })

/** An event of the customer; of the shop's own side with `echoed`. */
export const event = (content: object) => ({
  sender: { id: meerim },
  recipient: { id: shop },
  timestamp,
  ...content,
})
export const echoed = (content: object) => ({
  sender: { id: shop },
  recipient: { id: meerim },
  timestamp,
  ...content,
})

export const cdn = (n: number) =>
  `https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=18${n}&signature=Ab-${n}`
const attached = (type: string, n: number, more: object = {}) => ({
  mid: 'm1',
  attachments: [{ type, payload: { url: cdn(n), ...more } }],
})

/** What a message holds, by a name for the test. */
export const messages = {
  text: { mid: 'm1', text: 'Бул көк түстө барбы?' },
  quote: { mid: 'm1', text: 'ушунусу', reply_to: { mid: 'm0' } },
  image: attached('image', 1),
  sticker: attached('image', 2, { sticker_id: 369239263222822 }),
  like: { mid: 'm1', attachments: [{ type: 'like_heart' }] },
  video: attached('video', 3),
  voice: attached('audio', 4),
  file: attached('file', 5),
  media: attached('media', 6),
  album: {
    mid: 'm1',
    attachments: [1, 2, 3].map((n) => ({ type: 'image', payload: { url: cdn(n) } })),
  },
  oldShare: attached('share', 7),
  post: attached('ig_post', 8, { title: 'Льняная рубашка, 2500 сом', ig_post_media_id: '18000000000000001' }),
  reel: attached('ig_reel', 9, { title: 'Жаңы коллекция', reel_video_id: '18000000000000002' }),
  bareReel: attached('reel', 10),
  linkWithWords: {
    mid: 'm1',
    text: 'мына https://shop.example/a',
    attachments: [{ type: 'fallback', payload: { url: 'https://shop.example/a', title: 'Ayperi' } }],
  },
  sharedStory: attached('ig_story', 11),
  story: attached('story', 12),
  storyMention: attached('story_mention', 13),
  storyReply: {
    mid: 'm1',
    text: 'бул канча турат?',
    reply_to: { story: { id: '18000000000000003', url: cdn(14) } },
  },
  storyReplyWithPicture: {
    ...attached('image', 15),
    reply_to: { story: { id: '18000000000000003', url: cdn(14) } },
  },
  quickReply: { mid: 'm1', text: 'M', quick_reply: { payload: 'SIZE:M' } },
  fromAnAd: {
    mid: 'm1',
    text: 'Салам',
    referral: {
      ref: 'spring',
      ad_id: '120200000001',
      source: 'ADS',
      type: 'OPEN_THREAD',
      ads_context_data: { ad_title: 'Жайкы көйнөктөр', photo_url: cdn(16), video_url: cdn(17) },
    },
  },
  aboutAProduct: { mid: 'm1', text: 'Бул барбы?', referral: { product: { id: '4711' } } },
  seenOnce: attached('ephemeral', 18),
  unsupported: { mid: 'm1', is_unsupported: true },
  hologram: attached('hologram', 19),
} as const

/** What is done to a message, or told beside messages. */
export const events = {
  reaction: { reaction: { mid: 'm0', action: 'react', reaction: 'love', emoji: '❤️' } },
  anyEmoji: { reaction: { mid: 'm0', action: 'react', reaction: 'other', emoji: '🧣' } },
  namedReaction: { reaction: { mid: 'm0', action: 'react', reaction: 'wow' } },
  unreact: { reaction: { mid: 'm0', action: 'unreact' } },
  edit: { message_edit: { mid: 'm0', text: 'L өлчөмү', num_edit: '1' } },
  unsend: { message: { mid: 'm0', is_deleted: true } },
  seen: { read: { mid: 'm9' } },
  seenByWatermark: { read: { watermark: timestamp - 60_000 } },
  postback: { postback: { mid: 'p1', title: 'Баасы канча?', payload: 'PRICE' } },
  bareButton: { postback: { title: 'Алам', payload: 'SKU:42' } },
  buttonByLink: {
    postback: {
      mid: 'p2',
      title: 'Баштоо',
      payload: 'START',
      referral: { ref: 'bio', source: 'SHORTLINK', type: 'OPEN_THREAD' },
    },
  },
  byLink: { referral: { ref: 'campaign7', source: 'https://ig.me/m/ayperi.kg', type: 'OPEN_THREAD' } },
  optin: { optin: { ref: 'r', type: 'notification_messages' } },
  passed: { pass_thread_control: { new_owner_app_id: '123', metadata: '' } },
  requested: { request_thread_control: { requested_owner_app_id: '123' } },
} as const

const comment = {
  id: '17900000000000001',
  text: 'price?',
  parent_id: '17900000000000000',
  from: { id: meerim, username: 'meerim.kg' },
  media: { id: '18000000000000001', media_product_type: 'FEED' },
}

/** Whole deliveries: every kind of the customer and as an echo, and what else comes to the same address. */
export const deliveries: readonly object[] = [
  ...Object.values(messages).flatMap((message) => [
    body(entryOf(event({ message }))),
    body(entryOf(echoed({ message: { ...message, is_echo: true } }))),
  ]),
  ...Object.values(events).flatMap((content) => [
    body(entryOf(event(content))),
    // That the shop itself has read tells nothing.
    ...('read' in content ? [] : [body(entryOf(echoed(content)))]),
  ]),
  body({ id: shop, time: timestamp, standby: [event({ message: messages.text })] }),
  body({ id: shop, time: timestamp / 1000, changes: [{ field: 'comments', value: comment }] }),
  body({ id: shop, time: timestamp / 1000, field: 'live_comments', value: comment }),
  [body(entryOf(event({ message: messages.text }), event(events.seen)))],
]
