import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { type CallOutcome, call } from './calls.ts'
import { maybe, maybeText } from './wire-values.ts'

/** One version for all calls to Meta; v21 is switched off on 2027-01-21. Re-read its changelog twice a year. */
export const graphVersion = 'v25.0'

export interface GraphAccess {
  readonly baseUrl: string
  readonly token: string
  /** Of the app that issued the token. Proves on each call that it is ours; apps may demand it. */
  readonly appSecret: string | undefined
}

/** Calls a node of the Graph API. `path` without a slash in front; query values are encoded. */
export function callGraph(
  access: GraphAccess,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  sent: { query?: Record<string, string>; body?: object; form?: FormData; timeoutMs?: number } = {},
): Promise<CallOutcome> {
  const query = new URLSearchParams({ ...sent.query, ...proofOf(access) }).toString()
  return call({
    method,
    url: `${access.baseUrl}/${graphVersion}/${path}${query ? `?${query}` : ''}`,
    headers: { authorization: `Bearer ${access.token}` },
    ...(sent.body ? { body: sent.body } : {}),
    ...(sent.form ? { form: sent.form } : {}),
    ...(sent.timeoutMs ? { timeoutMs: sent.timeoutMs } : {}),
  })
}

/** The second step of a resumable upload: the whole file at once. Meta wants another word before the token here. */
export const uploadToGraph = (
  access: GraphAccess,
  session: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<CallOutcome> =>
  call({
    method: 'POST',
    url: `${access.baseUrl}/${graphVersion}/${encodeURI(session)}`,
    headers: {
      authorization: `OAuth ${access.token}`,
      file_offset: '0',
      'content-type': 'application/octet-stream',
    },
    bytes,
    timeoutMs: 60_000,
  })

const proofOf = ({ appSecret, token }: GraphAccess): Record<string, string> =>
  appSecret ? { appsecret_proof: createHmac('sha256', appSecret).update(token).digest('hex') } : {}

const number = z.coerce.number().int()
const Failure = z.object({
  error: z.object({
    code: number,
    error_subcode: maybe(number),
    message: maybeText,
    is_transient: maybe(z.boolean()),
  }),
})

export interface GraphError {
  readonly code: number
  readonly subcode: number | undefined
  /** For telling apart what shares a code; never shown, never logged. */
  readonly message: string
  readonly transient: boolean
}

/** The error in an answer's envelope, if it carries one. */
export function graphError(json: unknown): GraphError | undefined {
  const parsed = Failure.safeParse(json)
  if (!parsed.success) return undefined
  const { code, error_subcode: subcode, message = '', is_transient: transient = false } = parsed.data.error
  return { code, subcode, message, transient }
}

export const tokenIsDead = ({ code }: GraphError): boolean => code === 190 || code === 102 || code === 0
export const permissionIsMissing = ({ code }: GraphError): boolean =>
  code === 3 || code === 10 || (code >= 200 && code <= 299) || code === 131005
/** A token of another app: the proof made with our secret does not fit it. */
export const proofIsRefused = ({ code, message }: GraphError): boolean =>
  code === 100 && /appsecret_proof/i.test(message)
/** Also what Graph says of an object that exists and that the token may not see. */
export const objectIsUnknown = ({ code }: GraphError): boolean => code === 100 || code === 33 || code === 803
