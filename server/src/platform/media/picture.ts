import sharp from 'sharp'

// Only these decoders may run: the others (SVG, PDF, TIFF and more) have more faults than uses here.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
})
// Each picture is met once, and there are as many at a time as the worker has jobs.
sharp.cache(false)
sharp.concurrency(1)

/** Types that are pictures here: what browsers show and the decoders above read. */
export const pictureTypes: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
])

export interface PictureLooks {
  readonly size: { readonly width: number; readonly height: number }
  readonly moves: boolean
}

/** Width and height in pixels as shown, and whether it moves, read from the head of the file; undefined when it cannot be read. */
export async function pictureLooks(bytes: Uint8Array): Promise<PictureLooks | undefined> {
  try {
    const { autoOrient, pages = 1 } = await sharp(bytes).metadata()
    return { size: autoOrient, moves: pages > 1 }
  } catch {
    return undefined
  }
}
