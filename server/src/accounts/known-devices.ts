import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Config } from '#platform/config.ts'
import { deriveKeys } from '#platform/derive-key.ts'

/** As long as browsers keep a cookie at most. */
const LIFE_SECONDS = 400 * 86_400

/**
 * Browsers in which somebody has signed in with an address before. Such a browser has tries of its own, so a stranger who
 * spends those of everybody else locks its owner out of nothing. Nothing is kept here: the cookie is signed for the address.
 */
export interface KnownDevices {
  /** @returns the device's own id; undefined when it is not known for this address */
  find(cookies: string | undefined, email: string): string | undefined
  /** The header Set-Cookie that makes a device known, under its own id when it is already. */
  cookieFor(email: string, device: string | undefined): string
}

export function knownDevices(config: Config): KnownDevices {
  const keys = deriveKeys(config, 'known-device')
  const secure = config.publicUrl.startsWith('https:')
  // Several people may share a browser, as at a shop's counter.
  const nameFor = (email: string) => `${secure ? '__Secure-' : ''}tutum_device_${shortHash(email)}`
  return {
    find(cookies, email) {
      const value = cookieNamed(cookies, nameFor(email))
      const [id, mac] = value?.split('.') ?? []
      if (!id || !mac) return undefined
      return keys.some((key) => isSame(mac, macOf(key, email, id))) ? id : undefined
    },
    cookieFor(email, device = randomBytes(16).toString('base64url')) {
      const [newest] = keys
      if (!newest) throw new Error('MASTER_KEY: no key is configured')
      const value = `${device}.${macOf(newest, email, device)}`
      const rules = `Max-Age=${LIFE_SECONDS}; Path=/api/auth/sign-in; HttpOnly; SameSite=Lax`
      return `${nameFor(email)}=${value}; ${rules}${secure ? '; Secure' : ''}`
    },
  }
}

const shortHash = (email: string): string =>
  createHash('sha256').update(email).digest('base64url').slice(0, 12)

const macOf = (key: Buffer, email: string, id: string): string =>
  createHmac('sha256', key).update(`${id}|${email}`).digest('base64url')

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function cookieNamed(cookies: string | undefined, name: string): string | undefined {
  for (const pair of cookies?.split(';') ?? []) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === name) return value
  }
  return undefined
}
