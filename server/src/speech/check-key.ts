import { scribe } from './scribe/scribe.ts'
import type { SpeechFailureKind } from './speech.ts'

/** Tries a key of ElevenLabs on a fifth of a second of silence: keys may be limited to speech, so nothing else is asked.
 *  @returns what is wrong with it, undefined when it opens the service. */
export async function checkElevenlabsKey(
  baseUrl: string,
  key: string,
): Promise<Extract<SpeechFailureKind, 'key_refused' | 'no_quota' | 'unavailable'> | undefined> {
  const tried = await scribe({ baseUrl, key, timeoutMs: 15_000 }).transcribe(
    { bytes: silence(), type: 'audio/wav' },
    [],
  )
  // A service that is busy, or that finds the silence too short, has taken the key.
  if (tried.ok || tried.kind === 'busy' || tried.kind === 'recording_refused') return undefined
  return tried.kind === 'unreadable' ? 'unavailable' : tried.kind
}

const samplesPerSecond = 8000

/** WAV, mono, 16 bits. */
function silence(seconds = 0.2): Uint8Array {
  const size = samplesPerSecond * 2 * seconds
  const wav = Buffer.alloc(44 + size)
  wav.write('RIFF')
  wav.writeUInt32LE(36 + size, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(samplesPerSecond, 24)
  wav.writeUInt32LE(samplesPerSecond * 2, 28)
  wav.writeUInt16LE(2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(size, 40)
  return wav
}
