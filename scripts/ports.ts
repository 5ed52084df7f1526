import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/**
 * A port of 127.0.0.1 on which nobody listens. It lies below those that the system gives to connections going out: one of
 * these could take it before it is listened on.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(12_000, 32_000)
    if (await isFree(port)) return port
  }
}

/** The first free port from `from` on that is none of `chosen`. */
export async function freePortFrom(from: number, chosen: readonly number[] = []): Promise<number> {
  const start = from < 65_536 ? from : 1024
  for (let port = start; port < 65_536; port++)
    if (!chosen.includes(port) && (await isFree(port))) return port
  throw new Error('no port is free')
}

export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
