import { z } from 'zod'
import type { CheckedAccount } from '../channel.ts'
import { callGraph, type GraphAccess, graphError, permissionIsMissing, tokenIsDead } from '../graph.ts'
import { id, maybeId, maybeName } from '../wire-values.ts'

export interface InstagramCredentials {
  /** The professional account's id, to be sure that the token is of the right account. */
  readonly accountId?: string | undefined
  readonly accessToken: string
}

type Refusal = Exclude<CheckedAccount, { ok: true }>

const Profile = z.object({ id: maybeId, user_id: id, username: maybeName, name: maybeName })
/** Meta's page shows the answer in a list, the service gives it flat. */
const Me = z.union([
  Profile,
  z.object({ data: z.tuple([Profile], Profile) }).transform(({ data }) => data[0]),
])

/** Asks Instagram whose token this is. Deliveries carry `user_id`; `id` is another number and matches none. */
export async function checkInstagram(
  access: GraphAccess,
  { accountId }: InstagramCredentials,
): Promise<CheckedAccount> {
  const outcome = await callGraph(access, 'GET', 'me', { query: { fields: 'id,user_id,username,name' } })
  if (outcome.kind !== 'answered') return unreachable()
  const error = graphError(outcome.json)
  if (error && tokenIsDead(error))
    return wrong(
      'accessToken',
      'wrong_token',
      'Instagram refuses the access token. Make a new one for this app; it lives for 60 days.',
    )
  if (error && permissionIsMissing(error))
    return wrong(
      'accessToken',
      'missing_permission',
      'The access token lacks instagram_business_basic or instagram_business_manage_messages.',
    )
  const me = Me.safeParse(outcome.json)
  if (error || !me.success) return unreachable()
  const { user_id: account, id: appScopedId, username, name } = me.data
  if (accountId && accountId !== account && accountId !== appScopedId)
    return wrong('accountId', 'unknown_account', 'The access token belongs to another Instagram account.')
  return {
    ok: true,
    account,
    name: username ? `@${username}` : (name ?? account),
    settings: { ...(appScopedId ? { appScopedId } : {}), ...(username ? { username } : {}) },
  }
}

const wrong = (field: string, code: Refusal['code'], detail: string): Refusal => ({
  ok: false,
  field,
  code,
  detail,
})

const unreachable = (): Refusal =>
  wrong('accessToken', 'unreachable', 'Instagram does not answer at the moment. Try again in a few minutes.')
