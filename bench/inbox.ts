import { receiver } from '../server/src/inbox/index.ts'
import { listConversations, listMessages } from '../server/src/inbox/reading/conversations.ts'
import { readReport } from '../server/src/inbox/reports/report.ts'
import { searchInbox } from '../server/src/inbox/searching/search.ts'
import type { Ctx } from '../server/src/platform/context.ts'
import type { StoreTx } from '../server/src/platform/database/database.ts'
import { type ChannelId, newId, type StoreId } from '../server/src/platform/ids.ts'
import { known } from './inbox-data.ts'

export interface InboxTimes {
  readonly list: number[]
  readonly thread: number[]
  readonly search: Record<string, number[]>
}

const ROUNDS = 12
const words = known.split(' ')

/** Milliseconds in the server of what an operator waits for, in one store among others. */
export async function inboxTimes(ctx: Ctx, store: StoreId): Promise<InboxTimes> {
  const timed = <T>(work: (tx: StoreTx) => Promise<T>) => timeOf(() => ctx.db.withStore(store, work))
  const samples = await ctx.db.withStore(store, (tx) => sampleOf(tx))
  const search = (question: string) => timed((tx) => searchInbox(ctx, tx, { question, limit: 30 }))
  const times: InboxTimes = { list: [], thread: [], search: {} }
  const asked = (of: string, ms: number) => {
    times.search[of] = [...(times.search[of] ?? []), ms]
  }
  for (let n = 0; n < ROUNDS; n += 1) {
    const sample = samples[n % samples.length]
    if (!sample) break
    const [said, person] = [sample.text.split(' '), sample.name.split(' ')]
    times.list.push(
      await timed((tx) => listConversations(ctx, tx, { view: 'all', memberId: newId(), limit: 50 })),
    )
    times.thread.push(await timed((tx) => listMessages(ctx, tx, sample.conversationId, { limit: 50 })))
    asked('a word that stands in many messages', await search(words[n % words.length] ?? ''))
    asked('two words of a message', await search(said.slice(0, 2).join(' ')))
    asked('a rare word', await search(longest(said)))
    asked('a beginning of three letters', await search(longest(said).slice(0, 3)))
    asked('a word with a typing error', await search(slip(longest(said))))
    asked('a name', await search(person[0] ?? ''))
    asked('a telephone number', await search(sample.phone.replace(/^996/, '0')))
    asked('what nobody said', await search(`${longest(said)}жщюу`))
  }
  return times
}

/** Milliseconds in the server of a report of so many days, in one store among others. */
export async function reportTimes(ctx: Ctx, store: StoreId, days: number): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < 3; n += 1)
    times.push(await timeOf(() => ctx.db.withStore(store, (tx) => readReport(ctx, tx, { days }))))
  return times
}

/** Milliseconds of taking in a thousand messages of a thousand people in one transaction. */
export async function batchTime(
  ctx: Ctx,
  store: StoreId,
  channelId: ChannelId,
  run: string,
): Promise<number> {
  const receive = receiver(ctx, { assistantAnswers: async () => false })
  const messages = Array.from({ length: 1000 }, (_, n) => ({
    providerId: `${run} ${n}`,
    from: { externalId: String(n + 1) },
    kind: 'text' as const,
    text: `${words[n % words.length]} ${words[(n * 7) % words.length]} ${words[(n * 3) % words.length]} ${n} бишкекке жеткирүү канча турат`,
    at: ctx.clock.now(),
  }))
  const entry = {
    kind: 'telegram',
    account: 'load',
    channelId,
    messages,
    statuses: [],
    reads: [],
    changes: [],
    people: [],
  } as const
  return timeOf(() => ctx.db.withStore(store, (tx) => receive(tx, [entry])))
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function sampleOf(tx: StoreTx) {
  return tx.query<{ conversationId: string; text: string; name: string; phone: string }>(
    `select m.conversation_id as "conversationId", m.text, i.display_name as name, i.phone
     from (select * from message where store_id = $1 and random() < 0.01 limit 400) m
     join identity i on i.store_id = m.store_id and i.conversation_id = m.conversation_id
     order by random() limit ${ROUNDS}`,
    [tx.storeId],
  )
}

const longest = (of: readonly string[]): string => [...of].sort((a, b) => b.length - a.length)[0] ?? ''

const slip = (word: string): string => `${word.slice(0, 2)}${word.slice(3)}`
