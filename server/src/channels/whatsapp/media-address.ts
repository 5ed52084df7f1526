import { z } from 'zod'
import type { ConnectedAccount, MediaAddress } from '../channel.ts'
import type { FileSource } from '../content.ts'
import { callGraph, type GraphAccess, graphError, objectIsUnknown } from '../graph.ts'
import { reason } from '../reasons.ts'
import { unanswered } from '../sending.ts'
import { refusalOf } from './errors.ts'

const Media = z.object({ url: z.url({ protocol: /^https?$/ }) })

/** An id lives for seven days, the address for five minutes, so it is asked for right before the file is fetched. */
export async function whatsappMediaAddress(
  access: GraphAccess,
  account: ConnectedAccount,
  source: FileSource,
): Promise<MediaAddress> {
  if ('url' in source) return opened(access, source.url)
  // Naming the number has Meta check that the file was sent to it.
  const query = { phone_number_id: account.account }
  const outcome = await callGraph(access, 'GET', encodeURIComponent(source.id), { query })
  if (outcome.kind !== 'answered') return later(unanswered(outcome).reason)
  const error = graphError(outcome.json)
  // WhatsApp named the id in a message, so one that it no longer knows has run out.
  if (error && objectIsUnknown(error)) return never(reason('expired', error.code))
  if (error) return { ok: false, kind: 'retry', reason: refusalOf(error).reason }
  const media = Media.safeParse(outcome.json)
  return media.success ? opened(access, media.data.url) : later(reason('answer_unreadable', outcome.status))
}

/** The token opens the whole account, so it goes to Meta's own hosts alone. */
function opened({ baseUrl, token }: GraphAccess, address: string): MediaAddress {
  const url = URL.parse(address)
  if (!url || !isTrusted(url, baseUrl)) return never(reason('address_untrusted'))
  // Some hosts of Meta turn away whoever names no program.
  return { ok: true, url: url.href, headers: { authorization: `Bearer ${token}`, 'user-agent': 'Tutum/1' } }
}

const metaHost = /(^|\.)(fbsbx\.com|facebook\.com|fbcdn\.net|whatsapp\.net)$/

const isTrusted = (url: URL, baseUrl: string): boolean =>
  url.origin === URL.parse(baseUrl)?.origin || (url.protocol === 'https:' && metaHost.test(url.hostname))

const later = (why: string): MediaAddress => ({ ok: false, kind: 'retry', reason: why })
const never = (why: string): MediaAddress => ({ ok: false, kind: 'refused', reason: why })
