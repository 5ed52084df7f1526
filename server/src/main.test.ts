import { describe, expect, it } from 'vitest'
import { readConfig } from '#platform/config.ts'
import { startServer } from './main.ts'
import { testCtx } from './testing/index.ts'

const ctx = await testCtx()
const pieces = { db: ctx.db, jobs: ctx.jobs, log: ctx.log, bus: ctx.bus, mail: ctx.mail }
const config = (env: Record<string, string>) =>
  readConfig({ DATA_DIR: 'memory://', LOG_LEVEL: 'silent', ...env })

describe('the server', () => {
  it('serves, names a used port and how to choose another, and stops', async () => {
    const pages = { ...pieces, db: { ...ctx.db, close: async () => {} } }
    const server = await startServer(config({ PORT: '0' }), pages)
    expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ status: 'ready' })

    const { port } = new URL(server.url)
    await expect(startServer(config({ PORT: port }), pages)).rejects.toThrow(
      `PORT: ${port} is in use by another program. Stop it, or choose another: PORT=${Number(port) + 1}`,
    )
    await server.close()
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
  })

  it('answers no module in a process that only works', async () => {
    const server = await startServer(config({ PORT: '0', ROLE: 'worker' }), {
      ...pieces,
      db: { ...ctx.db, close: async () => {} },
    })
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${server.url}/api/v1/me`)).status).toBe(404)
    await server.close()
  })

  it('names the database that it cannot reach', async () => {
    const key = Buffer.alloc(32, 1).toString('base64')
    const native = config({
      DATABASE_URL: 'postgres://127.0.0.1:1/tutum',
      MASTER_KEY: key,
      TOKEN_DATABASE_KEY: key,
    })
    await expect(startServer(native)).rejects.toThrow(/^DATABASE_URL: the database cannot be reached/)
  })
})
