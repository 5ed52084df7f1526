import { useEffect, useRef, useState } from 'react'
import { Problem } from '../../api/client.ts'
import { uploadFile } from '../../api/inbox.ts'
import type { Composing, Upload } from '../../api/types.ts'
import { fitPicture, needsFitting } from './fitPicture.ts'
import { largestOf } from './rules.ts'

/** A file put to the message that is being written. */
export interface PutFile {
  key: string
  name: string
  size: number
  /** Shown before the server has it; of pictures alone. */
  preview: string | null
  share: number
  /** What is on its way, to be sent again; null of what the server has had for long. */
  sent: File | null
  upload: Upload | null
  problem: Problem | null
}

/** Files that wait for their message: each is uploaded at once, so that what the channel refuses is known before sending. */
export function useFiles(storeId: string, conversationId: string, rules: Composing['files']['rules']) {
  const [files, setFiles] = useState<readonly PutFile[]>([])
  const cancels = useRef(new Map<string, () => void>())
  const change = (key: string, to: Partial<PutFile>) =>
    setFiles((all) => all.map((file) => (file.key === key ? { ...file, ...to } : file)))

  useEffect(() => {
    const running = cancels.current
    return () => {
      for (const cancel of running.values()) cancel()
    }
  }, [])

  const put = (given: Iterable<File>) => {
    for (const file of given) {
      const key = crypto.randomUUID()
      const fits = needsFitting(file, rules)
      const tooLarge = !fits && file.size > largestOf(rules)
      const problem = tooLarge
        ? new Problem(422, 'file_too_large', null, { max: largestOf(rules), size: file.size })
        : null
      const preview = file.type.startsWith('image/') && !tooLarge ? URL.createObjectURL(file) : null
      setFiles((all) => [
        ...all,
        { key, name: file.name, size: file.size, preview, share: 0, sent: null, upload: null, problem },
      ])
      if (fits) void fit(key, file)
      else if (!tooLarge) send(key, file)
    }
  }
  /** Makes a picture smaller first; taken out meanwhile, it is not sent. */
  const fit = async (key: string, file: File) => {
    const gone = { now: false }
    cancels.current.set(key, () => {
      gone.now = true
    })
    const fitted = await fitPicture(file, rules)
    cancels.current.delete(key)
    if (gone.now) return
    change(key, { name: fitted.name, size: fitted.size })
    send(key, fitted)
  }
  const send = (key: string, file: File) => {
    change(key, { sent: file, share: 0, problem: null })
    const sending = uploadFile(storeId, conversationId, file, (share) => change(key, { share }))
    cancels.current.set(key, sending.cancel)
    sending.answer
      .then((upload) => change(key, { upload, share: 1 }))
      .catch((error: unknown) =>
        change(key, { problem: error instanceof Problem ? error : new Problem(500, 'unexpected', null) }),
      )
      .finally(() => cancels.current.delete(key))
  }
  /** Sends what did not arrive once more, as it is. */
  const again = (key: string) => {
    const { sent, problem } = files.find((file) => file.key === key) ?? {}
    if (sent && problem) send(key, sent)
  }
  const remove = (key: string) => {
    cancels.current.get(key)?.()
    setFiles((all) => all.filter((file) => file.key !== key))
  }
  /** Takes those that are ready to go, and leaves the refused ones to be read. */
  const take = (): Upload[] => {
    const ready = files.flatMap(({ upload }) => upload ?? [])
    setFiles((all) => all.filter(({ upload }) => !upload))
    return ready
  }
  /** Puts back what was taken for a message that did not leave. */
  const restore = (uploads: readonly Upload[]) =>
    setFiles((all) => [
      ...all,
      ...uploads.map((upload) => ({
        ...{ key: upload.id, name: upload.name, size: upload.size, preview: upload.thumbnailUrl },
        ...{ share: 1, sent: null, upload, problem: null },
      })),
    ])
  return {
    files,
    put,
    again,
    remove,
    take,
    restore,
    uploading: files.some(({ upload, problem }) => !upload && !problem),
    ready: files.some(({ upload }) => upload),
  }
}
