/** A refusal of the Bot API; `status` is both the HTTP status and `error_code`. */
export class BotApiError extends Error {
  override name = 'BotApiError'
  readonly status: number
  readonly retryAfter: number | undefined

  constructor(status: number, description: string, retryAfter?: number) {
    super(description)
    this.status = status
    this.retryAfter = retryAfter
  }

  envelope(): Record<string, unknown> {
    return {
      ok: false,
      error_code: this.status,
      description: this.message,
      ...(this.retryAfter === undefined ? {} : { parameters: { retry_after: this.retryAfter } }),
    }
  }
}

export const badRequest = (what: string) => new BotApiError(400, `Bad Request: ${what}`)
export const unauthorized = () => new BotApiError(401, 'Unauthorized')
export const malformedToken = () => new BotApiError(401, 'Unauthorized: invalid token specified')
export const blocked = () => new BotApiError(403, 'Forbidden: bot was blocked by the user')
export const cannotInitiate = () =>
  new BotApiError(403, "Forbidden: bot can't initiate conversation with a user")
export const unknownMethod = () => new BotApiError(404, 'Not Found: method not found')
export const conflict = (what: string) => new BotApiError(409, `Conflict: ${what}`)
export const tooMany = (seconds: number) =>
  new BotApiError(429, `Too Many Requests: retry after ${seconds}`, seconds)
export const restarting = () => new BotApiError(500, 'Internal Server Error: restart')
