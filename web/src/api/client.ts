/** A refusal by RFC 9457: `code` names it for people, `field` the input at fault, `reason` more of it. `status` 0 means the network. */
export class Problem extends Error {
  override name = 'Problem'
  readonly status: number
  readonly code: string
  readonly field: string | null
  /** What else the server says: `problems`, `words`. */
  readonly extra: Readonly<Record<string, unknown>>

  constructor(status: number, code: string, field: string | null, extra: Record<string, unknown> = {}) {
    super(`${status} ${code}`)
    this.status = status
    this.code = code
    this.field = field
    this.extra = extra
  }
}

const listeners = new Set<(problem: Problem) => void>()

/** Hears every refusal, whoever asked. @returns what ends it */
export function onRefusal(hear: (problem: Problem) => void): () => void {
  listeners.add(hear)
  return () => listeners.delete(hear)
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Query = Record<string, string | number | boolean | null | undefined>

/** Sends JSON to the server and gives the parsed answer. @throws Problem for every answer that is not a success. */
export async function call<Answer>(method: Method, path: string, body?: unknown): Promise<Answer> {
  const json = body === undefined ? {} : { body: JSON.stringify(body) }
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body !== undefined) headers['content-type'] = 'application/json'
  return await send<Answer>(path, { method, headers, ...json })
}

/** Sends bytes as they are, for imports. @throws Problem */
export async function upload<Answer>(path: string, body: Blob, type: string): Promise<Answer> {
  return await send<Answer>(path, { method: 'POST', headers: { 'content-type': type }, body })
}

/** Appends the filled parameters; empty ones are left out, so that keys of one question stay equal. */
export function withQuery(path: string, query: Query): string {
  const filled = Object.entries(query).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  )
  if (filled.length === 0) return path
  return `${path}?${new URLSearchParams(filled.map(([name, value]) => [name, String(value)]))}`
}

async function send<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(path, { credentials: 'same-origin', ...init }).catch(() => {
    throw new Problem(0, 'offline', null)
  })
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) {
    const problem = problemOf(response.status, body)
    for (const listener of listeners) listener(problem)
    throw problem
  }
  return body as Answer
}

/** A refusal as the server wrote it. */
export function problemOf(status: number, body: unknown): Problem {
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  const code = typeof fields['code'] === 'string' ? fields['code'].toLowerCase() : `status_${status}`
  return new Problem(status, code, fieldOf(fields), fields)
}

function fieldOf(problem: Record<string, unknown>): string | null {
  if (typeof problem['field'] === 'string') return problem['field']
  const first: unknown = Array.isArray(problem['fields']) ? problem['fields'][0] : null
  const path = typeof first === 'object' && first !== null ? (first as Record<string, unknown>)['path'] : null
  return typeof path === 'string' ? path : null
}
