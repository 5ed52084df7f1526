import type { Ctx } from '#platform/context.ts'
import { Problem } from '#platform/problems.ts'
import type { ConnectOutcome } from './connect.ts'
import type { ChannelRow } from './queries.ts'
import { reachOf } from './reach.ts'
import { webhookUrl } from './webhook-url.ts'
import type { ChannelView } from './wire.ts'

/** A refused connect as a route answers it. */
export function refusal(outcome: Exclude<ConnectOutcome, { ok: true }>): Problem {
  if (outcome.code === 'account_taken')
    return new Problem(
      409,
      'channel_account_taken',
      'Another store has connected this account. Disconnect it there first.',
    )
  const { field, code: reason, detail } = outcome
  return reason === 'unreachable'
    ? new Problem(503, 'channel_provider_unreachable', detail, { field, reason })
    : new Problem(422, 'channel_credentials_wrong', detail, { field, reason })
}

export function toView(ctx: Ctx, row: ChannelRow): ChannelView {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    account: row.account,
    state: row.state,
    stateReason: row.stateReason,
    assistantAnswers: row.assistantAnswers,
    connectedAt: row.connectedAt.toISOString(),
    lastInboundAt: row.lastInboundAt?.toISOString() ?? null,
    tokenExpiresAt: row.tokenExpiresAt?.toISOString() ?? null,
    tokenProblem: row.tokenProblem,
    missingPermissions: [...row.missingPermissions],
    coexisting: row.settings['coexisting'] === true,
    businessAccounts: [...row.businessAccounts],
    disconnection: row.disconnection,
    past: row.past,
    reach: reachOf(row),
    webhookUrl: webhookUrl(ctx.config.publicUrl, row),
  }
}
