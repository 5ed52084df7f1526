import { useEffect, useRef, useState } from 'react'

/**
 * denied: the person or the browser lets nobody hear the microphone.
 * missing: there is none.
 * impossible: this browser records nothing.
 */
export type RecordingProblem = 'denied' | 'missing' | 'impossible'

export type Recorded = { state: 'done'; file: File; seconds: number }

export type Recording =
  | { state: 'asking' }
  /** `since` in milliseconds of the epoch. */
  | { state: 'recording'; since: number }
  | Recorded
  | { state: 'failed'; why: RecordingProblem }

/** Nobody listens to more; it ends by itself. */
export const longestSeconds = 15 * 60

// Ogg is a voice message everywhere; WebM is turned into one by the server; Safari before 18.4 has MP4 alone.
const forms = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4'] as const

/** Records as soon as it is there, unless there is one `before`; leaving it ends the recording and lets go of the microphone. */
export function useRecorder(before: Recorded | undefined) {
  const [recording, setRecording] = useState<Recording>(before ?? { state: 'asking' })
  const [tries, setTries] = useState(0)
  const recorder = useRef<MediaRecorder | null>(null)

  useEffect(() => {
    void tries
    if (before) return
    let left = false
    let stream: MediaStream | undefined
    const release = () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    const begin = async () => {
      const form =
        typeof MediaRecorder === 'undefined' ? undefined : forms.find(MediaRecorder.isTypeSupported)
      if (!form || !navigator.mediaDevices) return setRecording({ state: 'failed', why: 'impossible' })
      try {
        stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true } })
      } catch (error) {
        return left || setRecording({ state: 'failed', why: problemOf(error) })
      }
      if (left) return release()
      const since = Date.now()
      const parts: Blob[] = []
      const made = new MediaRecorder(stream, { mimeType: form, audioBitsPerSecond: 32_000 })
      recorder.current = made
      made.ondataavailable = ({ data }) => parts.push(data)
      made.onstop = () => {
        release()
        if (left) return
        const file = new File(parts, '', { type: form })
        setRecording({ state: 'done', file, seconds: (Date.now() - since) / 1000 })
      }
      // In pieces, so that a browser that ends takes a second with it at most and no more memory is held than needed.
      made.start(1000)
      setRecording({ state: 'recording', since })
    }
    void begin()
    return () => {
      left = true
      if (recorder.current?.state === 'recording') recorder.current.stop()
      release()
    }
  }, [before, tries])

  const stop = () => {
    if (recorder.current?.state === 'recording') recorder.current.stop()
  }
  /** After the browser or its owner has let the microphone go. */
  const again = () => {
    setRecording({ state: 'asking' })
    setTries((count) => count + 1)
  }
  return { recording, stop, again }
}

function problemOf(error: unknown): RecordingProblem {
  const name = error instanceof DOMException ? error.name : ''
  return name === 'NotFoundError' || name === 'NotReadableError' ? 'missing' : 'denied'
}
