import {
  adapters,
  type Departure,
  mediaKinds,
  type OutboundContent,
  type OutboxClaim,
  type SendReason,
  type SendWindow,
  type WindowReason,
} from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { keyOfLife } from '../life.ts'
import { lockProviderFacts } from '../lock.ts'
import { takeKeyboards } from '../phone/keyboard.ts'
import type { MessageJson } from '../reading/shapes.ts'
import { sentBy, type WindowFacts, windowFacts, windowFor } from '../window.ts'
import { contentOf, type Said, saidColumns, sendableOf } from './content.ts'
import { recordSends } from './record.ts'

interface Candidate extends WindowFacts, Said {
  readonly direction: MessageJson['direction']
  readonly position: bigint
  readonly kind: string
  readonly to: string
  readonly replyTo: string | null
  readonly overtaken: boolean
  /** A keyboard of ours lies in the customer's app and has done its work. */
  readonly keyboardDone: boolean
  readonly author: MessageJson['author']
  readonly life: number
}

/**
 * The last look before a message leaves, and the mark that it is leaving. An assistant's message that a person has
 * overtaken, one whose window has closed, or one that its channel would not take, ends here instead.
 */
export async function prepareSends(
  ctx: Ctx,
  tx: StoreTx,
  claims: readonly OutboxClaim[],
): Promise<Departure[]> {
  const [, candidates] = await Promise.all([lockProviderFacts(tx), findCandidates(tx, claims)])
  const looks = candidates.map((candidate) => lookAt(ctx, tx, candidate))
  await markSending(
    tx,
    looks.filter(({ reason }) => !reason).map(({ candidate }) => candidate),
  )
  const claimOf = new Map(claims.map((claim) => [claim.position, claim]))
  const departures: Departure[] = []
  const ended = []
  for (const look of looks) {
    const claim = claimOf.get(look.candidate.position)
    if (!claim) continue
    if (look.reason) ended.push({ claim, verdict: { kind: 'failed' as const, reason: look.reason } })
    else departures.push(departureOf(claim, look))
  }
  if (ended.length > 0) await recordSends(ctx, tx, ended)
  await takeKeyboards(
    tx,
    looks.flatMap(({ candidate, content, reason }) => {
      const claim = claimOf.get(candidate.position)
      return claim && !reason && candidate.keyboardDone && content.kind === 'text' ? [claim] : []
    }),
  )
  return departures
}

/** The share lock waits for a person who is just sending, and sees what that changed. */
function findCandidates(tx: StoreTx, claims: readonly OutboxClaim[]): Promise<Candidate[]> {
  return tx.query<Candidate>(
    `select o.position, m.direction, m.kind, ${saidColumns}, c.external_id as "to", m.detail->>'replyTo' as "replyTo",
       o.epoch is not null and o.epoch <> c.epoch as overtaken, c.keyboard_done as "keyboardDone",
       m.author, m.life, ${windowFacts}
     from unnest($2::bigint[], $3::int[]) as k (position, lease_no)
     join outbox o on o.store_id = $1 and o.position = any($2::bigint[]) and o.position = k.position and o.lease_no = k.lease_no and o.state = 'waiting'
     join message m on m.store_id = $1 and m.id = o.message_id
     join conversation c on c.store_id = $1 and c.id = o.conversation_id
     join channel ch on ch.store_id = $1 and ch.id = o.channel_id
     order by o.position for share of c`,
    [tx.storeId, claims.map((claim) => claim.position), claims.map((claim) => claim.leaseNo)],
  )
}

interface Look {
  readonly candidate: Candidate
  readonly content: OutboundContent
  readonly window: SendWindow
  readonly reason: OwnReason | WindowReason | SendReason | undefined
}

function lookAt(ctx: Ctx, tx: StoreTx, candidate: Candidate): Look {
  const dropsKeyboard = candidate.dropsKeyboard || candidate.keyboardDone
  const content = contentOf(ctx, tx.storeId, { ...candidate, dropsKeyboard })
  const window = windowFor(candidate, sendableOf(content), sentBy(candidate.author), ctx.clock.now())
  const reason = reasonToEnd(candidate, window) ?? unfit(ctx, candidate, content)
  return { candidate, content, window, reason }
}

/** `internal`: what members say among themselves leaves under no circumstance, however it came into the outbox. */
type OwnReason = 'internal' | 'overtaken'

function reasonToEnd(candidate: Candidate, window: SendWindow): OwnReason | WindowReason | undefined {
  if (candidate.direction !== 'out') return 'internal'
  if (candidate.overtaken) return 'overtaken'
  return window.allowed ? undefined : window.why
}

const filed = new Set<string>(mediaKinds)

/** A file that is gone would leave as bare words. */
function unfit(ctx: Ctx, candidate: Candidate, content: OutboundContent): SendReason | undefined {
  const hasFiles = content.kind === 'media' || content.kind === 'album'
  if (filed.has(candidate.kind) && !hasFiles) return 'file_unreadable'
  return adapters[candidate.channelKind].refuses(ctx, content, candidate.to)
}

/** The lease is longer than any call to a provider takes. */
async function markSending(tx: StoreTx, candidates: readonly Candidate[]): Promise<void> {
  await tx.query(
    `update outbox set state = 'sending', lease_until = now() + interval '60 seconds'
     where store_id = $1 and position = any($2::bigint[])`,
    [tx.storeId, candidates.map((candidate) => candidate.position)],
  )
}

const departureOf = (claim: OutboxClaim, { candidate, content, window }: Look): Departure => ({
  claim,
  to: candidate.to,
  content,
  ...(candidate.replyTo === null ? {} : { replyTo: candidate.replyTo }),
  ...(window.how === 'human_agent' ? { tag: window.how } : {}),
  key: keyOfLife(claim.messageId, candidate.life),
})
