import { z } from 'zod'

/** An expected failure that a route answers as it is. Each module extends it with a status and a stable code. */
export abstract class AppError extends Error {
  abstract readonly status: number
  abstract readonly code: string
  /** More members of the problem document; never texts of customers. */
  readonly extra: Readonly<Record<string, unknown>> = {}
}

/** A failure without a class of its own: `throw new Problem(422, 'channel_credentials_wrong', 'The token …', { field })`. */
export class Problem extends AppError {
  override name = 'Problem'
  readonly status: number
  readonly code: string
  override readonly extra: Readonly<Record<string, unknown>>
  constructor(status: number, code: string, detail: string, extra: Readonly<Record<string, unknown>> = {}) {
    super(detail)
    this.status = status
    this.code = code
    this.extra = extra
  }
}

export const notFound = () => new Problem(404, 'not_found', 'There is nothing here.')

/** RFC 9457, as it stands in the contract. */
export const ProblemDocument = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    requestId: z.string().optional(),
    fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })

export type ProblemDocument = z.infer<typeof ProblemDocument>

const titles: Record<number, string> = {
  400: 'The request is not understood',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  409: 'In conflict with what is',
  413: 'Too large',
  415: 'Content type not taken here',
  422: 'Not acceptable as it is',
  429: 'Too many requests',
  503: 'Not available now',
}

export function problemDocument(
  status: number,
  code: string,
  rest: Readonly<Record<string, unknown>> = {},
): ProblemDocument {
  return { type: 'about:blank', title: titles[status] ?? 'Something went wrong', status, code, ...rest }
}
