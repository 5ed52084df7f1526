import type { OutboundContent, OutboundFile } from '../content.ts'
import { type BotAccess, type BotOutcome, callBot } from './bot-api.ts'
import { formOf, largestByAddress, type MediaForm } from './limits.ts'

type Media = Extract<OutboundContent, { kind: 'media' }>
type Around = Readonly<Record<string, unknown>>

const methods = {
  photo: 'sendPhoto',
  video: 'sendVideo',
  voice: 'sendVoice',
  audio: 'sendAudio',
  document: 'sendDocument',
} as const satisfies Record<MediaForm, string>

/** From this size on a file is named by its address where Telegram can reach it, not carried through our memory. Bytes. */
const largestInMemory = 16 * 1024 * 1024

/**
 * Sends a file as what it is. What Telegram cannot fetch is uploaded, and what it will not take as a photo or a voice
 * message goes as a document: a refusal left nothing behind, so the second try doubles nothing.
 */
export async function sendMedia(
  access: BotAccess,
  content: Media,
  around: Around,
): Promise<BotOutcome | 'unreadable file'> {
  const form = formOf(content.file)
  const outcome = await sendAs(form, access, content, around)
  return form !== 'document' && isRefused(outcome, wrongForm)
    ? sendAs('document', access, content, around)
    : outcome
}

async function sendAs(
  form: MediaForm,
  access: BotAccess,
  { file, caption }: Media,
  around: Around,
): Promise<BotOutcome | 'unreadable file'> {
  const fields = { ...around, ...(caption ? { caption } : {}) }
  if (canBeFetched(file, form)) {
    const outcome = await callBot(access, methods[form], { ...fields, [form]: file.url })
    if (!isRefused(outcome, notFetched)) return outcome
  }
  const bytes = await file.bytes().catch(() => undefined)
  return bytes ? callBot(access, methods[form], formData(fields, form, file, bytes)) : 'unreadable file'
}

const canBeFetched = ({ size, url }: OutboundFile, form: MediaForm): boolean =>
  size > largestInMemory && size <= largestByAddress(form) && url.startsWith('https:')

/** Nested fields travel as JSON texts. */
function formData(fields: Around, form: MediaForm, file: OutboundFile, bytes: Uint8Array): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields))
    data.set(name, typeof value === 'string' ? value : JSON.stringify(value))
  data.set(form, new Blob([new Uint8Array(bytes)], { type: file.type }), file.name)
  return data
}

const notFetched =
  /wrong http url|failed to get http url|wrong type of the web page|upload file by url|wrong remote file/i
const wrongForm = /photo_invalid_dimensions|image_process_failed|photo_ext_invalid|voice_messages_forbidden/i

const isRefused = (outcome: BotOutcome | 'unreadable file', words: RegExp): boolean =>
  typeof outcome !== 'string' &&
  outcome.kind === 'answered' &&
  !outcome.answer.ok &&
  (outcome.answer.error_code ?? outcome.status) === 400 &&
  words.test(outcome.answer.description ?? '')
