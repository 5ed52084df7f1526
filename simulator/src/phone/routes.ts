import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { pageHeaders } from './headers.ts'

const files = join(import.meta.dirname, 'static')
const fonts = join(
  dirname(fileURLToPath(import.meta.resolve('@fontsource-variable/golos-text/package.json'))),
  'files',
)

/** The phone in the browser: its page, its scripts and its letters, all from here. */
export async function phoneRoutes(app: FastifyInstance): Promise<void> {
  app.addHook('onSend', async (_request, reply) => {
    reply.headers(pageHeaders)
  })
  await app.register(fastifyStatic, { root: files, prefix: '/static/', cacheControl: false })
  await app.register(fastifyStatic, {
    root: fonts,
    prefix: '/fonts/',
    decorateReply: false,
    cacheControl: false,
  })
  app.get('/', (_request, reply) => reply.sendFile('index.html'))
}
