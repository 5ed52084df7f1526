import type { IncomingHttpHeaders } from 'node:http'
import type { Answer, ModelRequest, Provider } from '../conversation.ts'

/** Why a request is turned down; each provider has its own words for it. */
export type Refusal =
  | 'wrong_key'
  | 'no_such_model'
  | 'bad_request'
  | 'rate_limited'
  | 'no_quota'
  | 'server_error'
  | 'overloaded'

export type RefusalDetail = {
  at: Date
  message?: string
  model?: string
  retryAfterSeconds?: number | undefined
}
type Refused = { status: number; headers: Record<string, string>; body: unknown }

/** One server-sent event; a string is sent as it is, anything else as JSON. */
export type StreamEvent = { event?: string; data: unknown }

/** What tells one provider from another before a request is understood. */
export type Manners = {
  provider: Provider
  /** The key that the caller sent, undefined when there is none. */
  keyOf: (headers: IncomingHttpHeaders) => string | undefined
  knowsModel: (model: string) => boolean
  refuse: (refusal: Refusal, detail: RefusalDetail) => Refused
  /** What is wrong with the headers, undefined when nothing is. */
  headerFault?: (headers: IncomingHttpHeaders) => string | undefined
}

/** A wire format for generated text. `read` throws a ZodError on a body it does not understand. */
export type TextWire = {
  read: (body: unknown, path: { model?: string; stream?: boolean }) => ModelRequest
  whole: (request: ModelRequest, answer: Answer, body: unknown) => unknown
  events: (request: ModelRequest, answer: Answer, body: unknown) => StreamEvent[]
}

let issued = 0

/** An id in the provider's manner, such as `msg_sim7`; unique in this process. */
export function nextId(prefix: string): string {
  issued += 1
  return `${prefix}sim${issued}`
}

export const secondsOf = (at: Date): number => Math.floor(at.getTime() / 1000)

/** A text in pieces of a few words, as a stream delivers it; joined they are the text. */
export const piecesOf = (text: string): string[] => text.match(/[\s\S]{1,24}/g) ?? []

/** The bearer token of an Authorization header. */
export const bearerOf = (headers: IncomingHttpHeaders): string | undefined =>
  /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1]
