import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { dropTrouble, endTroubles, noteTroubles } from '../trouble/keep.ts'
import type { Standing } from './inspection.ts'

const facts = ['quality', 'limit', 'throughput', 'nameStatus'] as const satisfies (keyof Standing)[]

export interface StandingChange {
  readonly fact: (typeof facts)[number]
  readonly before: string
  readonly after: string
}

/** What is known now differs from what was known before; what was never known has not changed. */
export const changesOf = (before: Standing | null, after: Standing | null): StandingChange[] =>
  facts.flatMap((fact) => {
    const [was, is] = [before?.[fact], after?.[fact]]
    return was !== undefined && is !== undefined && was !== is ? [{ fact, before: was, after: is }] : []
  })

/** Each change becomes a line of the channel; a quality that fell, a trouble, until it is green again. */
export async function noteStanding(
  ctx: Ctx,
  tx: StoreTx,
  channelId: string,
  before: Standing | null,
  after: Standing | null,
): Promise<void> {
  const lines = changesOf(before, after).map(({ fact, before: from, after: to }) => ({
    word: fact,
    severity: fact === 'quality' && to !== 'green' ? 'warning' : 'info',
    detail: { before: from, after: to },
  }))
  if (lines.length > 0)
    await tx.query(
      `insert into channel_notice (store_id, id, channel_id, kind, severity, word, detail, at)
       select $1, gen_random_uuid(), $2, 'standing', r.severity, r.word, r.detail, $4
       from jsonb_to_recordset($3::jsonb) as r (severity text, word text, detail jsonb) on conflict do nothing`,
      [tx.storeId, channelId, JSON.stringify(lines), ctx.clock.now()],
    )
  await noteQuality(ctx, tx, channelId, after?.quality)
}

async function noteQuality(
  ctx: Ctx,
  tx: StoreTx,
  channelId: string,
  quality: string | undefined,
): Promise<void> {
  if (quality === 'green') return endTroubles(ctx, tx, channelId, ['quality', 'quality_low'])
  if (quality === 'red') {
    // The alarm of the first fall has been given; the second takes its place.
    await dropTrouble(tx, channelId, 'quality')
    return noteTroubles(ctx, tx, channelId, [{ kind: 'quality_low', reason: null }], 'look')
  }
  if (quality === 'yellow' && !(await isOpen(tx, channelId, 'quality_low')))
    return noteTroubles(ctx, tx, channelId, [{ kind: 'quality', reason: null }], 'look')
}

async function isOpen(tx: StoreTx, channelId: string, kind: string): Promise<boolean> {
  const rows = await tx.query(
    'select from channel_trouble where store_id = $1 and channel_id = $2 and kind = $3 and ended_at is null',
    [tx.storeId, channelId, kind],
  )
  return rows.length > 0
}
