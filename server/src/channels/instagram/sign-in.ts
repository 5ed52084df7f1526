import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { call } from '../calls.ts'
import { graphError } from '../graph.ts'
import { maybe } from '../wire-values.ts'

/** Without these there is nothing to connect. */
const needed = ['instagram_business_basic', 'instagram_business_manage_messages']
/** Asked for at once, so that nobody has to sign in again when comments are answered too. */
const wanted = ['instagram_business_manage_comments']

export interface InstagramGrant {
  readonly token: string
  readonly issuedAt: Date
  readonly expiresAt: Date | null
  readonly missingPermissions: readonly string[]
}

export type GrantOutcome =
  | ({ readonly ok: true } & InstagramGrant)
  | { readonly ok: false; readonly code: 'code_refused' | 'unreachable' }
  | { readonly ok: false; readonly code: 'permission_missing'; readonly permissions: readonly string[] }

interface SignIn {
  readonly appId: string
  readonly appSecret: string
  readonly redirectUri: string
}

/** What the platform registered with Meta for signing in; undefined when it did not. */
export function instagramSignIn({ config }: Ctx): SignIn | undefined {
  const { appId, appSecret } = config.instagram
  if (!appId || !appSecret) return undefined
  return { appId, appSecret, redirectUri: `${config.publicUrl}/connect/instagram` }
}

/** Where the member's browser goes to allow it. */
export function instagramAuthorizeUrl(ctx: Ctx, { appId, redirectUri }: SignIn, state: string): string {
  const query = new URLSearchParams({
    client_id: appId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: [...needed, ...wanted].join(','),
    state,
    // Otherwise whoever is signed in on this device is connected without being asked.
    force_reauth: 'true',
  })
  return `${ctx.config.instagram.webUrl}/oauth/authorize?${query}`
}

/** Exchanges the code for a token of an hour and that for one of 60 days. The code is good once, whatever comes of it. */
export async function grantOfCode(ctx: Ctx, signIn: SignIn, code: string): Promise<GrantOutcome> {
  const short = await shortToken(ctx, signIn, code)
  if (!short.ok) return short
  const missing = (names: readonly string[]) =>
    short.permissions ? names.filter((name) => !short.permissions?.includes(name)) : []
  if (missing(needed).length > 0)
    return { ok: false, code: 'permission_missing', permissions: missing(needed) }
  const long = await longToken(ctx, 'access_token', {
    grant_type: 'ig_exchange_token',
    client_secret: signIn.appSecret,
    access_token: short.token,
  })
  if (!long.ok) return { ok: false, code: long.answered ? 'code_refused' : 'unreachable' }
  return { ...long, missingPermissions: missing(wanted) }
}

const Token = z.object({ access_token: z.string().min(1).max(2000) })
const permissions = z
  .union([z.string().transform((text) => text.split(/[,\s]+/)), z.array(z.string())])
  .transform((names) => names.filter((name) => name !== ''))
const Short = Token.extend({ permissions: maybe(permissions) })
/** Meta's page shows the answer in a list, the service gives it flat. */
const ShortAnswer = z.union([
  Short,
  z.object({ data: z.tuple([Short], Short) }).transform(({ data }) => data[0]),
])
const LongAnswer = Token.extend({ expires_in: maybe(z.coerce.number().positive().max(1e9)) })

async function shortToken(ctx: Ctx, signIn: SignIn, code: string) {
  const outcome = await call({
    method: 'POST',
    url: `${ctx.config.instagram.apiUrl}/oauth/access_token`,
    form: new URLSearchParams({
      client_id: signIn.appId,
      client_secret: signIn.appSecret,
      grant_type: 'authorization_code',
      redirect_uri: signIn.redirectUri,
      // Some browsers hand on the tail that Instagram adds.
      code: code.replace(/#_$/, ''),
    }),
  })
  if (outcome.kind !== 'answered' || outcome.status >= 500) return { ok: false, code: 'unreachable' } as const
  const answer = ShortAnswer.safeParse(outcome.json)
  if (!answer.success) return { ok: false, code: 'code_refused' } as const
  return { ok: true, token: answer.data.access_token, permissions: answer.data.permissions } as const
}

export type LongToken =
  | { readonly ok: true; readonly token: string; readonly issuedAt: Date; readonly expiresAt: Date | null }
  | { readonly ok: false; readonly answered: boolean; readonly code: number | undefined }

/** Renews a token of 60 days; it must be a day old, alive, and still allowed the basics. */
export const renewToken = (ctx: Ctx, token: string): Promise<LongToken> =>
  longToken(ctx, 'refresh_access_token', { grant_type: 'ig_refresh_token', access_token: token })

async function longToken(ctx: Ctx, path: string, query: Record<string, string>): Promise<LongToken> {
  const issuedAt = ctx.clock.now()
  const outcome = await call({
    method: 'GET',
    url: `${ctx.config.instagram.graphUrl}/${path}?${new URLSearchParams(query)}`,
  })
  if (outcome.kind !== 'answered' || outcome.status >= 500)
    return { ok: false, answered: false, code: undefined }
  const answer = LongAnswer.safeParse(outcome.json)
  if (!answer.success) return { ok: false, answered: true, code: graphError(outcome.json)?.code }
  const { access_token: token, expires_in: seconds } = answer.data
  return {
    ok: true,
    token,
    issuedAt,
    expiresAt: seconds === undefined ? null : new Date(issuedAt.getTime() + seconds * 1000),
  }
}
