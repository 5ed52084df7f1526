import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { freePort } from './demo.ts'

it('proposes a port that is free, and none that is spoken for', async () => {
  const first = await freePort(42_000)
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(first, '127.0.0.1', resolve))
  const second = await freePort(first)
  expect(second).toBeGreaterThan(first)
  expect(await freePort(first, [second])).toBeGreaterThan(second)
  expect(await freePort(65_600)).toBeGreaterThanOrEqual(1024)
  await new Promise((resolve) => server.close(resolve))
})
