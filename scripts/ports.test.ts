import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { freePort, freePortFrom } from './ports.ts'

const givenOut = '/proc/sys/net/ipv4/ip_local_port_range'

it('proposes a port that is free, and none that is spoken for', async () => {
  const first = await freePortFrom(42_000)
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(first, '127.0.0.1', resolve))
  const second = await freePortFrom(first)
  expect(second).toBeGreaterThan(first)
  expect(await freePortFrom(first, [second])).toBeGreaterThan(second)
  expect(await freePortFrom(65_600)).toBeGreaterThanOrEqual(1024)
  await new Promise((resolve) => server.close(resolve))
})

it.skipIf(!existsSync(givenOut))('finds ports that no connection going out is given', async () => {
  const [first, last] = readFileSync(givenOut, 'utf8').trim().split(/\s+/).map(Number)
  for (let n = 0; n < 20; n++) {
    const port = await freePort()
    expect(port < Number(first) || port > Number(last)).toBe(true)
  }
})
