import { randomBytes } from 'node:crypto'

/** A token that somebody allowed in the consent dialog; it lives beside the account's own one. */
export type Grant = { token: string; accountId: string; permissions: string[] }

type Code = { accountId: string; permissions: string[]; redirectUri: string; until: number }

const codeLifeMs = 3_600_000
const shortLifeMs = 3_600_000

/** What consent dialogs gave out: codes good once, tokens of an hour, tokens that stay. */
export class Grants {
  long: Grant[] = []
  #codes = new Map<string, Code>()
  #short = new Map<string, Grant & { until: number }>()
  #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** @returns a code for this address, good once and for an hour */
  allow(accountId: string, permissions: string[], redirectUri: string): string {
    const code = `AQ${randomBytes(30).toString('base64url')}`
    this.#codes.set(code, { accountId, permissions, redirectUri, until: this.#now() + codeLifeMs })
    return code
  }

  /** @returns null for a code that is used, late, unknown, or given for another address */
  redeem(code: string, redirectUri: string): Grant | null {
    const allowed = this.#codes.get(code)
    this.#codes.delete(code)
    if (!allowed || allowed.redirectUri !== redirectUri || allowed.until <= this.#now()) return null
    const grant = { ...newGrant(allowed), until: this.#now() + shortLifeMs }
    this.#short.set(grant.token, grant)
    return grant
  }

  /** A token that stays, for one of an hour. */
  lengthen(token: string): Grant | null {
    const short = this.#short.get(token)
    return short && short.until > this.#now() ? this.#keep(short) : null
  }

  /** Another token for one that stays; the old one goes on working. */
  renew(token: string): Grant | null {
    const long = this.long.find((grant) => grant.token === token)
    return long ? this.#keep(long) : null
  }

  /** Takes back all that was ever allowed for an account. */
  revoke(accountId: string): void {
    this.long = this.long.filter((grant) => grant.accountId !== accountId)
  }

  #keep(of: Pick<Grant, 'accountId' | 'permissions'>): Grant {
    const grant = newGrant(of)
    this.long.push(grant)
    return grant
  }
}

const newGrant = ({ accountId, permissions }: Pick<Grant, 'accountId' | 'permissions'>): Grant => ({
  token: `IGAA${randomBytes(40).toString('base64url')}`,
  accountId,
  permissions,
})
