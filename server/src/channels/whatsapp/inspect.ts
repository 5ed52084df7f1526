import { z } from 'zod'
import { callGraph, type GraphAccess, graphError, permissionIsMissing, tokenIsDead } from '../graph.ts'
import { type Inspection, unreachable, works } from '../health/inspection.ts'
import { reason } from '../reasons.ts'
import { maybe, maybeId } from '../wire-values.ts'
import { askForStanding } from './check.ts'

const needed = ['whatsapp_business_management', 'whatsapp_business_messaging']

const TokenInfo = z.object({
  data: z.object({
    is_valid: z.boolean(),
    /** Seconds; 0 is never. */
    expires_at: maybe(z.number()),
    scopes: maybe(z.array(z.string())),
  }),
})
const Subscriptions = z.object({
  data: z.array(z.object({ whatsapp_business_api_data: maybe(z.object({ id: maybeId })) })),
})

export interface AppAccess {
  readonly appId: string | undefined
  /** The app asking for itself; without it nothing is learned of a token's life and permissions. */
  readonly appToken: string | undefined
}

interface NumberOf {
  readonly wabaId: string
  readonly phoneNumberId: string
}

/**
 * Asks Meta about a business token, whether the business account still delivers to this app, and whether the number has
 * been raised to a thousand messages a second.
 */
export async function inspectWhatsApp(
  access: GraphAccess,
  { appId, appToken }: AppAccess,
  { wabaId, phoneNumberId }: NumberOf,
): Promise<Inspection> {
  const token = appToken ? await tokenInfo(access, appToken) : undefined
  if (token && !token.is_valid) return { kind: 'rejected', reason: reason('token_rejected', 190) }
  const facts = { tokenExpiresAt: endOf(token), permissions: permissionsOf(token) }
  const path = `${encodeURIComponent(wabaId)}/subscribed_apps`
  const outcome = await callGraph(access, 'GET', path)
  if (outcome.kind !== 'answered') return unreachable
  const error = graphError(outcome.json)
  if (error && tokenIsDead(error)) return { kind: 'rejected', reason: reason('token_rejected', error.code) }
  if (error && permissionIsMissing(error))
    return works({
      ...facts,
      permissions: { ...facts.permissions, whatsapp_business_management: false },
    })
  const list = Subscriptions.safeParse(outcome.json)
  if (error || outcome.status !== 200 || !list.success) return unreachable
  const ids = list.data.data.map((one) => one.whatsapp_business_api_data?.id)
  const delivered = appId ? ids.includes(appId) : ids.length > 0
  const { raised, standing } = await askForStanding(access, phoneNumberId)
  const settings = raised === undefined ? {} : { raised: raised || null }
  return works({ ...facts, subscription: delivered ? 'active' : 'missing', settings, standing })
}

type Info = z.infer<typeof TokenInfo>['data'] | undefined

function endOf(token: Info): Date | null | undefined {
  if (token?.expires_at === undefined) return undefined
  return token.expires_at === 0 ? null : new Date(token.expires_at * 1000)
}

function permissionsOf(token: Info): Record<string, boolean> {
  const scopes = token?.scopes
  return scopes ? Object.fromEntries(needed.map((scope) => [scope, scopes.includes(scope)])) : {}
}

async function tokenInfo(access: GraphAccess, appToken: string) {
  const asApp = { ...access, token: appToken, appSecret: undefined }
  const outcome = await callGraph(asApp, 'GET', 'debug_token', { query: { input_token: access.token } })
  return TokenInfo.safeParse(outcome.kind === 'answered' ? outcome.json : undefined).data?.data
}
