import { OggOpusDecoder } from 'ogg-opus-decoder'
import { createMp3Encoder } from 'wasm-media-encoders'
import { oggOpusDuration, withoutCutPage } from './ogg.ts'
import { peaksOf } from './waveform.ts'

export type Transcoded =
  | {
      readonly ok: true
      readonly bytes: Uint8Array
      readonly durationMs: number
      readonly waveform: readonly number[]
    }
  | { readonly ok: false; readonly reason: 'too_long' | 'broken' }

// Speech needs no more, and it halves the work.
const samplesPerSecond = 24_000
const mostSeconds = 60 * 60
// A few bytes can stand for a second of silence: in small bites the decoded part stays small, whatever the file.
const bite = 4096

/** Ogg Opus to MP3, one voice, 48 kbit/s. Blocks while it works. Damaged stretches are left out, as a player would. */
export async function transcode(bytes: Uint8Array): Promise<Transcoded> {
  if ((oggOpusDuration(bytes) ?? 0) > mostSeconds * 1000) return { ok: false, reason: 'too_long' }
  const encoder = await createMp3Encoder()
  encoder.configure({ channels: 1, sampleRate: samplesPerSecond, bitrate: 48 })
  const waveform = peaksOf(samplesPerSecond)
  const parts: Uint8Array[] = []
  let samples = 0
  for await (const channels of decoded(withoutCutPage(bytes))) {
    const voice = oneVoice(channels)
    samples += voice.length
    if (samples > samplesPerSecond * mostSeconds) return { ok: false, reason: 'too_long' }
    waveform.add(voice)
    // The encoder hands out a view of its own memory, which the next call overwrites.
    if (voice.length > 0) parts.push(encoder.encode([voice]).slice())
  }
  if (samples === 0) return { ok: false, reason: 'broken' }
  parts.push(encoder.finalize().slice())
  const durationMs = Math.round((samples / samplesPerSecond) * 1000)
  return { ok: true, bytes: Buffer.concat(parts), durationMs, waveform: waveform.peaks() }
}

// The rate is in the decoder's manual and missing in its types.
const settings = { forceStereo: false, sampleRate: samplesPerSecond }

async function* decoded(bytes: Uint8Array): AsyncGenerator<readonly Float32Array[]> {
  const decoder = new OggOpusDecoder(settings)
  await decoder.ready
  // `decode` gives a promise, whatever its types say.
  for (let at = 0; at < bytes.length; at += bite)
    yield (await decoder.decode(bytes.subarray(at, at + bite))).channelData
  yield (await decoder.flush()).channelData
}

function oneVoice([left, right]: readonly Float32Array[]): Float32Array {
  if (!left) return new Float32Array()
  return right ? left.map((sample, at) => (sample + (right[at] ?? 0)) / 2) : left
}
