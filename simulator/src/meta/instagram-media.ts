import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { ChatFile } from '../world/parts.ts'
import type { World } from '../world/world.ts'
import { queryOf } from './graph.ts'
import { sendBytes } from './whatsapp-media.ts'

const path = '/ig_messaging_cdn/'

/** Where anybody who was told can open a file, until its message is unsent. */
export const mediaAddress = (world: World, { id }: ChatFile): string =>
  `${world.ownUrl}/instagram${path}?asset_id=${id}&signature=${signatureOf(id)}`

/** Serves those addresses, without a token as the real ones do. */
export function mediaRoutes(app: FastifyInstance, world: World): void {
  app.get(path, async (request, reply) => {
    const { asset_id: id = '', signature } = queryOf(request)
    const file = world.files.get(id)
    return file && signature === signatureOf(id) ? sendBytes(reply, file) : reply.code(404).send()
  })
}

const signatureOf = (id: string): string =>
  createHash('sha256').update(`instagram ${id}`).digest('base64url').slice(0, 22)
