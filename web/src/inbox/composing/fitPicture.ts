import type { Composing } from '../../api/types.ts'

type Rules = Composing['files']['rules']
type Draw = (file: Blob, longestSide: number) => Promise<Blob | null>

/** Drawn anew when they would not go as they are; moving pictures are left as they are. */
const stills = /^image\/(jpeg|png|webp|avif|heic|heif|bmp)$/
/** Pixels of the longer side: a picture is made no smaller than its channel asks for. */
const sides = [2560, 1920, 1280] as const
const quality = 0.85

/** Whether a channel takes pictures, but not this one: too many bytes, or a kind of picture that it does not know. */
export function needsFitting({ type, size }: Pick<File, 'type' | 'size'>, rules: Rules): boolean {
  const rule = rules.find(({ kind }) => kind === 'image')
  if (!rule || !stills.test(type)) return false
  return size > rule.max || (rule.types !== null && !rule.types.includes(type))
}

/** The picture as its channel takes it, or as it is where this browser cannot read it or nothing helps. */
export async function fitPicture(file: File, rules: Rules, draw: Draw = drawJpeg): Promise<File> {
  const most = rules.find(({ kind }) => kind === 'image')?.max ?? 0
  for (const side of sides) {
    const drawn = await draw(file, side).catch(() => null)
    if (!drawn) return file
    if (drawn.size <= most)
      return new File([drawn], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg' })
  }
  return file
}

async function drawJpeg(file: Blob, longestSide: number): Promise<Blob | null> {
  // Turned as the camera was held.
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')
  if (!pen) return null
  // What is seen through has no colour in a JPEG.
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return canvas.convertToBlob({ type: 'image/jpeg', quality })
}
