import { Worker } from 'node:worker_threads'
import type { Transcoded } from './transcode.ts'

const patienceMs = 120_000

/**
 * Turns Ogg Opus into another form in a thread of its own, which ends with the time limit.
 * @param timeoutMs two minutes when left out; an hour of voice takes half of that on a busy machine.
 */
export async function inThread(
  bytes: Uint8Array,
  to: 'mp3' | 'wav',
  timeoutMs = patienceMs,
): Promise<Transcoded | { readonly ok: false; readonly reason: 'timeout' }> {
  const thread = new Worker(new URL('./transcode-worker.ts', import.meta.url), {
    workerData: { bytes, to },
    stdout: true,
    stderr: true,
  })
  // The decoder writes a line for every damaged packet; a stranger must not fill the log.
  thread.stdout.resume()
  thread.stderr.resume()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<{ ok: false; reason: 'timeout' }>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, reason: 'timeout' }), timeoutMs)
  })
  try {
    return await Promise.race([answerOf(thread), late])
  } finally {
    clearTimeout(timer)
    await thread.terminate()
  }
}

function answerOf(thread: Worker): Promise<Transcoded> {
  return new Promise((resolve) => {
    thread.once('message', resolve)
    // The decoder runs bytes of a stranger; whatever ends it is the fault of these bytes.
    thread.once('error', () => resolve({ ok: false, reason: 'broken' }))
    thread.once('exit', () => resolve({ ok: false, reason: 'broken' }))
  })
}
