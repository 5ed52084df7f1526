import { z } from 'zod'
import type { ProfileAnswer } from '../channel.ts'
import { callGraph, type GraphAccess, graphError } from '../graph.ts'
import { reason } from '../reasons.ts'
import { maybeAddress, maybeName, present } from '../wire-values.ts'
import { refusalOf } from './errors.ts'

/** Name and picture may be null; every field may be absent. */
const Wire = z.object({ name: maybeName, username: maybeName, profile_pic: maybeAddress })

/** Asks Instagram who writes: its deliveries carry a number alone. It tells of nobody who has not written or has blocked us. */
export async function instagramProfile(access: GraphAccess, id: string): Promise<ProfileAnswer> {
  const query = { fields: 'name,username,profile_pic' }
  const outcome = await callGraph(access, 'GET', encodeURIComponent(id), { query })
  if (outcome.kind !== 'answered') return later(reason('provider_unreachable'))
  const error = graphError(outcome.json)
  if (error) {
    const refusal = refusalOf(error)
    return { ok: false, kind: refusal.kind === 'refused' ? 'refused' : 'retry', reason: refusal.reason }
  }
  const wire = Wire.safeParse(outcome.json)
  if (outcome.status !== 200 || !wire.success) return later(reason('answer_unreadable', outcome.status))
  const { name, username, profile_pic: pictureUrl } = wire.data
  return { ok: true, profile: present({ name, username, pictureUrl }) }
}

const later = (why: string): ProfileAnswer => ({ ok: false, kind: 'retry', reason: why })
