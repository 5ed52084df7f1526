import { describe, expect, it } from 'vitest'
import { examine } from './examine.ts'
import { mp4, oggOpus, webmOpus } from './made.ts'
import { playable } from './playable.ts'
import { voiceOf } from './recording.ts'

const ogg = oggOpus(150)

const anything = () => true

describe('what a browser recorded', () => {
  it('is put into Ogg, whole, and plays', async () => {
    const recorded = await webmOpus(ogg)
    expect(await examine(recorded)).not.toMatchObject({ type: 'audio/ogg' })
    const voice = await voiceOf(recorded, anything)
    const examined = await examine(voice)
    expect(examined).toMatchObject({ kind: 'audio', type: 'audio/ogg' })
    expect(examined.ok && examined.durationMs).toBeGreaterThan(2_900)
    const made = await playable(voice)
    expect(made.ok && made.durationMs).toBeGreaterThan(2_900)
    expect(await voiceOf(ogg, anything)).toEqual(ogg)
  })

  it('becomes WAV where no Ogg is taken', async () => {
    const wav = await voiceOf(await webmOpus(ogg), (type) => type === 'audio/wav')
    expect(await examine(wav)).toMatchObject({ kind: 'audio', type: 'audio/wav' })
    const bytes = Buffer.from(wav)
    expect(bytes.readUInt32LE(4)).toBe(wav.length - 8)
    // Three seconds of 24,000 samples, each of two bytes.
    expect(wav.length).toBeGreaterThan(2.9 * 48_000)
    expect(bytes.subarray(44).some((byte) => byte !== 0)).toBe(true)
  })

  it('stays as it is where it is something else, whatever that is', async () => {
    for (const bytes of [
      mp4(['soun'], 3),
      Buffer.from('no sound at all'),
      (await webmOpus(ogg)).subarray(0, 90),
    ])
      expect(await voiceOf(bytes, anything)).toEqual(bytes)
  })
})
