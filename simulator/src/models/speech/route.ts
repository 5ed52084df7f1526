import type { FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { type Desk, misbehaved, objection, readOr, record, refuse } from '../desk.ts'
import { elevenlabs } from '../wires/elevenlabs.ts'
import { transcriptOf } from './transcript.ts'
import { wordsIn } from './words.ts'

const flag = z.enum(['true', 'false']).optional()
const Fields = z.object({
  model_id: z.string(),
  file: z.instanceof(File),
  tag_audio_events: flag,
  diarize: flag,
  timestamps_granularity: z.enum(['none', 'word', 'character']).optional(),
  language_code: z.string().min(2).max(3).optional(),
  // The limits stand in the description of the field.
  keyterms: z
    .array(
      z
        .string()
        .min(1)
        .max(49)
        .regex(/^[^<>{}[\]\\]+$/),
    )
    .max(1000)
    .refine((terms) => terms.every((term) => term.split(/\s+/).length <= 5), 'at most 5 words each'),
})

/** ElevenLabs' speech to text: says the words that the recording carries; faults come by script as they do for text. */
export async function serveSpeech(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const form = request.body instanceof FormData ? request.body : new FormData()
  record(desk, elevenlabs, request, toldOf(form))
  const stranger = objection(desk, elevenlabs, request)
  if (stranger) return refuse(desk, reply, elevenlabs, stranger.refusal, stranger)
  const fields = readOr(
    () => Fields.parse({ ...Object.fromEntries(form), keyterms: form.getAll('keyterms') }),
    (message) => refuse(desk, reply, elevenlabs, 'bad_request', { message }),
  )
  if (!fields.ok) return fields.reply
  const { model_id: model, file, timestamps_granularity: granularity } = fields.value
  const unknown = objection(desk, elevenlabs, request, model)
  if (unknown) return refuse(desk, reply, elevenlabs, unknown.refusal, unknown)
  const behaviour = desk.scripts.next('elevenlabs', model)
  if (await misbehaved(desk, reply, elevenlabs, behaviour)) return reply
  const words = await saidIn(file, behaviour)
  const text = JSON.stringify(transcriptOf(words, granularity !== 'none'))
  return reply
    .type('application/json')
    .send(behaviour.kind === 'garbage' ? text.slice(0, text.length / 2) : text)
}

async function saidIn(file: File, behaviour: { kind: string; text?: string | undefined }): Promise<string> {
  if (behaviour.kind === 'text') return behaviour.text ?? ''
  return behaviour.kind === 'empty' ? '' : wordsIn(Buffer.from(await file.arrayBuffer()))
}

/** A form as the log of requests keeps it: of a file its name, type and size. */
const toldOf = (form: FormData): Record<string, unknown> => ({
  ...Object.fromEntries(
    [...form].map(([name, value]) => [
      name,
      value instanceof File ? { name: value.name, type: value.type, size: value.size } : value,
    ]),
  ),
  keyterms: form.getAll('keyterms'),
})
