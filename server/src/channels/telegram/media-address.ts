import { z } from 'zod'
import type { MediaAddress } from '../channel.ts'
import type { FileSource } from '../content.ts'
import { reason } from '../reasons.ts'
import { unanswered } from '../sending.ts'
import { type BotAccess, callBot } from './bot-api.ts'
import { refusalOf } from './errors.ts'

/** Bots may not fetch larger files. */
const largest = 20 * 1024 * 1024

const File = z.object({
  // It becomes part of an address that holds the token.
  file_path: z
    .string()
    .regex(/^[\w./-]{1,300}$/)
    .refine((path) => !path.split('/').includes('..'))
    .optional(),
  file_size: z.number().optional().catch(undefined),
})

/** The address holds for an hour and carries the token, so it is never shown and never kept. */
export async function telegramMediaAddress(access: BotAccess, source: FileSource): Promise<MediaAddress> {
  if ('url' in source) return { ok: true, url: source.url, headers: {} }
  const outcome = await callBot(access, 'getFile', { file_id: source.id })
  if (outcome.kind === 'unreadable') return later(reason('answer_unreadable', outcome.status))
  if (outcome.kind !== 'answered') return later(unanswered(outcome).reason)
  const { answer, status } = outcome
  if (!answer.ok) return refused(status, answer)
  const file = File.safeParse(answer.result)
  if (!file.success) return later(reason('answer_unreadable', status))
  const { file_path: path, file_size: size = 0 } = file.data
  if (size > largest) return never(reason('too_large'))
  return path === undefined
    ? never(reason('not_found'))
    : { ok: true, url: `${access.baseUrl}/file/bot${access.token}/${path}`, headers: {} }
}

function refused(status: number, answer: Parameters<typeof refusalOf>[1]): MediaAddress {
  const words = (answer.description ?? '').toLowerCase()
  if (words.includes('too big')) return never(reason('too_large', status))
  // "wrong file_id or the file is temporarily unavailable": it may come yet.
  if (words.includes('unavailable')) return later(reason('not_found', status))
  if (words.includes('file')) return never(reason('not_found', status))
  const { kind, reason: why } = refusalOf(status, answer)
  return kind === 'refused' ? never(why) : later(why)
}

const later = (why: string): MediaAddress => ({ ok: false, kind: 'retry', reason: why })
const never = (why: string): MediaAddress => ({ ok: false, kind: 'refused', reason: why })
