import { Problem } from '../../api/client.ts'
import { findUploads, uploadFile } from '../../api/inbox.ts'
import type { Composing, Upload } from '../../api/types.ts'
import { alsoForget, keptUnder } from '../keptHere.ts'
import { fitPicture, needsFitting } from './fitPicture.ts'
import { foundAgain, type KeptFile, keepFiles, keptFiles } from './keptFiles.ts'
import { largestOf, mayYetPass } from './rules.ts'

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
  /** Of one from before a reload: how the server finds it, while it is being asked. */
  keptAs: string | null
  upload: Upload | null
  problem: Problem | null
}

/** As much of an upload as its message remembers. */
export type KeptUpload = Pick<Upload, 'id' | 'name'>

type Rules = Composing['files']['rules']

/** The files of one conversation's message. */
export type FileTray = Omit<ReturnType<typeof openTray>, 'close'>

/** Whose message to which conversation. */
interface Place {
  personId: string
  storeId: string
  conversationId: string
}

const trays = new Map<string, ReturnType<typeof openTray>>()

alsoForget(() => {
  for (const tray of trays.values()) tray.close()
  trays.clear()
})

/**
 * What was put to a conversation is there until it is sent: it goes on uploading beside another one, and after a reload
 * whatever had arrived is found again.
 */
export function trayOf(place: Place): FileTray {
  const key = keyOf(place)
  const tray = trays.get(key) ?? openTray(place)
  trays.set(key, tray)
  return tray
}

const keyOf = ({ personId, conversationId }: Place) => keptUnder('files', personId, conversationId)

function openTray(place: Place) {
  const { storeId, conversationId } = place
  const kept = keptFiles(keyOf(place))
  let closed = false
  let files: readonly PutFile[] = kept.map((file) => ({ ...fresh(file), keptAs: file.uploadId }))
  const hearers = new Set<() => void>()
  const cancels = new Map<string, () => void>()

  function set(to: readonly PutFile[]): void {
    // What still arrives for whoever has signed out is kept nowhere.
    if (closed) return
    files = to
    keepFiles(keyOf(place), files.flatMap(toKeep))
    for (const hear of hearers) hear()
  }
  const change = (key: string, to: Partial<PutFile>) =>
    set(files.map((file) => (file.key === key ? { ...file, ...to } : file)))
  if (kept.length > 0) void lookFor(kept, files)

  async function lookFor(wanted: readonly KeptFile[], shown: readonly PutFile[]): Promise<void> {
    const ids = wanted.flatMap(({ uploadId }) => uploadId ?? [])
    try {
      const there = ids.length === 0 ? [] : await findUploads(storeId, conversationId, ids)
      for (const [n, { upload }] of foundAgain(wanted, there).entries())
        change(shown[n]?.key ?? '', upload ? arrived(upload) : { keptAs: null, problem: gone() })
    } catch (error) {
      for (const { key } of shown) change(key, { problem: asProblem(error) })
    }
  }

  function send(key: string, file: File): void {
    change(key, { sent: file, share: 0, problem: null })
    const sending = uploadFile(storeId, conversationId, file, (share) => change(key, { share }))
    cancels.set(key, sending.cancel)
    sending.answer
      .then((upload) => change(key, { upload, share: 1 }))
      .catch((error: unknown) => change(key, { problem: asProblem(error) }))
      .finally(() => cancels.delete(key))
  }

  /** Makes a picture smaller first; taken out meanwhile, it is not sent. */
  async function fit(key: string, file: File, rules: Rules): Promise<void> {
    const left = { now: false }
    cancels.set(key, () => {
      left.now = true
    })
    const fitted = await fitPicture(file, rules)
    cancels.delete(key)
    if (left.now) return
    change(key, { name: fitted.name, size: fitted.size })
    send(key, fitted)
  }

  return {
    read: () => files,
    hear(hearer: () => void) {
      hearers.add(hearer)
      return () => void hearers.delete(hearer)
    },
    put(given: Iterable<File>, rules: Rules) {
      for (const file of given) {
        const fits = needsFitting(file, rules)
        const problem = fits ? null : tooLarge(file, rules)
        const preview = file.type.startsWith('image/') && !problem ? URL.createObjectURL(file) : null
        const one = { ...fresh(file), preview, problem }
        set([...files, one])
        if (fits) void fit(one.key, file, rules)
        else if (!problem) send(one.key, file)
      }
    },
    /** Sends what did not arrive once more, as it is; what had arrived before a reload is looked for again. */
    again(key: string) {
      const file = files.find((each) => each.key === key)
      if (!file?.problem) return
      if (file.sent) return send(key, file.sent)
      change(key, { problem: null })
      void lookFor([{ name: file.name, size: file.size, uploadId: file.keptAs }], [file])
    },
    remove(key: string) {
      cancels.get(key)?.()
      letGo(files.filter((file) => file.key === key))
      set(files.filter((file) => file.key !== key))
    },
    /** Takes those that are ready to go, and leaves the refused ones to be read. */
    take(): Upload[] {
      const ready = files.filter(({ upload }) => upload)
      letGo(ready)
      set(files.filter(({ upload }) => !upload))
      return ready.flatMap(({ upload }) => upload ?? [])
    },
    /** Puts back what was taken for a message that did not leave; meanwhile it may have gone. */
    restore(uploads: readonly KeptUpload[]) {
      const back = uploads.map((upload) => ({ ...fresh({ size: 0, ...upload }), keptAs: upload.id }))
      if (back.length === 0) return
      set([...files, ...back])
      void lookFor(
        back.map(({ name, size, keptAs }) => ({ name, size, uploadId: keptAs })),
        back,
      )
    },
    /** Leaves nothing of them in this window, nor anything under way. */
    close() {
      closed = true
      for (const cancel of cancels.values()) cancel()
      letGo(files)
      files = []
    },
  }
}

const fresh = ({ name, size }: Pick<PutFile, 'name' | 'size'>): PutFile => ({
  ...{ key: crypto.randomUUID(), name, size },
  ...{ preview: null, share: 0, sent: null, keptAs: null, upload: null, problem: null },
})

const arrived = (upload: Upload): Partial<PutFile> => ({
  ...{ upload, share: 1, preview: upload.thumbnailUrl, keptAs: null, problem: null },
})

const gone = () => new Problem(409, 'upload_gone', null)

const asProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem(500, 'unexpected', null)

function tooLarge({ size }: File, rules: Rules): Problem | null {
  const max = largestOf(rules)
  return size > max ? new Problem(422, 'file_too_large', null, { max, size }) : null
}

/** What was refused is read and is done with; what is still on its way is remembered, to be missed. */
const toKeep = ({ name, size, upload, keptAs, problem }: PutFile): KeptFile[] =>
  problem && !mayYetPass(problem) ? [] : [{ name, size, uploadId: upload?.id ?? keptAs }]

function letGo(files: readonly PutFile[]): void {
  for (const { preview } of files) if (preview?.startsWith('blob:')) URL.revokeObjectURL(preview)
}
