/** What a file is for the panel and for a channel. A document is only ever offered as a download. */
export type MediaKind = 'image' | 'audio' | 'video' | 'document'

/**
 * empty: no byte.
 * program: something that a computer would run, whatever its name said.
 * markup: HTML, SVG or XML, which could carry script.
 * broken: begins like a picture but cannot be read as one.
 */
export type MediaProblem = 'empty' | 'program' | 'markup' | 'broken'

export type Examined =
  | {
      readonly ok: true
      readonly kind: MediaKind
      /** The MIME type by content; `application/octet-stream` for bytes that nothing is known of. */
      readonly type: string
      /** The usual ending of such a file, without the dot. */
      readonly extension: string
      /** Pixels, of pictures alone, as shown: with their orientation applied. */
      readonly size?: { readonly width: number; readonly height: number }
      /** Of pictures alone. */
      readonly moves?: boolean
      /** Of audio and video when the file tells it without being decoded (Ogg Opus, MP4). */
      readonly durationMs?: number
    }
  | { readonly ok: false; readonly reason: MediaProblem }

/**
 * not_a_picture: a kind that no thumbnail is made of.
 * too_many_pixels: it would unpack to more than 50 million pixels.
 * broken: truncated or damaged.
 */
export type ThumbnailProblem = 'not_a_picture' | 'too_many_pixels' | 'broken' | 'timeout'

export type Thumbnail =
  | {
      readonly ok: true
      readonly bytes: Uint8Array
      readonly type: 'image/webp'
      readonly width: number
      readonly height: number
    }
  | { readonly ok: false; readonly reason: ThumbnailProblem }

/**
 * not_playable: no audio, or a kind that cannot be turned into one that plays.
 * too_long: more than an hour.
 * broken: not one sound could be decoded.
 */
export type PlayableProblem = 'not_playable' | 'too_long' | 'broken' | 'timeout'

export type Playable =
  | {
      readonly ok: true
      /** The given bytes themselves when every browser plays them as they are. */
      readonly bytes: Uint8Array
      readonly type: 'audio/mpeg' | 'audio/mp4' | 'audio/wav'
      /** Known for Ogg Opus and MP4. */
      readonly durationMs?: number
      /** 64 peaks from 0 to 100 in order of time, the loudest is 100; of Ogg Opus alone. */
      readonly waveform?: readonly number[]
    }
  | { readonly ok: false; readonly reason: PlayableProblem }
