import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { callGraph, graphError, objectIsUnknown, permissionIsMissing } from '../../graph.ts'
import { id, maybe, maybeText } from '../../wire-values.ts'
import { accessFor } from '../access.ts'
import type { SignUpGrant } from './grant.ts'

/** A number that the token may use. */
export interface OfferedNumber {
  readonly id: string
  readonly wabaId: string
  readonly displayNumber: string | null
  readonly name: string | null
  /** It goes on living in the phone app; registering it would throw it out there. */
  readonly coexisting: boolean
  /** It has to be registered, with a PIN, before it can send. */
  readonly needsPin: boolean
}

const Listed = z.object({ data: z.array(z.object({ id })) })
const Phone = z.object({
  id,
  display_phone_number: maybeText,
  verified_name: maybeText,
  status: maybeText,
  platform_type: maybeText,
  is_on_biz_app: maybe(z.boolean()),
})
const fields = 'id,display_phone_number,verified_name,status,platform_type,is_on_biz_app'
/** Each is asked about; nobody chooses from longer lists. */
const most = 50

/** All numbers of the business accounts that the token was given for; undefined when Meta does not answer. */
export async function offeredNumbers(
  ctx: Ctx,
  { token, businesses }: Pick<SignUpGrant, 'token' | 'businesses'>,
): Promise<OfferedNumber[] | undefined> {
  const found: { id: string; wabaId: string }[] = []
  for (const wabaId of businesses.slice(0, most)) {
    const answer = await read(ctx, token, `${encodeURIComponent(wabaId)}/phone_numbers`, 'id')
    if (isClosed(answer)) continue
    const list = Listed.safeParse(answer)
    if (!list.success) return undefined
    found.push(...list.data.data.map((phone) => ({ id: phone.id, wabaId })))
  }
  const numbers = await Promise.all(found.slice(0, most).map((phone) => describe(ctx, token, phone)))
  return numbers.every((number) => number !== undefined) ? numbers : undefined
}

/** A business account that the token names and does not open has no number for us. */
function isClosed(answer: unknown): boolean {
  const error = graphError(answer)
  return error !== undefined && (objectIsUnknown(error) || permissionIsMissing(error))
}

/** The list tells less of a number than the number itself, and calls its state by other words. */
async function describe(
  ctx: Ctx,
  token: string,
  { id: phoneId, wabaId }: { id: string; wabaId: string },
): Promise<OfferedNumber | undefined> {
  const phone = Phone.safeParse(await read(ctx, token, encodeURIComponent(phoneId), fields)).data
  if (!phone) return undefined
  const coexisting = phone.is_on_biz_app === true
  const registered = phone.platform_type === 'CLOUD_API' && phone.status === 'CONNECTED'
  return {
    id: phone.id,
    wabaId,
    displayNumber: phone.display_phone_number ?? null,
    name: phone.verified_name ?? null,
    coexisting,
    needsPin: !coexisting && !registered,
  }
}

async function read(ctx: Ctx, token: string, path: string, wanted: string): Promise<unknown> {
  const outcome = await callGraph(accessFor(ctx, token), 'GET', path, {
    query: { fields: wanted, limit: '200' },
  })
  return outcome.kind === 'answered' ? outcome.json : undefined
}
