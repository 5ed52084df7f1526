import type { StoreTx } from '#platform/database/database.ts'
import type { ChannelId } from '#platform/ids.ts'
import { putDown } from './files.ts'
import { forgetEmptied } from './people.ts'

/** Of one step; a step is one transaction, in which nothing else of the store is taken in. */
const MOST_CONVERSATIONS = 50
export const MOST_MESSAGES = 2000

interface Step {
  /** How many conversations have gone with all that hung on them. */
  readonly conversations: number
  readonly more: boolean
}

/**
 * Deletes some conversations of a channel: messages first, so that a thread of any length goes in small steps, then the
 * rest, with the people who are known by nothing else. Their files are put down to be removed.
 */
export async function deleteSome(tx: StoreTx, channelId: ChannelId): Promise<Step> {
  const some = await tx.query<{ id: string; contactId: string }>(
    `select id, contact_id as "contactId" from conversation where store_id = $1 and channel_id = $2
     order by id limit $3 for update`,
    [tx.storeId, channelId, MOST_CONVERSATIONS],
  )
  if (some.length === 0) return { conversations: 0, more: false }
  const ids = some.map(({ id }) => id)
  if ((await deleteMessages(tx, ids)) === MOST_MESSAGES) return { conversations: 0, more: true }
  const people = await belongTo(tx, ids)
  await deleteConversations(tx, ids)
  await forgetEmptied(tx, [...new Set([...people, ...some.map(({ contactId }) => contactId)])])
  return { conversations: ids.length, more: true }
}

/** Some of their messages with all that hung on them. @returns how many: MOST_MESSAGES when there may be more */
export async function deleteMessages(tx: StoreTx, conversationIds: readonly string[]): Promise<number> {
  const doomed = await tx.query<{ id: string }>(
    'select id from message where store_id = $1 and conversation_id = any($2::uuid[]) limit $3',
    [tx.storeId, conversationIds, MOST_MESSAGES],
  )
  const ids = doomed.map(({ id }) => id)
  await putDownFiles(
    tx,
    `select sha256, thumbnail_sha256 as small, playable_sha256 as sound from attachment
     where store_id = $1 and message_id = any($2::uuid[]) for update`,
    ids,
  )
  await tx.query('delete from message where store_id = $1 and id = any($2::uuid[])', [tx.storeId, ids])
  return ids.length
}

/** Identities, uploads, turns and lanes go with their conversation. */
export async function deleteConversations(tx: StoreTx, ids: readonly string[]): Promise<void> {
  await putDownFiles(
    tx,
    `select sha256, thumbnail_sha256 as small, playable_sha256 as sound from upload
     where store_id = $1 and conversation_id = any($2::uuid[]) for update`,
    ids,
  )
  await putDownFiles(
    tx,
    `select picture_sha256 as sha256, null as small, null as sound from identity
     where store_id = $1 and conversation_id = any($2::uuid[]) for update`,
    ids,
  )
  await tx.query('delete from conversation where store_id = $1 and id = any($2::uuid[])', [tx.storeId, ids])
}

/** The locks wait for who is just storing a file there, so that none is missed. */
async function putDownFiles(tx: StoreTx, files: string, ids: readonly string[]): Promise<void> {
  const rows = await tx.query<Record<'sha256' | 'small' | 'sound', string | null>>(files, [tx.storeId, ids])
  await putDown(
    tx,
    rows.flatMap(({ sha256, small, sound }) => [sha256, small, sound]),
  )
}

/** Merged, they are shown as another contact than these. */
async function belongTo(tx: StoreTx, conversationIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select distinct contact_id as id from identity where store_id = $1 and conversation_id = any($2::uuid[])`,
    [tx.storeId, conversationIds],
  )
  return rows.map(({ id }) => id)
}
