/** Deliveries of the Cloud API for tests: one of each kind that its description names. */

export const phoneNumberId = '106540352242922'
export const at = new Date('2026-03-01T09:00:00Z')
const timestamp = String(at.getTime() / 1000)
export const meerim = {
  wa_id: '996700120000',
  user_id: 'KG.1393000111',
  profile: { name: 'Meerim', username: 'meerim' },
}
export const byMeerim = { from: meerim.wa_id, from_user_id: meerim.user_id, id: 'wamid.1', timestamp }
export const byShop = {
  from: '996555010203',
  to: meerim.wa_id,
  to_user_id: meerim.user_id,
  id: 'wamid.E',
  timestamp,
}

/** A delivery with this value in the envelope that all of them share. */
export const body = (value: object, field = 'messages') => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '102290129340398',
      changes: [
        {
          field,
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '996555010203', phone_number_id: phoneNumberId },
            ...value,
          },
        },
      ],
    },
  ],
})

const sha256 = 'b1mnqXkVZWz1cXf3sJ0m5v0a5pE2gkVnJ8V2yB5o5rM='
const quotes = { from: '996555010203', id: 'wamid.SENT' }

/** The type of a message and its object, by a name for the test. */
export const messages = {
  text: { type: 'text', text: { body: 'M өлчөмү барбы?' } },
  image: {
    type: 'image',
    image: {
      id: '1003',
      mime_type: 'image/jpeg',
      sha256,
      caption: 'ушундай',
      url: 'https://lookaside.fbsbx.com/1003',
    },
  },
  video: { type: 'video', video: { id: '1004', mime_type: 'video/mp4', sha256, caption: 'карачы' } },
  audio: { type: 'audio', audio: { id: '1005', mime_type: 'audio/mpeg', sha256 } },
  voice: { type: 'audio', audio: { id: '1005', mime_type: 'audio/ogg; codecs=opus', sha256, voice: true } },
  document: {
    type: 'document',
    document: { id: '1006', mime_type: 'application/pdf', sha256, filename: 'өлчөм.pdf', caption: 'мына' },
  },
  sticker: { type: 'sticker', sticker: { id: '1007', mime_type: 'image/webp', sha256, animated: false } },
  location: {
    type: 'location',
    location: {
      latitude: 42.8746,
      longitude: 74.5698,
      name: 'Дордой',
      address: 'Бишкек, Кожевенная 1',
      url: 'https://example.org',
    },
  },
  contacts: {
    type: 'contacts',
    contacts: [
      {
        name: { formatted_name: 'Айбек Осмонов', first_name: 'Айбек' },
        phones: [
          { phone: '+996 700 120 009', wa_id: '996700120009', type: 'CELL' },
          { wa_id: '996700120010' },
        ],
        vcard: 'BEGIN:VCARD',
        origin: 'other',
      },
    ],
  },
  reaction: { type: 'reaction', reaction: { message_id: 'wamid.OLD', emoji: '👍' } },
  reactionRemoved: { type: 'reaction', reaction: { message_id: 'wamid.OLD', emoji: '' } },
  buttonReply: {
    type: 'interactive',
    context: quotes,
    interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Ооба' } },
  },
  listReply: {
    type: 'interactive',
    context: quotes,
    interactive: {
      type: 'list_reply',
      list_reply: { id: 'size-m', title: 'M', description: 'көкүрөк 92' },
    },
  },
  flowReply: {
    type: 'interactive',
    context: quotes,
    interactive: {
      type: 'nfm_reply',
      nfm_reply: {
        name: 'flow',
        body: 'Sent',
        response_json: '{"flow_token":"t1","city":"Ош","sizes":["M",42]}',
      },
    },
  },
  button: { type: 'button', context: quotes, button: { payload: 'CONFIRM_42', text: 'Ырастайм' } },
  order: {
    type: 'order',
    order: {
      catalog_id: '354',
      text: 'бүгүн керек',
      product_items: [
        { product_retailer_id: 'SKU-1', quantity: 2, item_price: 2500, currency: 'KGS' },
        { product_retailer_id: 'SKU-2', quantity: '1', item_price: '30.50', currency: 'KGS' },
      ],
    },
  },
  changedNumber: {
    type: 'system',
    system: { type: 'user_changed_number', wa_id: '996700999999', body: 'Meerim changed' },
  },
  changedUserId: { type: 'system', system: { type: 'user_changed_user_id', user_id: 'KG.2' } },
  unsupported: {
    type: 'unsupported',
    unsupported: { type: 'poll_creation' },
    errors: [{ code: 131051, title: 'Message type unknown', error_data: { details: 'no' } }],
  },
  comesLater: { type: 'unsupported', errors: [{ code: 131060, title: 'Unavailable' }] },
  edit: {
    type: 'edit',
    edit: {
      original_message_id: 'wamid.OLD',
      message: { type: 'text', text: { body: 'L өлчөмү' }, context: { id: 'M0' } },
    },
  },
  captionEdit: {
    type: 'edit',
    edit: {
      original_message_id: 'wamid.OLD',
      message: { type: 'image', image: { id: '1', caption: 'башкасы' } },
    },
  },
  revoke: { type: 'revoke', revoke: { original_message_id: 'wamid.OLD' } },
  welcome: { type: 'request_welcome' },
  fromAnAd: {
    type: 'text',
    text: { body: 'Салам' },
    referral: {
      source_url: 'https://fb.me/ad1',
      source_id: '120200000001',
      source_type: 'ad',
      headline: 'Жайкы көйнөктөр',
      body: 'Бүгүн',
      media_type: 'image',
      image_url: 'https://scontent.example/1.jpg',
      ctwa_clid: 'ARAkLkA8rmlFeiCktEJQ',
    },
  },
  aboutAProduct: {
    type: 'text',
    text: { body: 'Бул барбы?' },
    context: {
      ...quotes,
      referred_product: { catalog_id: '354', product_retailer_id: 'SKU-1' },
    },
  },
} as const

const text = { ...byMeerim, ...messages.text }

/** Whole deliveries: every kind as a customer's message and as an echo, and what else comes under these fields. */
export const deliveries: readonly object[] = [
  ...Object.values(messages).flatMap((message) => [
    body({ contacts: [meerim], messages: [{ ...byMeerim, ...message }] }),
    body({ message_echoes: [{ ...byShop, ...message }] }, 'smb_message_echoes'),
  ]),
  body({ contacts: [meerim], messages: [{ ...text, context: { forwarded: true } }] }),
  body({ contacts: [meerim], messages: [{ ...text, group_id: 'g1' }] }),
  body({
    statuses: [{ id: 'wamid.S', status: 'failed', timestamp, errors: [{ code: 131047 }] }],
  }),
  body({ contacts: [meerim], statuses: [{ id: 'wamid.S', status: 'read', timestamp }] }),
  body(
    {
      user_id_update: [
        { wa_id: meerim.wa_id, user_id: { previous: 'KG.1393000111', current: 'KG.2' }, timestamp },
      ],
    },
    'user_id_update',
  ),
  body(
    {
      contacts: [meerim],
      user_preferences: [
        {
          wa_id: meerim.wa_id,
          user_id: meerim.user_id,
          detail: 'User requested to stop marketing messages',
          category: 'marketing_messages',
          value: 'stop',
          timestamp: Number(timestamp),
        },
      ],
    },
    'user_preferences',
  ),
  body({ errors: [{ code: 131000, title: 'x' }] }),
]
