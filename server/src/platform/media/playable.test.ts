import { describe, expect, it } from 'vitest'
import { examine } from './examine.ts'
import { mp4, oggOpus, photo } from './made.ts'
import { playable } from './playable.ts'

const loudAtFirst = oggOpus(200, (frame) => frame < 100)

describe('a voice message', () => {
  it('becomes MP3 with its length and 64 peaks that follow the sound', async () => {
    const made = await playable(loudAtFirst)
    if (!made.ok) throw new Error(made.reason)
    expect(made.type).toBe('audio/mpeg')
    expect(await examine(made.bytes)).toMatchObject({ kind: 'audio', type: 'audio/mpeg' })
    // 48 kbit/s for four seconds, and a little more.
    expect(made.bytes.length).toBeGreaterThan(23_000)
    expect(made.bytes.length).toBeLessThan(26_000)
    expect(made.durationMs).toBe(4000)
    const { waveform = [] } = made
    expect(waveform).toHaveLength(64)
    expect(Math.max(...waveform)).toBe(100)
    expect(waveform.slice(0, 32).filter((peak) => peak > 10).length).toBeGreaterThan(6)
    expect(Math.max(...waveform.slice(34))).toBeLessThan(5)
  })

  it('that ends in the middle plays as far as it goes', async () => {
    const half = loudAtFirst.subarray(0, loudAtFirst.length / 2)
    expect(await playable(half)).toMatchObject({ ok: true, durationMs: 1000 })
  })

  it('of which nothing can be heard is broken', async () => {
    expect(await playable(loudAtFirst.subarray(0, 60))).toEqual({ ok: false, reason: 'broken' })
    const noise = Buffer.from(loudAtFirst).fill(7, 60)
    expect(await playable(noise)).toEqual({ ok: false, reason: 'broken' })
  })

  it('of more than an hour is not unpacked, however small it is', async () => {
    const bomb = oggOpus(181_000, () => false)
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await playable(bomb, 5000)).toEqual({ ok: false, reason: 'too_long' })
  })

  it('that lies about its length is unpacked no longer than the time limit', async () => {
    const liar = oggOpus(500_000, () => false, 50)
    expect(liar.length).toBeLessThan(2_500_000)
    expect(await playable(liar, 1500)).toEqual({ ok: false, reason: 'timeout' })
  })

  it('ends with the time limit', async () => {
    expect(await playable(oggOpus(3000), 1)).toEqual({ ok: false, reason: 'timeout' })
  })
})

describe('other audio', () => {
  it('that plays everywhere stays as it is', async () => {
    const bytes = mp4(['soun'], 7)
    expect(await playable(bytes)).toEqual({ ok: true, bytes, type: 'audio/mp4', durationMs: 7000 })
  })

  it('and everything else is refused', async () => {
    const flac = Buffer.concat([Buffer.from('fLaC'), Buffer.alloc(60)])
    for (const bytes of [flac, await photo('png'), mp4(['vide'], 3), new Uint8Array()])
      expect(await playable(bytes)).toEqual({ ok: false, reason: 'not_playable' })
  })
})
