import { Readable } from 'node:stream'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { StoreId } from '#platform/ids.ts'
import {
  conversationsToTell,
  factsToTell,
  identitiesToTell,
  messagesToTell,
  type ToldMessage,
  whoToTell,
} from './telling.ts'
import { wholeOf } from './whole.ts'

/** Of one reading; each is a transaction of its own, so that a slow line holds none open. */
const MESSAGES_AT_ONCE = 500

/**
 * All that is held about a contact as one JSON document, written while it is read: however long somebody has been a
 * customer, it takes the room of a page. @throws ContactNotFound before anything is written
 */
export async function exportContact(ctx: Ctx, storeId: StoreId, contactId: string): Promise<Readable> {
  const whole = await ctx.db.withStore(storeId, (tx) => wholeOf(tx, contactId))
  return Readable.from(document(ctx, storeId, whole))
}

type Reading = <T>(work: (tx: StoreTx) => Promise<T>) => Promise<T>

async function* document(
  ctx: Ctx,
  storeId: StoreId,
  { contactIds, conversationIds }: Awaited<ReturnType<typeof wholeOf>>,
): AsyncGenerator<string> {
  const reading: Reading = (work) => ctx.db.withStore(storeId, work)
  const head = await reading(async (tx) => ({
    exportedAt: ctx.clock.now().toISOString(),
    contacts: await whoToTell(tx, contactIds),
    identities: await identitiesToTell(tx, contactIds),
    facts: await factsToTell(tx, contactIds),
  }))
  // Left open for the conversations, which come one by one.
  yield `${JSON.stringify(head).slice(0, -1)},"conversations":[`
  let between = ''
  for (const id of conversationIds) {
    const [conversation] = await reading((tx) => conversationsToTell(tx, [id]))
    if (!conversation) continue
    yield `${between}\n${JSON.stringify(conversation).slice(0, -1)},"messages":[`
    between = ','
    yield* messages(reading, id)
    yield ']}'
  }
  yield ']}\n'
}

async function* messages(reading: Reading, conversationId: string): AsyncGenerator<string> {
  for (let after: string | null = null, first = true; ; first = false) {
    const from: string | null = after
    const page: ToldMessage[] = await reading((tx) =>
      messagesToTell(tx, conversationId, from, MESSAGES_AT_ONCE),
    )
    if (page.length > 0)
      yield `${first ? '\n' : ',\n'}${page.map((message) => JSON.stringify(message)).join(',\n')}`
    after = page.at(-1)?.id ?? null
    if (page.length < MESSAGES_AT_ONCE) return
  }
}
