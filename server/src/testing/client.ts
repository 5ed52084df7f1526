import type { InjectOptions } from 'fastify'
import type { App } from '#platform/http/app.ts'
import type { Someone } from './world.ts'

export interface Answer<T = unknown> {
  readonly status: number
  readonly body: T
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
}

/** A browser with a session: sends its cookie, and says where its changes come from. */
export interface Client {
  readonly cookie: string
  get<T = unknown>(url: string): Promise<Answer<T>>
  send<T = unknown>(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: object,
  ): Promise<Answer<T>>
}

/** Signs in by the real door; `someone` undefined is a visitor without a session. */
export async function client(app: App, someone?: Pick<Someone, 'email' | 'password'>): Promise<Client> {
  const cookie = someone ? await signIn(app, someone) : ''
  const headers = { host: 'tutum.test', origin: 'http://tutum.test', ...(cookie ? { cookie } : {}) }
  const ask = async <T>(options: InjectOptions): Promise<Answer<T>> => {
    const answer = await app.inject({ ...options, headers })
    const body = (answer.payload === '' ? undefined : answer.json()) as T
    return { status: answer.statusCode, body, headers: answer.headers }
  }
  return {
    cookie,
    get: (url) => ask({ method: 'GET', url }),
    send: (method, url, body) => ask({ method, url, ...(body ? { payload: body } : {}) }),
  }
}

async function signIn(app: App, { email, password }: Pick<Someone, 'email' | 'password'>): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    payload: { email, password },
  })
  const cookie = [answer.headers['set-cookie']].flat()[0]?.split(';')[0]
  if (!cookie) throw new Error(`${email} could not sign in: ${answer.statusCode} ${answer.payload}`)
  return cookie
}
