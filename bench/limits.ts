// Plain servers that do only the bare work; what ours is measured against. Run as a process: node bench/limits.ts KIND PORT [URL]
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { fastify } from 'fastify'
import pg from 'pg'
import { appSecret } from '../tests/support/whatsapp.ts'

const [kind = '', port = '', databaseUrl] = process.argv.slice(2)

if (kind === 'without-database') withoutDatabase()
if (kind === 'single-insert') await singleInsert()

/** Fastify that checks the signature over the raw bytes and parses the JSON; nothing is stored. */
function withoutDatabase(): void {
  const app = fastify()
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.post('*', async (request, reply) => {
    const body = request.body as Buffer
    if (!isSigned(body, String(request.headers['x-hub-signature-256']))) return reply.code(401).send()
    JSON.parse(body.toString())
    return 'ok'
  })
  app.get('*', async () => 'ok')
  app.listen({ host: '127.0.0.1', port: Number(port) })
}

/** Bare http with one durable insert for each request. */
async function singleInsert(): Promise<void> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
  await pool.query(
    'create table if not exists plain (id bigint generated always as identity primary key, body bytea)',
  )
  createServer(async (request, response) => {
    const body = await buffer(request)
    if (request.method === 'POST' && isSigned(body, String(request.headers['x-hub-signature-256'])))
      await pool.query('insert into plain (body) values ($1)', [body])
    response.end('ok')
  }).listen(Number(port), '127.0.0.1')
}

function isSigned(body: Buffer, header: string): boolean {
  const wanted = Buffer.from(`sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`)
  const given = Buffer.from(header)
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}
