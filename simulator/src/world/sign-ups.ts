import { randomBytes } from 'node:crypto'

/** What somebody let an app do in WhatsApp's sign-up. */
export type SignUpGrant = {
  appId: string
  /** the business accounts that the token is for */
  wabaIds: string[]
  scopes: string[]
}
export type SignUpToken = SignUpGrant & { token: string }

type Code = SignUpGrant & { redirectUri: string; until: number; used: boolean }

/** The real one lives for half a minute; a busy machine gets twice that. */
const codeLifeMs = 60_000

/** What WhatsApp's sign-up gave out: codes good once, and tokens of businesses, which stay. */
export class SignUps {
  tokens: SignUpToken[] = []
  #codes = new Map<string, Code>()
  #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  allow(grant: SignUpGrant, redirectUri: string): string {
    const code = `AQ${randomBytes(30).toString('base64url')}`
    this.#codes.set(code, { ...grant, redirectUri, until: this.#now() + codeLifeMs, used: false })
    return code
  }

  redeem(code: string, redirectUri: string): SignUpToken | 'unknown' | 'used' | 'expired' {
    const allowed = this.#codes.get(code)
    if (!allowed || allowed.redirectUri !== redirectUri) return 'unknown'
    if (allowed.used) return 'used'
    if (allowed.until <= this.#now()) return 'expired'
    allowed.used = true
    const { appId, wabaIds, scopes } = allowed
    const token = { token: `EAAB${randomBytes(40).toString('base64url')}`, appId, wabaIds, scopes }
    this.tokens.push(token)
    return token
  }

  find(token: string | undefined): SignUpToken | undefined {
    return this.tokens.find((each) => each.token === token)
  }

  /** The token opens nothing any more; others for the same business account go on. */
  revoke(token: string): void {
    this.tokens = this.tokens.filter((each) => each.token !== token)
  }
}
