import type { Ctx } from '#platform/context.ts'
import type { GraphAccess } from '../graph.ts'

/** Calls in the name of whoever the token belongs to. */
export const accessFor = (ctx: Ctx, token: string): GraphAccess => ({
  baseUrl: ctx.config.meta.graphUrl,
  token,
  appSecret: ctx.config.meta.appSecret,
})

/** The app asking for itself; undefined when this installation has none. */
export function appTokenOf(ctx: Ctx): string | undefined {
  const { appId, appSecret } = ctx.config.meta
  return appId && appSecret ? `${appId}|${appSecret}` : undefined
}
