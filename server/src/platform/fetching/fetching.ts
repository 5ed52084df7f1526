export interface FetchWanted {
  /** More than this is not read. */
  readonly maxBytes: number
  /** For everything together: name, redirects, body. 30 seconds when left out. */
  readonly timeoutMs?: number
  /** Sent to the address's own origin (scheme, host, port) and no further: a redirect elsewhere goes without them. */
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * bad_address: no https address (http only to a configured provider), or one with a user name in it.
 * private_address: it leads into a private network, by itself, by its name or by a redirect.
 * unknown_host: the name has no address.
 * unreachable: no connection, or a certificate that does not fit.
 * broken_off: the connection ended before the body did.
 * encoded: the body came compressed although this was not asked for; unpacking could have no end.
 * `http_404` and the like: any other status than 200.
 */
export type FetchProblem =
  | 'bad_address'
  | 'private_address'
  | 'unknown_host'
  | 'unreachable'
  | 'too_many_redirects'
  | 'too_large'
  | 'timeout'
  | 'broken_off'
  | 'encoded'
  | `http_${number}`

export type Fetched =
  | {
      readonly ok: true
      readonly bytes: Uint8Array
      /** What the other side calls it, in lower case and without parameters. A claim: see `examine` of platform/media. */
      readonly type: string | undefined
    }
  | { readonly ok: false; readonly reason: FetchProblem }

export interface PostWanted {
  readonly body: Uint8Array
  readonly headers: Readonly<Record<string, string>>
  readonly timeoutMs?: number
}

/** `status` is whatever the other side says, a redirect too; `retryAfter` in seconds, where it asks for patience. */
export type Posted =
  | { readonly ok: true; readonly status: number; readonly retryAfter: number | undefined }
  | { readonly ok: false; readonly reason: FetchProblem }

/** The one way to an address that came from outside: a customer, a web page, a provider's answer, a browser. */
export interface Fetching {
  /** Whether it is an address of the kind that is gone to at all; whether it leads inside is seen on the way. */
  takes(address: string): boolean
  /** Hands something over. No redirect is followed, and nothing of the answer is read but its head. Never throws. */
  post(address: string, wanted: PostWanted): Promise<Posted>
  /** Reads the address whole. Never throws, and no answer repeats the address, which may hold a token. */
  get(address: string, wanted: FetchWanted): Promise<Fetched>
}
