import type { NewsKind } from './judge.ts'

/** Each kind has a tune of its own: pitch in hertz, and when it begins, in seconds. Made here, so that nothing is loaded. */
const tunes: Record<NewsKind, readonly (readonly [hertz: number, at: number])[]> = {
  message: [
    [659, 0],
    [880, 0.11],
  ],
  asked: [
    [523, 0],
    [659, 0.12],
    [784, 0.24],
    [1047, 0.36],
  ],
  mention: [
    [988, 0],
    [988, 0.16],
  ],
  failed: [
    [392, 0],
    [294, 0.18],
  ],
}

const ringSeconds = 0.28
const loudness = 0.16

let audio: AudioContext | null = null

/** Browsers let a page sound only after somebody has touched it: call at the first touch. */
export function wakeSound(): void {
  audio ??= new AudioContext()
  void audio.resume()
}

/** Whether this window was touched, so that it may sound. */
export const canSound = (): boolean => audio?.state === 'running'

export function play(kind: NewsKind): void {
  if (!audio) return
  void audio.resume()
  for (const [hertz, at] of tunes[kind]) ring(audio, hertz, audio.currentTime + at)
}

/** A soft bell: it begins at once and dies away. */
function ring(context: AudioContext, hertz: number, at: number): void {
  const tone = new OscillatorNode(context, { type: 'sine', frequency: hertz })
  const volume = new GainNode(context, { gain: 0 })
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(loudness, at + 0.012)
  volume.gain.exponentialRampToValueAtTime(0.0001, at + ringSeconds)
  tone.connect(volume).connect(context.destination)
  tone.start(at)
  tone.stop(at + ringSeconds)
}
