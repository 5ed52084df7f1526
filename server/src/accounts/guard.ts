import type { FastifyRequest, RouteOptions } from 'fastify'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { refuseForeignOrigin } from '#platform/http/origin.ts'
import { isId, type PersonId, parseId, type StoreId } from '#platform/ids.ts'
import { notFound, Problem } from '#platform/problems.ts'
import type { Auth } from './auth.ts'
import { webHeaders } from './auth-routes.ts'
import { forbidden } from './forbidden.ts'
import { findMember, type Member } from './members.ts'
import { runsPlatform } from './people.ts'
import { isPermission, may, type Permission } from './permissions.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** On routes with a session. */
    personId: PersonId
    /** The session itself, for what must end where it began. */
    sessionId: string
    /** On routes of a store. */
    member: Member
    storeId: StoreId
    /** Asks again, for answers that last: is the session alive and the person still a member who may do this? */
    stillAllowed(): Promise<boolean>
  }
  interface FastifyContextConfig {
    /** Required on every route of a store. */
    permission?: Permission
    /** On routes without a store that need a session. */
    signedIn?: true
    /** Required on every route of the platform, which belongs to no store. */
    platformOperator?: true
  }
}

const storeScope = '/api/v1/stores/:storeId'
const platformScope = '/api/v1/platform'

/** The one hook between a session and the routes of a store or of the platform. Outsiders learn nothing: no member and no store look the same. */
export function guardStores(scope: App, ctx: Ctx, auth: Auth): void {
  scope.decorateRequest('personId', '' as PersonId)
  scope.decorateRequest('sessionId', '')
  scope.decorateRequest('storeId', '' as StoreId)
  scope.decorateRequest('member')
  scope.decorateRequest('stillAllowed')
  scope.addHook('onRoute', demandPermission)
  scope.addHook('onRequest', async (request) => {
    const { permission, signedIn, platformOperator } = request.routeOptions.config
    if (!permission && !signedIn && !platformOperator) return
    refuseForeignOrigin(request, ctx.config)
    await recognize(request, auth)
    if (platformOperator && !(await runsPlatform(ctx, request.personId))) throw notFound()
    if (permission) await enterStore(request, ctx, auth, permission)
  })
}

/** A forgotten permission stops the start instead of opening a door. */
function demandPermission(route: RouteOptions): void {
  if (isWithin(platformScope, route.url) && !route.config?.platformOperator)
    throw new Error(`${String(route.method)} ${route.url}: a route of the platform must be for its operators`)
  // Under another name the store would not be looked at, and the route would stand open.
  if (route.url.startsWith('/api/v1/stores/:') && !isWithin(storeScope, route.url))
    throw new Error(`${String(route.method)} ${route.url}: a route of a store must call it storeId`)
  if (!isWithin(storeScope, route.url)) return
  const permission = route.config?.permission
  if (!permission || !isPermission(permission))
    throw new Error(`${String(route.method)} ${route.url}: a route of a store must name its permission`)
}

const isWithin = (scope: string, url: string): boolean => url === scope || url.startsWith(`${scope}/`)

async function recognize(request: FastifyRequest, auth: Auth): Promise<void> {
  const session = await auth.api.getSession({ headers: webHeaders(request), query: { disableRefresh: true } })
  if (!session) throw new Problem(401, 'not_signed_in', 'Sign in first.')
  request.personId = parseId<'person'>(session.user.id)
  request.sessionId = session.session.id
}

async function enterStore(
  request: FastifyRequest,
  ctx: Ctx,
  auth: Auth,
  permission: Permission,
): Promise<void> {
  const storeId = storeOf(request)
  const member = await ctx.db.withStore(storeId, (tx) => findMember(tx, request.personId))
  if (!member) throw notFound()
  if (!may(member.role, permission)) throw forbidden(permission)
  request.storeId = storeId
  request.member = member
  request.stillAllowed = async () => {
    const session = await auth.api.getSession({
      headers: webHeaders(request),
      query: { disableRefresh: true },
    })
    if (session?.user.id !== request.personId) return false
    const now = await ctx.db.withStore(storeId, (tx) => findMember(tx, request.personId))
    return now !== undefined && may(now.role, permission)
  }
}

function storeOf(request: FastifyRequest): StoreId {
  const { storeId } = request.params as { storeId: string }
  if (!isId(storeId)) throw notFound()
  return parseId<'store'>(storeId.toLowerCase())
}
