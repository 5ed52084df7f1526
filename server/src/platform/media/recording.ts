import {
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  Input,
  OggOutputFormat,
  Output,
  WEBM,
} from 'mediabunny'
import { isOggOpus } from './ogg.ts'
import { inThread } from './transcode-thread.ts'

/**
 * What a browser recorded, in the first of these forms that it can be brought into: Ogg Opus as voice messages are, or WAV
 * where Ogg is not known. What is neither WebM nor Ogg (MP4 of Safari) stays as it is.
 * @param takes whether a type may go
 */
export async function voiceOf(bytes: Uint8Array, takes: (type: string) => boolean): Promise<Uint8Array> {
  const ogg = isOggOpus(bytes) ? bytes : await oggOfWebm(bytes)
  if (!ogg) return bytes
  if (takes('audio/ogg') || !takes('audio/wav')) return ogg
  const made = await inThread(ogg, 'wav')
  return made.ok ? made.bytes : ogg
}

/** Another container around the same sound. Undefined of what is no WebM with Opus in it. */
async function oggOfWebm(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    const track = await new Input({
      source: new BufferSource(bytes),
      formats: [WEBM],
    }).getPrimaryAudioTrack()
    const decoderConfig = await track?.getDecoderConfig()
    if (!track || !decoderConfig || (await track.getCodec()) !== 'opus') return undefined
    const target = new BufferTarget()
    const output = new Output({ format: new OggOutputFormat(), target })
    const sound = new EncodedAudioPacketSource('opus')
    output.addAudioTrack(sound)
    await output.start()
    for await (const packet of new EncodedPacketSink(track).packets())
      await sound.add(packet, { decoderConfig })
    await output.finalize()
    return target.buffer ? new Uint8Array(target.buffer) : undefined
  } catch {
    // A member's browser made it, or says so: whatever cannot be read is looked at by its bytes like any file.
    return undefined
  }
}
