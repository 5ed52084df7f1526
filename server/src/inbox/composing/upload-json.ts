import type { z } from 'zod'
import type { FileUrl } from '../reading/messages.ts'
import type { UploadShape } from './shapes.ts'
import type { Upload } from './upload.ts'

type Shown = Omit<Upload, 'playableSha256' | 'waveform'>

export function uploadJson(upload: Shown, urlOf: FileUrl): z.infer<typeof UploadShape> {
  const { id, kind, name, type, size, width, height, durationMs, sha256, thumbnailSha256 } = upload
  const shown = { url: urlOf(sha256), thumbnailUrl: thumbnailSha256 && urlOf(thumbnailSha256) }
  return { id, kind, name, type, size, width, height, durationMs, ...shown }
}
