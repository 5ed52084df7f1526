import { createHash } from 'node:crypto'
import { newId, type StoreId } from '../../server/src/platform/ids.ts'
import type { TestCtx } from '../../server/src/testing/index.ts'

/** What stands in a column of somebody's, so called; of a file's hash the hash of that. */
export function saidIn(canary: string, name: string): string {
  const said = `${canary} ${name}`
  return name.endsWith('sha256') ? createHash('sha256').update(said).digest('hex') : said
}

export interface Person {
  readonly contactId: string
  readonly mergedId: string
  readonly conversationId: string
  readonly channelId: string
  readonly messageId: string
  /** How the provider knows them. */
  readonly account: string
}

/**
 * Somebody of whom every table that can hold something of a contact holds a row, and every column that is marked as theirs
 * says `canary table column`. A table without a row here fails the walk.
 */
export async function fillContact(
  ctx: TestCtx,
  store: StoreId,
  memberId: string,
  canary: string,
  account: string,
): Promise<Person> {
  const now = ctx.clock.now()
  const ids = Array.from({ length: 15 }, () => newId())
  const [
    channel,
    contact,
    merged,
    other,
    conversation,
    message,
    note,
    upload,
    turn,
    label,
    product,
    ...more
  ] = ids
  const pii = (name: string) => saidIn(canary, name)
  const json = (name: string) => JSON.stringify({ said: pii(name) })
  const insert: [string, unknown[]][] = [
    [
      `channel (store_id, id, kind, name, external_id, connected_at) values ($1, $2, 'whatsapp', 'W', $3, $4)`,
      [channel, `shop ${channel}`, now],
    ],
    [
      `contact (store_id, id, name, language, merged_into, created_at)
       values ($1, $2, $5, $6, null, $7), ($1, $3, $5, null, $2, $7), ($1, $4, 'apart', null, null, $7)`,
      [contact, merged, other, pii('contact name'), pii('contact language'), now],
    ],
    [
      `conversation (store_id, id, contact_id, channel_id, external_id, last_message_at, created_at)
       values ($1, $2, $3, $4, $5, $6, $6)`,
      [conversation, contact, channel, pii('conversation external_id'), now],
    ],
    // The one that is written to; of the merged one only what it is called.
    [
      `identity (store_id, channel_id, external_id, contact_id, conversation_id, display_name, username, phone, picture_sha256)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9), ($1, $2, $10, $11, $5, null, null, null, null)`,
      [
        channel,
        pii('identity external_id'),
        contact,
        conversation,
        pii('identity display_name'),
        pii('identity username'),
        pii('identity phone'),
        pii('identity picture_sha256'),
        account,
        merged,
      ],
    ],
    [
      `message (store_id, id, conversation_id, channel_id, direction, author, kind, text, detail, provider_id, created_at)
       values ($1, $2, $3, $4, 'in', 'contact', 'image', $5, $6, $7, $8)`,
      [
        message,
        conversation,
        channel,
        pii('message text'),
        json('message detail'),
        pii('message provider_id'),
        now,
      ],
    ],
    [
      `message (store_id, id, conversation_id, channel_id, direction, author, author_member_id, kind, text, created_at)
       values ($1, $2, $3, $4, 'internal', 'member', $5, 'note', $6, $7)`,
      [note, conversation, channel, memberId, pii('note'), now],
    ],
    [
      `message (store_id, id, conversation_id, channel_id, direction, author, kind, text, status, turn_id, created_at)
       values ($1, $2, $3, $4, 'out', 'assistant', 'text', $5, 'queued', $6, $7)`,
      [more[0], conversation, channel, pii('answer'), turn, now],
    ],
    [
      `attachment (store_id, id, message_id, position, kind, state, source, provider_id, name, sha256, thumbnail_sha256,
         playable_sha256, waveform, transcript, created_at)
       values ($1, $2, $3, 0, 'image', 'stored', $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        newId(),
        message,
        json('attachment source'),
        pii('attachment provider_id'),
        pii('attachment name'),
        pii('attachment sha256'),
        pii('attachment thumbnail_sha256'),
        pii('attachment playable_sha256'),
        json('attachment waveform'),
        json('attachment transcript'),
        now,
      ],
    ],
    [
      `reaction (store_id, message_id, by, emoji, at) values ($1, $2, 'contact', $3, $4)`,
      [message, pii('reaction emoji'), now],
    ],
    [
      `message_version (store_id, message_id, replaced_at, text) values ($1, $2, $3, $4)`,
      [message, now, pii('message_version text')],
    ],
    [
      `early_echo (store_id, channel_id, provider_id, conversation_id, line_id, message_id, kind, text, detail, attachments, at)
       values ($1, $2, $3, $4, $5, $5, 'text', $6, $7, $8, $9)`,
      [
        channel,
        pii('early_echo provider_id'),
        conversation,
        newId(),
        pii('early_echo text'),
        json('early_echo detail'),
        JSON.stringify([pii('early_echo attachments')]),
        now,
      ],
    ],
    [
      `early_name (store_id, channel_id, external_id, name, at, kept_at) values ($1, $2, $3, $4, $5, $5)`,
      [channel, pii('identity external_id'), pii('early_name name'), now],
    ],
    [
      `turn (store_id, id, conversation_id, assistant_name, provider, model, input_tokens, output_tokens, latency_ms, steps,
         sources, outcome, at) values ($1, $2, $3, 'A', 'offline', 'offline', 1, 1, 1, 1, '[]', 'answered', $4)`,
      [turn, conversation, now],
    ],
    [
      `turn_lane (store_id, conversation_id, first_at, due_at) values ($1, $2, $3, $3)`,
      [conversation, new Date('2099-01-01')],
    ],
    [
      `outbox (store_id, conversation_id, message_id, channel_id, next_at) values ($1, $2, $3, $4, $5)`,
      [conversation, more[0], channel, new Date('2099-01-01')],
    ],
    [
      `upload (store_id, id, conversation_id, kind, name, type, size, sha256, thumbnail_sha256, playable_sha256, waveform, created_at)
       values ($1, $2, $3, 'image', $4, 'image/png', 1, $5, $6, $7, $8, $9)`,
      [
        upload,
        conversation,
        pii('upload name'),
        pii('upload sha256'),
        pii('upload thumbnail_sha256'),
        pii('upload playable_sha256'),
        json('upload waveform'),
        now,
      ],
    ],
    [
      `scheduled_message (store_id, id, conversation_id, member_id, client_id, text, content, upload_ids, due_at, written_at)
       values ($1, $2::uuid, $3, $4, $2::uuid::text, $5, $6, array[$7::uuid], $8, $9)`,
      [
        newId(),
        conversation,
        memberId,
        pii('scheduled_message text'),
        json('scheduled_message content'),
        upload,
        new Date('2099-01-01'),
        now,
      ],
    ],
    [
      `translation (store_id, message_id, language, of_text, text, created_at) values ($1, $2, 'en', '', $3, $4)`,
      [message, pii('translation text'), now],
    ],
    [`mention (store_id, member_id, message_id, created_at) values ($1, $2, $3, $4)`, [memberId, note, now]],
    [`away_notice (store_id, member_id, conversation_id) values ($1, $2, $3)`, [memberId, conversation]],
    [`label (store_id, id, name, colour, position) values ($1, $2, $3, 'lake', 0)`, [label, `${label}`]],
    [`conversation_label (store_id, conversation_id, label_id) values ($1, $2, $3)`, [conversation, label]],
    [`contact_label (store_id, contact_id, label_id) values ($1, $2, $3)`, [merged, label]],
    [
      `contact_merge (store_id, id, kept_id, merged_id, by_member_id, at) values ($1, $2, $3, $4, $5, $6)`,
      [newId(), contact, merged, memberId, now],
    ],
    [
      `conversation_move (store_id, id, conversation_id, from_id, to_id, by_member_id, at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), conversation, other, contact, memberId, now],
    ],
    [
      `contact_distinct (store_id, one_id, other_id, by_member_id, at)
       values ($1, least($2::uuid, $3), greatest($2::uuid, $3), $4, $5)`,
      [contact, other, memberId, now],
    ],
    [
      `contact_fact (store_id, id, contact_id, name, value, by_member_id, created_at, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $7)`,
      [newId(), merged, pii('contact_fact name'), pii('contact_fact value'), memberId, now],
    ],
    [
      `promise (store_id, id, conversation_id, message_id, by, text, due_at, remind_at, state, created_at)
       values ($1, $2, $3, $4, 'member', $5, $6, $6, 'open', $6)`,
      [newId(), conversation, message, pii('promise text'), new Date('2099-01-01')],
    ],
    [
      `survey (store_id, id, conversation_id, message_id, language, asked_at, score, answered_at, comment_message_id)
       values ($1, $2, $3, $4, 'ru', $5, 5, $5, $4)`,
      [newId(), conversation, message, now],
    ],
    [
      `consent_change (store_id, id, conversation_id, state, how, member_id, reason, at)
       values ($1, $2, $3, 'out', 'member', $4, $5, $6)`,
      [newId(), conversation, memberId, pii('consent_change reason'), now],
    ],
    [
      `draft (store_id, id, conversation_id, turn_id, epoch, wanted, language, words, text, written_at)
       values ($1, $2, $3, $4, 0, 0, 'ru', $5, $6, $7)`,
      [newId(), conversation, turn, pii('draft words'), pii('draft text'), now],
    ],
    [
      `message_pin (store_id, message_id, conversation_id, by_member_id, at) values ($1, $2, $3, $4, $5)`,
      [message, conversation, memberId, now],
    ],
    [
      `product (store_id, id, slug, created_at, updated_at) values ($1, $2, $3, $4, $4)`,
      [product, `${product}`, now],
    ],
    [
      `conversation_product (store_id, conversation_id, product_id) values ($1, $2, $3)`,
      [conversation, product],
    ],
    [
      `contact_opening (store_id, contact_id, member_id, hour) values ($1, $2, $3, $4)`,
      [contact, memberId, now],
    ],
  ]
  await ctx.db.withStore(store, async (tx) => {
    for (const [row, values] of insert) await tx.query(`insert into ${row}`, [store, ...values])
    await tx.query('update conversation set last_message_id = $3 where store_id = $1 and id = $2', [
      store,
      conversation,
      message,
    ])
    await tx.query('select app.claim_route($1, $2, $3, null)', ['whatsapp', `shop ${channel}`, channel])
  })
  await ctx.db.asOwner((tx) =>
    tx.query(
      `insert into edge.inbound_delivery (kind, account, body, received_at, state) values ('whatsapp', $1, $2, clock_timestamp(), 'done')`,
      [
        `shop ${channel}`,
        Buffer.from(`{"messages":[{"from":"${account}","text":"${pii('inbound_delivery body')}"}]}`),
      ],
    ),
  )
  const known = (id: string | undefined) => id ?? ''
  return {
    contactId: known(contact),
    mergedId: known(merged),
    conversationId: known(conversation),
    channelId: known(channel),
    messageId: known(message),
    account,
  }
}
