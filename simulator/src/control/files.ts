import type { FastifyReply } from 'fastify'
import type { StoredFile } from '../world/files.ts'

const shown = /^(image\/(jpeg|png|webp|gif)|audio\/[\w.+-]+|video\/[\w.+-]+)/

/** A file for the phone page. Only what cannot carry a script is shown; everything else is saved. */
export function sendFile(reply: FastifyReply, { type, name, bytes }: StoredFile): FastifyReply {
  const safe = shown.test(type)
  return reply
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header(
      'content-disposition',
      `${safe ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .type(safe ? type : 'application/octet-stream')
    .send(bytes)
}
