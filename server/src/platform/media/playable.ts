import { examine } from './examine.ts'
import type { Playable, PlayableProblem } from './media.ts'
import { isOggOpus } from './ogg.ts'
import { inThread } from './transcode-thread.ts'

/**
 * Audio that plays in every browser. Voice in Ogg/Opus, which Safari on older devices cannot play, becomes MP3 with a
 * waveform; MP3, MP4 (AAC) and WAV stay as they are; other kinds are refused. The work runs in a thread of its own, which
 * ends with the time limit.
 * @param timeoutMs two minutes when left out; an hour of voice takes half of that on a busy machine.
 */
export async function playable(bytes: Uint8Array, timeoutMs?: number): Promise<Playable> {
  if (isOggOpus(bytes)) {
    const made = await inThread(bytes, 'mp3', timeoutMs)
    return made.ok ? { ...made, type: 'audio/mpeg' } : refused(made.reason)
  }
  const found = await examine(bytes)
  if (!found.ok || !isEverywhere(found.type)) return refused('not_playable')
  const { durationMs } = found
  return { ok: true, bytes, type: found.type, ...(durationMs ? { durationMs } : {}) }
}

const everywhere = ['audio/mpeg', 'audio/mp4', 'audio/wav'] as const
const isEverywhere = (type: string): type is (typeof everywhere)[number] =>
  everywhere.some((one) => one === type)

const refused = (reason: PlayableProblem): Playable => ({ ok: false, reason })
