import type { ReceivedEntry } from '#channels'
import type { StoreTx } from '#platform/database/database.ts'
import type { InboxEvent } from '../events.ts'
import { notePersonChanged } from '../impersonation/changed.ts'
import type { Split } from './same-person.ts'

interface Heard {
  readonly events: readonly InboxEvent[]
  /** Two contacts that are one person. */
  readonly splits: readonly Split[]
}

/**
 * Who blocked the shop or came back, who goes on under another id, and who may be somebody else by now. People we never met
 * stay unknown.
 */
export async function applyPeople(tx: StoreTx, entries: readonly ReceivedEntry[], now: Date): Promise<Heard> {
  const changes = entries.flatMap(({ channelId, people }) => people.map((one) => ({ channelId, ...one })))
  const events: InboxEvent[] = []
  const splits: Split[] = []
  for (const change of changes)
    if (change.kind === 'moved') {
      const heard = await move(tx, change, now)
      events.push(...heard.events)
      splits.push(...heard.splits)
    } else if (change.kind === 'device') events.push(...(await changeDevice(tx, change, now)))
    else await setReachable(tx, change)
  return { events, splits }
}

type Move = Parameters<typeof addIdentity>[1] & { readonly at: Date }

/** Another number is worth a look; another id of the same number is the provider's affair. */
async function move(tx: StoreTx, moved: Move, now: Date): Promise<Heard> {
  const known = await findKnown(tx, moved)
  const splits = await addIdentity(tx, moved)
  const renumbered = moved.phone && known?.phone && digits(known.phone) !== digits(moved.phone)
  const events = renumbered
    ? await notePersonChanged(tx, known.conversationId, { what: 'number', at: moved.at }, now)
    : []
  return { events, splits }
}

async function changeDevice(
  tx: StoreTx,
  change: { channelId: string; externalId: string; at: Date },
  now: Date,
): Promise<InboxEvent[]> {
  const known = await findKnown(tx, change)
  return known ? notePersonChanged(tx, known.conversationId, { what: 'device', at: change.at }, now) : []
}

async function findKnown(
  tx: StoreTx,
  { channelId, externalId }: { channelId: string; externalId: string },
): Promise<{ conversationId: string; phone: string | null } | undefined> {
  const [known] = await tx.query<{ conversationId: string; phone: string | null }>(
    `select conversation_id as "conversationId", phone from identity
     where store_id = $1 and channel_id = $2 and external_id = $3`,
    [tx.storeId, channelId, externalId],
  )
  return known
}

const digits = (phone: string): string => phone.replace(/\D/g, '')

/**
 * The new id leads to the same contact and thread, and that is where replies go now. One that had written before under the new
 * id has a thread of its own, which stays.
 * @returns the two contacts, where there are two
 */
async function addIdentity(
  tx: StoreTx,
  moved: { channelId: string; externalId: string; to: string; phone?: string },
): Promise<Split[]> {
  return tx.query<Split>(
    `with known as (
       select * from identity where store_id = $1 and channel_id = $2 and external_id = $3
     ), added as (
       insert into identity (store_id, channel_id, external_id, contact_id, conversation_id, display_name, username, phone)
       select $1, $2, $4, contact_id, conversation_id, display_name, username, coalesce($5, phone) from known
       on conflict do nothing
     ), led as (
       update conversation c set external_id = $4 from known k where c.store_id = $1 and c.id = k.conversation_id
     )
     select k.contact_id as one, i.contact_id as other from known k
     join identity i on i.store_id = $1 and i.channel_id = $2 and i.external_id = $4
     where i.contact_id <> k.contact_id`,
    [tx.storeId, moved.channelId, moved.externalId, moved.to, moved.phone ?? null],
  )
}

/** The same, found out by sending: the provider named the new id. */
export async function moveConversation(tx: StoreTx, conversationId: string, to: string): Promise<void> {
  const [from] = await tx.query<{ channelId: string; externalId: string }>(
    `select channel_id as "channelId", external_id as "externalId" from conversation where store_id = $1 and id = $2`,
    [tx.storeId, conversationId],
  )
  if (from && from.externalId !== to) await addIdentity(tx, { ...from, to })
}

async function setReachable(
  tx: StoreTx,
  change: { channelId: string; externalId: string; kind: 'unreachable' | 'reachable'; at: Date },
): Promise<void> {
  await tx.query(
    `update identity set unreachable_since = $4 where store_id = $1 and channel_id = $2 and external_id = $3`,
    [tx.storeId, change.channelId, change.externalId, change.kind === 'unreachable' ? change.at : null],
  )
}
