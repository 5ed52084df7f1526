import type { Hearing, Recording, SpeechToText } from '../speech.ts'
import { keyTerms } from './key-terms.ts'
import { readAnswer } from './read-answer.ts'
import { readRefusal, retryAfterOf } from './read-refusal.ts'

const model = 'scribe_v2'
/** A recording of half an hour takes about a minute. */
const patienceMs = 120_000

export interface ScribeService {
  /** Without the version. */
  readonly baseUrl: string
  readonly key: string
  readonly timeoutMs?: number
}

/** ElevenLabs Scribe. The language is left to the service: one customer speaks two, often in one sentence. */
export const scribe = (service: ScribeService): SpeechToText => ({
  transcribe: async (recording, names) => {
    try {
      return await ask(service, formOf(recording, names), names)
    } catch {
      // Nobody there, a broken connection, or no answer in time.
      return { ok: false, kind: 'unavailable' }
    }
  },
})

function formOf(recording: Recording, names: readonly string[]): FormData {
  const form = new FormData()
  form.append('model_id', model)
  form.append('tag_audio_events', 'false')
  form.append('diarize', 'false')
  form.append('timestamps_granularity', 'word')
  for (const term of keyTerms(names)) form.append('keyterms', term)
  form.append(
    'file',
    new Blob([Uint8Array.from(recording.bytes)], { type: recording.type }),
    nameOf(recording),
  )
  return form
}

/** Telegram calls Ogg `.oga`; services that decide by the name know `.ogg`. */
const nameOf = ({ type }: Recording): string =>
  `recording.${({ 'audio/ogg': 'ogg', 'audio/mpeg': 'mp3', 'audio/mp4': 'm4a', 'audio/wav': 'wav' } as Record<string, string>)[type] ?? 'audio'}`

async function ask(
  { baseUrl, key, timeoutMs = patienceMs }: ScribeService,
  body: FormData,
  names: readonly string[],
): Promise<Hearing> {
  const response = await fetch(`${baseUrl}/v1/speech-to-text`, {
    method: 'POST',
    headers: { 'xi-api-key': key },
    body,
    // The key goes nowhere else.
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  })
  const answer = json(await response.text())
  if (response.ok) return readAnswer(answer, `elevenlabs:${model}`, names)
  const retryAfterMs = retryAfterOf(response.headers.get('retry-after'))
  const kind = readRefusal(response.status, answer)
  return { ok: false, kind, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
