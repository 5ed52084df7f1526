import type { Attachment } from '../../api/types.ts'

/** What a browser unpacks without anybody noticing; where there is a small picture, this one is loaded only when it is opened. */
const mostPixels = 4_000_000

/** Whether a picture can be shown among words: as a small one, or whole because it is small itself. */
export const canBeShown = ({
  thumbnailUrl,
  width,
  height,
}: Pick<Attachment, 'thumbnailUrl' | 'width' | 'height'>): boolean =>
  thumbnailUrl !== null || (width !== null && height !== null && width * height <= mostPixels)
