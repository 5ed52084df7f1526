import { randomBytes } from 'node:crypto'

/** A refusal of the Graph API. `status` is the HTTP status; everything else stands in the envelope. */
export class GraphError extends Error {
  override name = 'GraphError'
  readonly status: number
  readonly code: number
  readonly subcode: number | undefined
  readonly type: string
  readonly details: string | undefined
  readonly transient: boolean

  constructor(
    status: number,
    code: number,
    message: string,
    more: { subcode?: number; type?: string; details?: string; transient?: boolean } = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.subcode = more.subcode
    this.type = more.type ?? 'OAuthException'
    this.details = more.details
    this.transient = more.transient ?? false
  }

  envelope(): { error: Record<string, unknown> } {
    return {
      error: {
        message: this.message,
        type: this.type,
        code: this.code,
        ...(this.subcode === undefined ? {} : { error_subcode: this.subcode }),
        ...(this.transient ? { is_transient: true } : {}),
        ...(this.details === undefined
          ? {}
          : { error_data: { messaging_product: 'whatsapp', details: this.details } }),
        fbtrace_id: `A${randomBytes(16).toString('base64url')}`,
      },
    }
  }
}

export const noToken = () =>
  new GraphError(401, 200, 'Provide valid app ID or an access token to make this call', {
    type: 'OAuthException',
  })

export const wrongToken = () =>
  new GraphError(401, 190, 'Invalid OAuth access token - Cannot parse access token')

export const expiredToken = () =>
  new GraphError(401, 190, 'Error validating access token: Session has expired', { subcode: 463 })

export const unknownObject = (id: string, method: string) =>
  new GraphError(
    400,
    100,
    `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    { subcode: 33, type: 'GraphMethodException' },
  )

export const invalidParameter = (details: string) =>
  new GraphError(400, 100, '(#100) Invalid parameter', { details })

export const missingParameter = (name: string) =>
  new GraphError(400, 131008, '(#131008) Required parameter is missing', {
    details: `Parameter '${name}' is mandatory`,
  })

export const unknownPath = () => new GraphError(400, 2500, 'Unknown path components')

export const accountRestricted = () =>
  new GraphError(400, 131031, '(#131031) Business account has been locked', {
    details: 'The account has been restricted',
  })

/** Whatever number somebody wants to see refused. */
export const refusedWith = (code: number) => new GraphError(400, code, `(#${code}) Refused on purpose`)

export const windowClosed = () =>
  new GraphError(400, 131047, '(#131047) Re-engagement message', {
    details: 'More than 24 hours have passed since the customer last replied to this number',
  })

export const pairLimited = () =>
  new GraphError(400, 131056, '(#131056) (Business Account, Consumer Account) pair rate limit hit', {
    details: 'Too many messages to the same customer in a short time',
  })

export const throughputLimited = () =>
  new GraphError(400, 130429, '(#130429) Rate limit hit', {
    details: 'Message throughput of the number is reached',
  })

export const serviceDown = () =>
  new GraphError(500, 131016, '(#131016) Service unavailable', {
    details: 'A service is overloaded',
    transient: true,
  })
