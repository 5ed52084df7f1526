import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { notFound } from '../problems.ts'
import type { App } from './app.ts'

const root = join(import.meta.dirname, '../../../../web/dist')

/** The panel's files. Any address that is no file and no API opens the panel, which routes by itself. */
export async function serveWeb(app: App): Promise<void> {
  const built = existsSync(join(root, 'index.html'))
  if (built)
    await app.register(fastifyStatic, {
      root,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        // Names under assets/ carry a hash of their content.
        reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    })
  app.setNotFoundHandler((request, reply) => {
    if (!built || !opensPanel(request)) throw notFound()
    return sendIndex(reply)
  })
}

function opensPanel(request: FastifyRequest): boolean {
  const path = request.url.split('?')[0] ?? ''
  const isFile = /\.[a-z0-9]+$/i.test(path)
  return (request.method === 'GET' || request.method === 'HEAD') && !path.startsWith('/api/') && !isFile
}

const sendIndex = (reply: FastifyReply): FastifyReply =>
  reply.header('cache-control', 'no-cache').sendFile('index.html')
