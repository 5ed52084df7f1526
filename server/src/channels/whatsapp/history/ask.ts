import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { ConnectedAccount } from '../../channel.ts'
import { callGraph, graphError } from '../../graph.ts'
import { reason } from '../../reasons.ts'
import { accessFor } from '../access.ts'

/** What the phone app passes on: its address book, its chats. */
export type PhoneAppData = 'smb_app_state_sync' | 'history'

export type Asked =
  /** Also when it had been asked for before: it may be once. */
  'asked' | 'unreachable' | 'declined' | 'late' | { readonly refused: string }

const answers: Record<number, 'asked' | 'late' | 'declined'> = {
  2593107: 'asked',
  2593108: 'late',
  2593109: 'declined',
}

/** Asks the phone app for its data, which then comes by webhook. Good within a day of connecting the number. */
export async function askPhoneApp(
  ctx: Ctx,
  { account, token }: ConnectedAccount,
  what: PhoneAppData,
): Promise<Asked> {
  const outcome = await callGraph(
    accessFor(ctx, token),
    'POST',
    `${encodeURIComponent(account)}/smb_app_data`,
    {
      body: { messaging_product: 'whatsapp', sync_type: what },
    },
  )
  if (outcome.kind !== 'answered') return 'unreachable'
  const error = graphError(outcome.json)
  if (!error)
    return Answer.safeParse(outcome.json).success && outcome.status === 200 ? 'asked' : 'unreachable'
  if (error.transient) return 'unreachable'
  return answers[error.code] ?? { refused: reason('rejected', error.code) }
}

const Answer = z.object({ request_id: z.unknown() })
