/** A recording as it was stored. */
export interface Recording {
  readonly bytes: Uint8Array
  /** By its bytes, such as `audio/ogg`. */
  readonly type: string
}

/** A place in the text where the service was not sure: UTF-16 offsets, `to` excluded, and how sure it was in percent. */
export interface Doubt {
  readonly from: number
  readonly to: number
  readonly sure: number
}

/** What was heard. */
export interface Heard {
  /** Empty when nobody speaks in it, and in every stand-in. */
  readonly text: string
  /** ISO 639-1 where the language has such a code; null when the service could not tell. */
  readonly language: string | null
  /** The service and its model. */
  readonly by: string
  /** No service listened: there is a recording, and nothing is known of its words. */
  readonly standIn: boolean
  /** In the order of the text, without overlaps. */
  readonly doubts: readonly Doubt[]
}

/** Why nothing was heard.
 *  - `key_refused`, `no_quota`: the shop has to mend something
 *  - `recording_refused`: this recording will never be taken
 *  - `busy`, `unavailable`: later it may work
 *  - `unreadable`: an answer in another shape than agreed */
export type SpeechFailureKind =
  | 'key_refused'
  | 'no_quota'
  | 'recording_refused'
  | 'busy'
  | 'unavailable'
  | 'unreadable'

export type Hearing =
  | { readonly ok: true; readonly heard: Heard }
  | {
      readonly ok: false
      readonly kind: SpeechFailureKind
      /** How long the service asks to wait. */
      readonly retryAfterMs?: number
    }

/** A service that writes down what is said in a recording. */
export interface SpeechToText {
  /** @param names words of the shop that are likely to be said; the service takes as many as it can. */
  transcribe(recording: Recording, names: readonly string[]): Promise<Hearing>
}
