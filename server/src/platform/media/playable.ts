import { Worker } from 'node:worker_threads'
import { examine } from './examine.ts'
import type { Playable, PlayableProblem } from './media.ts'
import { isOggOpus } from './ogg.ts'
import type { Transcoded } from './transcode.ts'

const patienceMs = 120_000

/**
 * Audio that plays in every browser. Voice in Ogg/Opus, which Safari on older devices cannot play, becomes MP3 with a
 * waveform; MP3, MP4 (AAC) and WAV stay as they are; other kinds are refused. The work runs in a thread of its own, which
 * ends with the time limit.
 * @param timeoutMs two minutes when left out; an hour of voice takes half of that on a busy machine.
 */
export async function playable(bytes: Uint8Array, timeoutMs = patienceMs): Promise<Playable> {
  if (isOggOpus(bytes)) return transcodeInThread(bytes, timeoutMs)
  const found = await examine(bytes)
  if (!found.ok || !isEverywhere(found.type)) return refused('not_playable')
  const { durationMs } = found
  return { ok: true, bytes, type: found.type, ...(durationMs ? { durationMs } : {}) }
}

const everywhere = ['audio/mpeg', 'audio/mp4', 'audio/wav'] as const
const isEverywhere = (type: string): type is (typeof everywhere)[number] =>
  everywhere.some((one) => one === type)

async function transcodeInThread(bytes: Uint8Array, timeoutMs: number): Promise<Playable> {
  const thread = new Worker(new URL('./transcode-worker.ts', import.meta.url), {
    workerData: bytes,
    stdout: true,
    stderr: true,
  })
  // The decoder writes a line for every damaged packet; a stranger must not fill the log.
  thread.stdout.resume()
  thread.stderr.resume()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Playable>((resolve) => {
    timer = setTimeout(() => resolve(refused('timeout')), timeoutMs)
  })
  try {
    return await Promise.race([answerOf(thread), late])
  } finally {
    clearTimeout(timer)
    await thread.terminate()
  }
}

function answerOf(thread: Worker): Promise<Playable> {
  return new Promise((resolve) => {
    thread.once('message', (made: Transcoded) =>
      resolve(made.ok ? { ...made, type: 'audio/mpeg' } : refused(made.reason)),
    )
    // The decoder runs bytes of a stranger; whatever ends it is the fault of these bytes.
    thread.once('error', () => resolve(refused('broken')))
    thread.once('exit', () => resolve(refused('broken')))
  })
}

const refused = (reason: PlayableProblem): Playable => ({ ok: false, reason })
