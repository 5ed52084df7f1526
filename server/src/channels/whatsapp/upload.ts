import { z } from 'zod'
import type { ConnectedAccount, SendResult } from '../channel.ts'
import type { OutboundFile } from '../content.ts'
import { callGraph, type GraphAccess, graphError } from '../graph.ts'
import { reason } from '../reasons.ts'
import { patiently } from '../sending.ts'
import { present, id as wireId } from '../wire-values.ts'
import { refusalOf } from './errors.ts'
import { plainType } from './limits.ts'

type Refusal = Exclude<SendResult, { ok: true }>
export type Uploaded = { readonly ok: true; readonly source: { id: string } | { link: string } } | Refusal

const Answer = z.object({ id: wireId })
const largestInMemory = 16 * 1024 * 1024
const patienceMs = 120_000

/**
 * Puts a file where WhatsApp can send it from. A large one is not carried through our memory but named by its address,
 * where Meta can reach that. Nothing has gone to the customer yet, so whatever fails may be repeated.
 */
export async function uploadFile(
  access: GraphAccess,
  account: ConnectedAccount,
  file: OutboundFile,
): Promise<Uploaded> {
  if (file.size > largestInMemory && file.url.startsWith('https:'))
    return { ok: true, source: { link: file.url } }
  const bytes = await file.bytes().catch(() => undefined)
  if (!bytes) return again(reason('file_unreadable'))
  const outcome = await callGraph(access, 'POST', `${encodeURIComponent(account.account)}/media`, {
    form: formOf(file, bytes),
    timeoutMs: patienceMs,
  })
  if (outcome.kind !== 'answered') return again(reason('provider_unreachable'))
  const error = graphError(outcome.json)
  if (error) return patiently(refusalOf(error), outcome.headers)
  const answer = Answer.safeParse(outcome.json)
  return outcome.status === 200 && answer.success
    ? { ok: true, source: { id: answer.data.id } }
    : again(reason('answer_unreadable', outcome.status))
}

function formOf({ type, name }: OutboundFile, bytes: Uint8Array): FormData {
  const form = new FormData()
  form.set('messaging_product', 'whatsapp')
  form.set('type', plainType(type))
  form.set('file', new Blob([new Uint8Array(bytes)], { type }), name)
  return form
}

const again = (why: string): Refusal => present({ ok: false, kind: 'retry', reason: why })
