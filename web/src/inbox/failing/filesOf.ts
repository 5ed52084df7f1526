import type { Attachment } from '../../api/types.ts'

type Sent = Pick<Attachment, 'url' | 'name' | 'kind' | 'type'>

/** The files of a message as if they were chosen anew, so that its channel's rules are looked at again; `missed`: not all came. */
export async function filesOf(attachments: readonly Sent[]): Promise<{ files: File[]; missed: boolean }> {
  const files = (await Promise.all(attachments.map(fileOf))).filter((file) => file !== null)
  return { files, missed: files.length < attachments.length }
}

async function fileOf({ url, name, kind, type }: Sent): Promise<File | null> {
  if (url === null) return null
  try {
    const answer = await fetch(url)
    // What is said instead of a file is none.
    if (!answer.ok) return null
    return new File([await answer.blob()], name ?? kind, { type: type ?? '' })
  } catch {
    return null
  }
}
