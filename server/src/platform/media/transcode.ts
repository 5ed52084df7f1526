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

interface Encoder {
  /** What is ready by now. */
  readonly add: (voice: Float32Array) => Uint8Array
  readonly end: () => Uint8Array
  /** What stands before everything else. */
  readonly head: (samples: number) => Uint8Array
}

/**
 * Ogg Opus to MP3 (48 kbit/s) or WAV (16 bits), one voice. Blocks while it works. Damaged stretches are left out, as a
 * player would.
 */
export async function transcode(bytes: Uint8Array, to: 'mp3' | 'wav'): Promise<Transcoded> {
  if ((oggOpusDuration(bytes) ?? 0) > mostSeconds * 1000) return { ok: false, reason: 'too_long' }
  const encoder = to === 'mp3' ? await mp3Encoder() : wavEncoder
  const waveform = peaksOf(samplesPerSecond)
  const parts: Uint8Array[] = []
  let samples = 0
  for await (const channels of decoded(withoutCutPage(bytes))) {
    const voice = oneVoice(channels)
    samples += voice.length
    if (samples > samplesPerSecond * mostSeconds) return { ok: false, reason: 'too_long' }
    waveform.add(voice)
    if (voice.length > 0) parts.push(encoder.add(voice))
  }
  if (samples === 0) return { ok: false, reason: 'broken' }
  parts.push(encoder.end())
  const durationMs = Math.round((samples / samplesPerSecond) * 1000)
  return {
    ok: true,
    bytes: Buffer.concat([encoder.head(samples), ...parts]),
    durationMs,
    waveform: waveform.peaks(),
  }
}

const nothing = new Uint8Array()

async function mp3Encoder(): Promise<Encoder> {
  const encoder = await createMp3Encoder()
  encoder.configure({ channels: 1, sampleRate: samplesPerSecond, bitrate: 48 })
  // The encoder hands out a view of its own memory, which the next call overwrites.
  return {
    add: (voice) => encoder.encode([voice]).slice(),
    end: () => encoder.finalize().slice(),
    head: () => nothing,
  }
}

const wavEncoder: Encoder = {
  add(voice) {
    const samples = Buffer.alloc(voice.length * 2)
    for (const [n, sample] of voice.entries())
      samples.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 0x7fff), n * 2)
    return samples
  },
  end: () => nothing,
  head: (samples) => wavHead(samples * 2),
}

/** @param size of the samples, in bytes */
function wavHead(size: number): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF')
  head.writeUInt32LE(36 + size, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  // PCM, one channel.
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(samplesPerSecond, 24)
  head.writeUInt32LE(samplesPerSecond * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(size, 40)
  return head
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
