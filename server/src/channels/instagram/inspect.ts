import { z } from 'zod'
import type { CallOutcome } from '../calls.ts'
import { callGraph, type GraphAccess, graphError, permissionIsMissing, tokenIsDead } from '../graph.ts'
import { type Inspection, unreachable, works } from '../health/inspection.ts'
import { reason } from '../reasons.ts'

const Subscriptions = z.object({
  data: z.array(z.object({ subscribed_fields: z.array(z.string()).catch([]) })),
})

/**
 * Asks Instagram whether the token works and what is delivered. It says nothing of a token's permissions, so a missing one
 * shows by the question that it refuses.
 */
export async function inspectInstagram(access: GraphAccess): Promise<Inspection> {
  const me = await ask(access, 'me', { fields: 'user_id' }, 'instagram_business_basic')
  if (me.kind !== 'answered') return me.found
  const apps = await ask(access, 'me/subscribed_apps', {}, 'instagram_business_manage_messages')
  if (apps.kind !== 'answered') return apps.found
  const list = Subscriptions.safeParse(apps.json)
  if (!list.success) return unreachable
  const delivered = list.data.data.some(({ subscribed_fields }) => subscribed_fields.includes('messages'))
  return works({
    permissions: { instagram_business_basic: true, instagram_business_manage_messages: true },
    subscription: delivered ? 'active' : 'missing',
  })
}

type Asked = { readonly kind: 'answered'; readonly json: unknown } | { kind: 'no'; found: Inspection }

async function ask(
  access: GraphAccess,
  path: string,
  query: Record<string, string>,
  permission: string,
): Promise<Asked> {
  return readAnswer(await callGraph(access, 'GET', path, { query }), permission)
}

function readAnswer(outcome: CallOutcome, permission: string): Asked {
  if (outcome.kind !== 'answered') return { kind: 'no', found: unreachable }
  const error = graphError(outcome.json)
  if (!error && outcome.status === 200) return { kind: 'answered', json: outcome.json }
  if (error && tokenIsDead(error)) {
    const number = error.subcode === undefined ? error.code : `${error.code}/${error.subcode}`
    return { kind: 'no', found: { kind: 'rejected', reason: reason('token_rejected', number) } }
  }
  if (error && permissionIsMissing(error))
    return { kind: 'no', found: works({ permissions: { [permission]: false } }) }
  return { kind: 'no', found: unreachable }
}
