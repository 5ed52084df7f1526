import { examine } from '#platform/media/examine.ts'
import type { MediaKind, MediaProblem, Playable, Thumbnail } from '#platform/media/media.ts'
import { playable } from '#platform/media/playable.ts'
import { thumbnail } from '#platform/media/thumbnail.ts'

/** A file with what the panel shows of it. */
export interface Made {
  readonly kind: MediaKind
  readonly bytes: Uint8Array
  readonly type: string
  /** The usual ending of such a file, without the dot. */
  readonly extension: string
  readonly width?: number
  readonly height?: number
  /** Of pictures alone. */
  readonly moves?: boolean
  readonly durationMs?: number
  readonly waveform?: readonly number[]
  readonly thumbnail?: Extract<Thumbnail, { ok: true }>
  /** Left out where the original plays everywhere. */
  readonly playable?: Extract<Playable, { ok: true }>
}

/** Looks at the bytes and makes the small and the playable form. A form that cannot be made is left out. */
export async function makeForms(
  bytes: Uint8Array,
): Promise<({ readonly ok: true } & Made) | { readonly ok: false; readonly reason: MediaProblem }> {
  const examined = await examine(bytes)
  if (!examined.ok) return examined
  const { kind, type, extension, size, moves, durationMs } = examined
  const made = {
    ok: true,
    kind,
    bytes,
    type,
    extension,
    ...size,
    ...(moves === undefined ? {} : { moves }),
    ...(durationMs === undefined ? {} : { durationMs }),
  } as const
  if (kind === 'image') {
    const small = await thumbnail(bytes)
    return small.ok ? { ...made, thumbnail: small } : made
  }
  if (kind !== 'audio') return made
  const sound = await playable(bytes)
  if (!sound.ok) return made
  const { durationMs: heard = durationMs, waveform } = sound
  return {
    ...made,
    ...(heard === undefined ? {} : { durationMs: heard }),
    ...(waveform ? { waveform } : {}),
    ...(sound.type === type ? {} : { playable: sound }),
  }
}
