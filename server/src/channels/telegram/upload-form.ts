import type { OutboundFile } from '../content.ts'
import type { BotOutcome } from './bot-api.ts'
import { largestByAddress, type MediaForm } from './limits.ts'

/** From this size on a file is named by its address where Telegram can reach it, not carried through our memory. Bytes. */
const largestInMemory = 16 * 1024 * 1024

/** Where Telegram fetches a file by itself; undefined of one that is uploaded. */
export const addressOf = ({ size, url }: OutboundFile, form: MediaForm): string | undefined =>
  size > largestInMemory && size <= largestByAddress(form) && url.startsWith('https:') ? url : undefined

export interface Carried {
  readonly field: string
  readonly file: OutboundFile
}

/** A call with files in it, where nested fields travel as JSON texts; undefined when a file cannot be read. */
export async function formOfFiles(
  fields: Readonly<Record<string, unknown>>,
  carried: readonly Carried[],
): Promise<FormData | undefined> {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields))
    data.set(name, typeof value === 'string' ? value : JSON.stringify(value))
  for (const { field, file } of carried) {
    const bytes = await file.bytes().catch(() => undefined)
    if (!bytes) return undefined
    data.set(field, new Blob([new Uint8Array(bytes)], { type: file.type }), file.name)
  }
  return data
}

/** Telegram could not fetch what it was given the address of. */
const notFetched =
  /wrong http url|failed to get http url|wrong type of the web page|upload file by url|wrong remote file/i
/** Telegram does not take the file as a photo or a voice message. */
const wrongForm = /photo_invalid_dimensions|image_process_failed|photo_ext_invalid|voice_messages_forbidden/i

export const wasNotFetched = (outcome: BotOutcome | 'unreadable file') => isRefused(outcome, notFetched)
export const hasWrongForm = (outcome: BotOutcome | 'unreadable file') => isRefused(outcome, wrongForm)

const isRefused = (outcome: BotOutcome | 'unreadable file', words: RegExp): boolean =>
  typeof outcome !== 'string' &&
  outcome.kind === 'answered' &&
  !outcome.answer.ok &&
  (outcome.answer.error_code ?? outcome.status) === 400 &&
  words.test(outcome.answer.description ?? '')
