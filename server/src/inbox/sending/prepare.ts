import type { Departure, OutboundTemplate, OutboxClaim, SendWindow, WindowReason } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { lockProviderFacts } from '../lock.ts'
import type { MessageJson } from '../reading/shapes.ts'
import { sentBy, type WindowFacts, windowFacts, windowFor } from '../window.ts'
import { recordSends } from './record.ts'

interface Candidate extends WindowFacts {
  readonly position: bigint
  readonly text: string
  /** Of a message that is one, as it was filled. */
  readonly template: OutboundTemplate | null
  readonly to: string
  readonly replyTo: string | null
  readonly overtaken: boolean
  readonly author: MessageJson['author']
}

/**
 * The last look before a message leaves, and the mark that it is leaving. An assistant's message that a person has
 * overtaken, or one whose window has closed, ends here instead.
 */
export async function prepareSends(
  ctx: Ctx,
  tx: StoreTx,
  claims: readonly OutboxClaim[],
): Promise<Departure[]> {
  const [, candidates] = await Promise.all([lockProviderFacts(tx), findCandidates(tx, claims)])
  const now = ctx.clock.now()
  const windowOf = (candidate: Candidate) =>
    windowFor(candidate, candidate.template ? 'template' : 'text', sentBy(candidate.author), now)
  const leaving = candidates.filter((candidate) => !reasonToEnd(candidate, windowOf(candidate)))
  await markSending(tx, leaving)
  const claimOf = new Map(claims.map((claim) => [claim.position, claim]))
  const departures: Departure[] = []
  const ended = []
  for (const candidate of candidates) {
    const claim = claimOf.get(candidate.position)
    if (!claim) continue
    const window = windowOf(candidate)
    const reason = reasonToEnd(candidate, window)
    if (reason) ended.push({ claim, verdict: { kind: 'failed' as const, reason } })
    else departures.push(departureOf(claim, candidate, window))
  }
  if (ended.length > 0) await recordSends(ctx, tx, ended)
  return departures
}

/** The share lock waits for a person who is just sending, and sees what that changed. */
function findCandidates(tx: StoreTx, claims: readonly OutboxClaim[]): Promise<Candidate[]> {
  return tx.query<Candidate>(
    `select o.position, m.text, m.detail->'template' as template, c.external_id as "to", m.detail->>'replyTo' as "replyTo",
       o.epoch is not null and o.epoch <> c.epoch as overtaken,
       m.author, ${windowFacts}
     from unnest($2::bigint[], $3::int[]) as k (position, lease_no)
     join outbox o on o.store_id = $1 and o.position = k.position and o.lease_no = k.lease_no and o.state = 'waiting'
     join message m on m.store_id = $1 and m.id = o.message_id
     join conversation c on c.store_id = $1 and c.id = o.conversation_id
     join channel ch on ch.store_id = $1 and ch.id = o.channel_id
     order by o.position for share of c`,
    [tx.storeId, claims.map((claim) => claim.position), claims.map((claim) => claim.leaseNo)],
  )
}

function reasonToEnd(candidate: Candidate, window: SendWindow): 'overtaken' | WindowReason | undefined {
  if (candidate.overtaken) return 'overtaken'
  return window.allowed ? undefined : window.why
}

/** The lease is longer than any call to a provider takes. */
async function markSending(tx: StoreTx, candidates: readonly Candidate[]): Promise<void> {
  await tx.query(
    `update outbox set state = 'sending', lease_until = now() + interval '60 seconds'
     where store_id = $1 and position = any($2::bigint[])`,
    [tx.storeId, candidates.map((candidate) => candidate.position)],
  )
}

const departureOf = (
  claim: OutboxClaim,
  { to, text, template, replyTo }: Candidate,
  { how }: SendWindow,
): Departure => ({
  claim,
  to,
  content: template ?? { kind: 'text', text },
  ...(replyTo === null ? {} : { replyTo }),
  ...(how === 'human_agent' ? { tag: how } : {}),
  key: claim.messageId,
})
