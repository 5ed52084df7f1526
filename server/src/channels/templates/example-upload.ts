import { z } from 'zod'
import { callGraph, type GraphAccess, uploadToGraph } from '../graph.ts'
import type { Managed } from './meta.ts'

const Session = z.object({ id: z.string().startsWith('upload:') })
const Handle = z.object({ h: z.string().min(1) })

export const exampleTypes = ['image/jpeg', 'image/png', 'video/mp4', 'application/pdf'] as const

/** The type that the bytes themselves show; a name or a header proves nothing. */
export function exampleTypeOf(bytes: Buffer): (typeof exampleTypes)[number] | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg'
  if (bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'image/png'
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return 'application/pdf'
  return bytes.subarray(4, 8).toString('latin1') === 'ftyp' ? 'video/mp4' : undefined
}

/** Hands Meta the example of a media header, in its two steps. @returns the handle that `header_handle` takes. */
export async function uploadExample(
  access: GraphAccess,
  appId: string,
  file: { bytes: Buffer; type: string },
): Promise<Managed<string>> {
  const opened = await callGraph(access, 'POST', `${encodeURIComponent(appId)}/uploads`, {
    query: { file_name: 'example', file_length: String(file.bytes.length), file_type: file.type },
  })
  const session = Session.safeParse(opened.kind === 'answered' ? opened.json : undefined)
  if (!session.success) return { ok: false, code: 'unreachable', words: null }
  const sent = await uploadToGraph(access, session.data.id, new Uint8Array(file.bytes))
  const handle = Handle.safeParse(sent.kind === 'answered' ? sent.json : undefined)
  return handle.success ? { ok: true, value: handle.data.h } : { ok: false, code: 'unreachable', words: null }
}
