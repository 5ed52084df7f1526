import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { oggOpus, photo } from './made.ts'
import { thumbnail } from './thumbnail.ts'

describe('a thumbnail', () => {
  it('is a WebP of at most 480 pixels, turned as the camera was held, without metadata', async () => {
    const made = await thumbnail(await photo('jpeg', { width: 1000, height: 500, orientation: 6 }))
    expect(made).toMatchObject({ ok: true, type: 'image/webp', width: 240, height: 480 })
    if (!made.ok) throw new Error(made.reason)
    const { format, exif, icc, orientation } = await sharp(made.bytes).metadata()
    expect({ format, exif, icc, orientation }).toEqual({ format: 'webp' })
    expect(Buffer.from(made.bytes).includes('Camera of Meerim')).toBe(false)
  })

  it('is never larger than the picture', async () => {
    const small = await photo('gif', { width: 30, height: 20 })
    expect(await thumbnail(small)).toMatchObject({ ok: true, width: 30, height: 20 })
  })

  it('is not made of what would unpack to too many pixels', async () => {
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: 'white' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bomb.length).toBeLessThan(500_000)
    expect(await thumbnail(bomb)).toEqual({ ok: false, reason: 'too_many_pixels' })
  })

  it('is not made of half a picture', async () => {
    for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) {
      const whole = await photo(format)
      const half = whole.subarray(0, Math.floor(whole.length * 0.9))
      expect(await thumbnail(half), format).toMatchObject({ ok: false })
    }
  })

  it.each([
    ['a drawing with script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['a document', Buffer.from('%PDF-1.7\n')],
    ['a voice', oggOpus(10)],
    ['nothing', new Uint8Array()],
  ])('is not made of %s', async (_what, bytes) => {
    expect(await thumbnail(bytes)).toEqual({ ok: false, reason: 'not_a_picture' })
  })
})
