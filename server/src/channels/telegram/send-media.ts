import type { OutboundContent } from '../content.ts'
import { type BotAccess, type BotOutcome, callBot } from './bot-api.ts'
import { formOf, type MediaForm } from './limits.ts'
import { addressOf, formOfFiles, hasWrongForm, wasNotFetched } from './upload-form.ts'

type Media = Extract<OutboundContent, { kind: 'media' }>
type Around = Readonly<Record<string, unknown>>

const methods = {
  photo: 'sendPhoto',
  video: 'sendVideo',
  voice: 'sendVoice',
  audio: 'sendAudio',
  document: 'sendDocument',
  sticker: 'sendSticker',
} as const satisfies Record<MediaForm, string>

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
  return form !== 'document' && hasWrongForm(outcome) ? sendAs('document', access, content, around) : outcome
}

async function sendAs(
  form: MediaForm,
  access: BotAccess,
  { file, caption }: Media,
  around: Around,
): Promise<BotOutcome | 'unreadable file'> {
  const fields = { ...around, ...(caption ? { caption } : {}) }
  const address = addressOf(file, form)
  if (address !== undefined) {
    const outcome = await callBot(access, methods[form], { ...fields, [form]: address })
    if (!wasNotFetched(outcome)) return outcome
  }
  const data = await formOfFiles(fields, [{ field: form, file }])
  return data ? callBot(access, methods[form], data) : 'unreadable file'
}
