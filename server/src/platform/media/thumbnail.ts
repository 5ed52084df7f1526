import sharp from 'sharp'
import type { Thumbnail, ThumbnailProblem } from './media.ts'
import { pictureLooks } from './picture.ts'

const longestSide = 480
const mostPixels = 50_000_000
const seconds = 10

/**
 * A WebP of at most 480 × 480 pixels, never larger than the picture: turned as the camera meant it, without metadata
 * (place, camera, names), the first frame of a moving one. Runs outside the event loop and at most ten seconds.
 */
export async function thumbnail(bytes: Uint8Array): Promise<Thumbnail> {
  const size = (await pictureLooks(bytes))?.size
  if (!size) return refused('not_a_picture')
  if (size.width * size.height > mostPixels) return refused('too_many_pixels')
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'truncated' })
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75 })
      .timeout({ seconds })
      .toBuffer({ resolveWithObject: true })
    return { ok: true, bytes: data, type: 'image/webp', width: info.width, height: info.height }
  } catch (error) {
    return refused(error instanceof Error && error.message.startsWith('timeout') ? 'timeout' : 'broken')
  }
}

const refused = (reason: ThumbnailProblem): Thumbnail => ({ ok: false, reason })
