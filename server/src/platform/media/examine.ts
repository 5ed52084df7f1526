import { fileTypeFromBuffer } from 'file-type'
import type { Examined, MediaKind } from './media.ts'
import { soundOfMp4 } from './mp4.ts'
import { oggOpusDuration } from './ogg.ts'
import { pictureLooks, pictureTypes } from './picture.ts'
import { plainType } from './plain-type.ts'

const programs = new Set([
  'application/java-archive',
  'application/java-vm',
  'application/vnd.android.package-archive',
  'application/vnd.ms-htmlhelp',
  'application/wasm',
  'application/x-apple-diskimage',
  'application/x-asar',
  'application/x-deb',
  'application/x-elf',
  'application/x-ft-apple.alias',
  'application/x-google-chrome-extension',
  'application/x-mach-binary',
  'application/x-ms-regedit',
  'application/x-ms-shortcut',
  'application/x-msdownload',
  'application/x-rpm',
  'application/x-shockwave-flash',
  'application/x-xpinstall',
])

/** One name for what has several. */
const usual: Readonly<Record<string, { readonly mime: string; readonly ext: string }>> = {
  'image/apng': { mime: 'image/png', ext: 'png' },
  'audio/ogg; codecs=opus': { mime: 'audio/ogg', ext: 'ogg' },
  'audio/x-m4a': { mime: 'audio/mp4', ext: 'm4a' },
  'video/x-m4v': { mime: 'video/mp4', ext: 'mp4' },
  'video/quicktime': { mime: 'video/quicktime', ext: 'mov' },
}

/**
 * What a file is by its content; names and claims of whoever sent it play no part. Programs and markup are refused,
 * everything else that is no picture, audio or video is a document. Nothing is unpacked, so size costs nothing.
 */
export async function examine(bytes: Uint8Array): Promise<Examined> {
  if (bytes.length === 0) return { ok: false, reason: 'empty' }
  const found = await fileTypeFromBuffer(bytes)
  if (!found) return plainType(bytes)
  if (programs.has(found.mime)) return { ok: false, reason: 'program' }
  if (found.mime === 'application/xml') return { ok: false, reason: 'markup' }
  const { mime, ext } = usual[found.mime] ?? found
  if (pictureTypes.has(mime)) return examinePicture(bytes, mime, ext)
  if (mime === 'video/mp4' || mime === 'audio/mp4') return examineMp4(bytes)
  const durationMs = mime === 'audio/ogg' ? oggOpusDuration(bytes) : undefined
  return { ok: true, kind: kindOf(mime), type: mime, extension: ext, ...(durationMs ? { durationMs } : {}) }
}

async function examinePicture(bytes: Uint8Array, type: string, extension: string): Promise<Examined> {
  const looks = await pictureLooks(bytes)
  return looks ? { ok: true, kind: 'image', type, extension, ...looks } : { ok: false, reason: 'broken' }
}

/** The container is the same for a film and for a voice message; its tracks tell them apart. */
function examineMp4(bytes: Uint8Array): Examined {
  const { hasVideo, durationMs } = soundOfMp4(bytes)
  const as = hasVideo
    ? ({ kind: 'video', type: 'video/mp4', extension: 'mp4' } as const)
    : ({ kind: 'audio', type: 'audio/mp4', extension: 'm4a' } as const)
  return { ok: true, ...as, ...(durationMs ? { durationMs } : {}) }
}

// Pictures that browsers do not show (HEIC, TIFF, drawings) are documents.
function kindOf(type: string): MediaKind {
  if (type.startsWith('audio/')) return 'audio'
  return type.startsWith('video/') ? 'video' : 'document'
}
