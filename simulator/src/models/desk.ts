import type { FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { Behaviour } from './behaviour.ts'
import type { Provider } from './conversation.ts'
import { createRequestLog, type RequestLog } from './requests.ts'
import { createScripts, type Scripts } from './script.ts'
import type { Manners, Refusal, RefusalDetail } from './wires/wire.ts'

export type ModelKeys = Readonly<Record<Provider, string>>

/** What the routes of all providers share. */
export type Desk = {
  keys: ModelKeys
  clock: () => Date
  scripts: Scripts
  requests: RequestLog
  /** Waits for `ms`, or until the caller leaves or the simulator closes; true when the time is over. */
  wait: (reply: FastifyReply, ms: number | undefined) => Promise<boolean>
  close: () => void
}

export function createDesk(keys: ModelKeys, clock: () => Date): Desk {
  const closing = new AbortController()
  return {
    keys,
    clock,
    scripts: createScripts(),
    requests: createRequestLog(),
    wait: (reply, ms) => waitFor(reply, ms, closing.signal),
    close: () => closing.abort(),
  }
}

function waitFor(reply: FastifyReply, ms: number | undefined, closing: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = ms === undefined ? undefined : setTimeout(() => done(true), ms)
    const done = (inTime: boolean) => {
      clearTimeout(timer)
      resolve(inTime)
    }
    reply.raw.once('close', () => done(false))
    closing.addEventListener('abort', () => done(false), { once: true })
  })
}

/** Writes down what came in; `body` where the request's own cannot be shown. */
export function record(
  desk: Desk,
  manners: Manners,
  request: FastifyRequest,
  body: unknown = request.body,
): void {
  const { 'user-agent': agent = '', 'anthropic-version': version, 'anthropic-beta': beta } = request.headers
  desk.requests.add({
    at: desk.clock().toISOString(),
    provider: manners.provider,
    path: request.url,
    key: manners.keyOf(request.headers) ?? null,
    headers: {
      'user-agent': agent,
      ...(typeof version === 'string' ? { 'anthropic-version': version } : {}),
      ...(typeof beta === 'string' ? { 'anthropic-beta': beta } : {}),
    },
    body: body ?? null,
  })
}

/** The reason to turn a caller away at the door: key, headers, or a model that this provider does not have. */
export function objection(desk: Desk, manners: Manners, request: FastifyRequest, model?: string) {
  const key = manners.keyOf(request.headers)
  if (!key || !opens(desk.keys[manners.provider], key)) return { refusal: 'wrong_key' as const }
  const fault = manners.headerFault?.(request.headers)
  if (fault) return { refusal: 'bad_request' as const, message: fault }
  if (model !== undefined && !manners.knowsModel(model)) return { refusal: 'no_such_model' as const, model }
  return undefined
}

// `demo-openai-key-florist` opens as well, so that two stores can be told apart by their keys.
const opens = (right: string, key: string): boolean => key === right || key.startsWith(`${right}-`)

/** Answers in the provider's own words that it will not. */
export function refuse(
  desk: Desk,
  reply: FastifyReply,
  manners: Manners,
  refusal: Refusal,
  detail: Omit<RefusalDetail, 'at'> = {},
): FastifyReply {
  const { status, headers, body } = manners.refuse(refusal, { at: desk.clock(), ...detail })
  return reply.code(status).headers(headers).send(body)
}

/** Faults that look the same whatever was asked: true when the reply has been given or is not wanted any more. */
export async function misbehaved(
  desk: Desk,
  reply: FastifyReply,
  manners: Manners,
  behaviour: Behaviour,
): Promise<boolean> {
  switch (behaviour.kind) {
    case 'hang':
      if (await desk.wait(reply, behaviour.ms)) return false
      reply.hijack()
      reply.raw.destroy()
      return true
    case '429':
      refuse(desk, reply, manners, behaviour.quota ? 'no_quota' : 'rate_limited', behaviour)
      return true
    case '500':
      refuse(desk, reply, manners, behaviour.overloaded ? 'overloaded' : 'server_error')
      return true
    default:
      return false
  }
}

/** The body parsed by `read`, or the refusal that its faults deserve. */
export function readOr<T>(
  read: () => T,
  onFault: (message: string) => FastifyReply,
): { ok: true; value: T } | { ok: false; reply: FastifyReply } {
  try {
    return { ok: true, value: read() }
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    return { ok: false, reply: onFault(z.prettifyError(error)) }
  }
}
