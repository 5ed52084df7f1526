import { useEffect, useState } from 'react'
import { Problem } from '../../api/client.ts'
import { uploadFile } from '../../api/inbox.ts'
import type { Upload } from '../../api/types.ts'

interface Sent {
  upload: Upload | null
  problem: Problem | null
  /** From 0 to 1. */
  share: number
}

const begun: Sent = { upload: null, problem: null, share: 0 }

/** Brings a recording to the server while it is listened to, so that what its channel refuses is known before sending. Without a network it waits for one. */
export function useVoiceUpload(storeId: string, conversationId: string, file: File) {
  const [sent, setSent] = useState(begun)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    void tries
    let left = false
    const change = (to: Partial<Sent>) => left || setSent((before) => ({ ...before, ...to }))
    setSent(begun)
    const sending = uploadFile(storeId, conversationId, file, (share) => change({ share }), {
      recording: true,
    })
    sending.answer
      .then((upload) => change({ upload, share: 1 }))
      .catch((error: unknown) =>
        change({ problem: error instanceof Problem ? error : new Problem(500, 'unexpected', null) }),
      )
    return () => {
      left = true
      sending.cancel()
    }
  }, [storeId, conversationId, file, tries])
  const offline = sent.problem?.code === 'offline'
  const again = () => setTries((count) => count + 1)
  useEffect(() => {
    if (!offline) return
    const retry = () => setTries((count) => count + 1)
    window.addEventListener('online', retry)
    return () => window.removeEventListener('online', retry)
  }, [offline])
  return { ...sent, again }
}
