import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type CallOutcome, call } from '../../calls.ts'
import { callGraph, graphError, graphVersion } from '../../graph.ts'
import { id, items, maybe, maybeId } from '../../wire-values.ts'
import { accessFor, appTokenOf } from '../access.ts'
import type { SignUp } from './dialog.ts'

const needed = ['whatsapp_business_management', 'whatsapp_business_messaging']

/** A token of the customer's business, and the business accounts it was given for. */
export interface SignUpGrant {
  readonly token: string
  readonly expiresAt: Date | null
  readonly businesses: readonly string[]
}

export type SignUpOutcome =
  | ({ readonly ok: true } & SignUpGrant)
  | { readonly ok: false; readonly code: 'code_refused' | 'unreachable' }
  | { readonly ok: false; readonly code: 'permission_missing'; readonly permissions: readonly string[] }

/** Exchanges the code, which lives for 30 seconds and is good once, and asks Meta what the token was given for. */
export async function grantOfSignUp(ctx: Ctx, signUp: SignUp, code: string): Promise<SignUpOutcome> {
  const exchanged = await exchange(ctx, signUp, code)
  if (!exchanged.ok) return exchanged
  const { token } = exchanged
  const told = await inspect(ctx, token)
  if (!told.ok) return told
  const { info } = told
  // A token of another app would let whoever made it move a number here that its owner never let us have.
  if (!info.is_valid || info.app_id !== signUp.appId) return refused
  const missing = needed.filter((scope) => !info.scopes.includes(scope))
  if (missing.length > 0) return { ok: false, code: 'permission_missing', permissions: missing }
  const businesses = await businessesOf(ctx, token, info)
  if (!businesses) return unreachable
  const expiresAt = info.expires_at ? new Date(info.expires_at * 1000) : null
  return { ok: true, token, expiresAt, businesses }
}

const refused = { ok: false, code: 'code_refused' } as const
const unreachable = { ok: false, code: 'unreachable' } as const

const Token = z.object({ access_token: z.string().min(1).max(2000) })

async function exchange(ctx: Ctx, signUp: SignUp, code: string) {
  const query = new URLSearchParams({
    client_id: signUp.appId,
    client_secret: signUp.appSecret,
    redirect_uri: signUp.redirectUri,
    code,
  })
  const url = `${ctx.config.meta.graphUrl}/${graphVersion}/oauth/access_token?${query}`
  const outcome = await call({ method: 'GET', url })
  if (!isAnswer(outcome)) return unreachable
  const answer = Token.safeParse(outcome.json)
  return answer.success ? ({ ok: true, token: answer.data.access_token } as const) : refused
}

const Info = z.object({
  app_id: maybeId,
  user_id: maybeId,
  is_valid: z.boolean(),
  /** Seconds; 0 is never. */
  expires_at: maybe(z.number()),
  scopes: z.array(z.string()),
  granular_scopes: items,
})
type Info = z.infer<typeof Info>
const Scope = z.object({ scope: z.literal('whatsapp_business_management'), target_ids: maybe(z.array(id)) })

async function inspect(ctx: Ctx, token: string) {
  const app = { ...accessFor(ctx, appTokenOf(ctx) ?? ''), appSecret: undefined }
  const outcome = await callGraph(app, 'GET', 'debug_token', { query: { input_token: token } })
  if (!isAnswer(outcome)) return unreachable
  const answer = z.object({ data: Info }).safeParse(outcome.json)
  return answer.success ? ({ ok: true, info: answer.data.data } as const) : unreachable
}

/**
 * The business accounts that the token names. A token that names none was given for all that its user sees, so that
 * user is asked.
 * @returns undefined when Meta did not say
 */
async function businessesOf(ctx: Ctx, token: string, info: Info): Promise<string[] | undefined> {
  const named = (info.granular_scopes ?? []).flatMap((scope) => Scope.safeParse(scope).data?.target_ids ?? [])
  if (named.length > 0) return [...new Set(named)]
  if (!info.user_id) return []
  const path = `${encodeURIComponent(info.user_id)}/assigned_whatsapp_business_accounts`
  const outcome = await callGraph(accessFor(ctx, token), 'GET', path, { query: { fields: 'id' } })
  if (!isAnswer(outcome)) return undefined
  if (graphError(outcome.json)) return []
  const list = z.object({ data: z.array(z.object({ id })) }).safeParse(outcome.json)
  return list.data?.data.map((business) => business.id)
}

const isAnswer = (outcome: CallOutcome): outcome is Extract<CallOutcome, { kind: 'answered' }> =>
  outcome.kind === 'answered' && outcome.status < 500
