import type { Departure, InboundMessage, InboundStatus, OutboxClaim, ReceivedEntry, Result } from '#channels'
import { deliveryPorts, receiver } from '#inbox'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type ChannelId, newId, type StoreId } from '#platform/ids.ts'
import { claimHeads } from '../channels/delivery/claim.ts'

type Kind = ReceivedEntry['kind']

/** A connected channel of a store, with its route and a token, as connecting would leave it. */
export async function connectTestChannel(
  ctx: Ctx,
  storeId: StoreId,
  kind: Kind,
  account: string,
  secretHash?: Buffer,
): Promise<ChannelId> {
  const id = newId<'channel'>()
  await ctx.db.withStore(storeId, async (tx) => {
    await tx.query(
      `insert into channel (store_id, id, kind, name, external_id, connected_at) values ($1, $2, $3, $4, $5, $6)`,
      [storeId, id, kind, `${kind} of the shop`, account, ctx.clock.now()],
    )
    const route = kind === 'telegram' ? id : account
    await tx.query('select app.claim_route($1, $2, $3, $4)', [kind, route, id, secretHash ?? null])
    await ctx.vault.put(tx, { owner: 'channel', rowId: id, name: 'token' }, `token of ${account}`)
  })
  return id
}

/** One store's inbox as a provider and the outbox's worker see it. */
export function inboxOf(ctx: Ctx, storeId: StoreId, channelId: ChannelId, kind: Kind, answers = true) {
  const receive = receiver(ctx, { assistantAnswers: async () => answers })
  const take = (part: Partial<ReceivedEntry>) =>
    ctx.db.withStore(storeId, (tx) => receive(tx, [{ account: 'a', kind, channelId, ...nothing, ...part }]))
  return {
    inStore: <T>(work: (tx: StoreTx) => Promise<T>) => ctx.db.withStore(storeId, work),
    take,
    says: (providerId: string, text: string, more: Partial<InboundMessage> = {}) =>
      take({ messages: [message(ctx, providerId, text, more)] }),
    echoes: (providerId: string, text: string, more: Partial<InboundMessage> = {}) =>
      take({ messages: [message(ctx, providerId, text, { echo: true, ...more })] }),
    tells: (...statuses: (Pick<InboundStatus, 'providerId' | 'status'> & Partial<InboundStatus>)[]) =>
      take({ statuses: statuses.map((status) => ({ at: ctx.clock.now(), ...status })) }),
    conversation: async () => {
      const [row] = await ctx.db.withStore(storeId, (tx) => tx.query<Row>('select * from conversation'))
      if (!row) throw new Error('no conversation yet')
      return row
    },
    messages: () =>
      ctx.db.withStore(storeId, (tx) => tx.query<MessageRow>('select * from message order by id')),
    lanes: () => ctx.db.withStore(storeId, (tx) => tx.query<LaneRow>('select * from turn_lane')),
    outbox: () =>
      ctx.db.withStore(storeId, (tx) => tx.query<OutboxRow>('select * from outbox order by position')),
  }
}

const nothing = { messages: [], statuses: [], reads: [], changes: [], people: [] } as const

export const message = (
  ctx: Ctx,
  providerId: string,
  text: string,
  more: Partial<InboundMessage> = {},
): InboundMessage => ({
  providerId,
  text,
  kind: 'text',
  from: { externalId: 'meerim', name: 'Meerim' },
  at: ctx.clock.now(),
  ...more,
})

interface Row {
  readonly id: string
  readonly speaker: string
  readonly speaker_member_id: string | null
  readonly epoch: bigint
  readonly heard: bigint
  readonly answered: bigint
  readonly unread: number
  readonly waiting_since: Date | null
  readonly last_inbound_at: Date | null
  readonly last_message_id: string | null
  readonly external_id: string
  readonly state: string
  readonly handoff_reason: string | null
}
interface MessageRow {
  readonly id: string
  readonly author: string
  readonly kind: string
  readonly text: string | null
  readonly status: string | null
  readonly status_reason: string | null
  readonly provider_id: string | null
  readonly detail: Record<string, unknown>
}
interface LaneRow {
  readonly conversation_id: string
  readonly due_at: Date
  readonly lease_no: number
}
interface OutboxRow {
  readonly position: bigint
  readonly message_id: string
  readonly state: string
  readonly tries: number
  readonly next_at: Date
}

/** The steps of the outbox's worker for one store, one by one, so that a test can come in between. */
export function outboxOf(ctx: Ctx, storeId: StoreId) {
  const ports = deliveryPorts(ctx)
  return {
    claim: (): Promise<OutboxClaim[]> => ctx.db.withLanes((tx) => claimHeads(tx, ctx.clock.now(), 100)),
    prepare: (claims: readonly OutboxClaim[]): Promise<Departure[]> =>
      ctx.db.withStore(storeId, (tx) => ports.prepare(tx, claims)),
    record: (...results: Result[]): Promise<void> =>
      ctx.db.withStore(storeId, (tx) => ports.record(tx, results)),
    /** Claims and prepares the heads: they are on their way to the provider afterwards. */
    async depart(): Promise<Departure[]> {
      return this.prepare(await this.claim())
    },
    sent: ({ claim }: Departure, providerId: string): Promise<void> =>
      ctx.db.withStore(storeId, (tx) => ports.record(tx, [{ claim, verdict: { kind: 'sent', providerId } }])),
    uncertain: ({ claim }: Departure): Promise<void> =>
      ctx.db.withStore(storeId, (tx) =>
        ports.record(tx, [{ claim, verdict: { kind: 'uncertain', reason: 'no_answer' } }]),
      ),
  }
}
