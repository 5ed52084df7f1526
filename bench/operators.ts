import { createHmac, randomBytes } from 'node:crypto'
import { Agent, get, type IncomingMessage } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { authSecret } from '../server/src/accounts/secret.ts'
import type { Ctx } from '../server/src/platform/context.ts'
import { newId, type StoreId } from '../server/src/platform/ids.ts'
import { announce } from '../server/src/platform/realtime/announce.ts'
import type { Shop } from '../tests/support/shop.ts'

export interface Operator {
  readonly screen: string
  readonly cookie: string
}

interface Heard {
  /** Milliseconds from before the change to each screen that was told of it. */
  readonly events: number[]
  /** Milliseconds from saying that somebody types to each colleague who saw it. */
  readonly typing: number[]
  /** What some screen was never told. */
  readonly lost: number
}

const EVERY_MS = 100
const PATIENCE_MS = 10_000

/**
 * `operators` members of one store have it open in one process. Things change, and members begin to type, ten times a
 * second of each; every screen has to be told of all of it.
 */
export async function operatorsHear(
  url: string,
  { ctx, store }: Shop,
  { operators = 200, changes = 100 } = {},
): Promise<Heard> {
  const staff = await hire(ctx, store, operators)
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
  const heard = new Map<string, number[]>()
  const streams = await Promise.all(
    staff.map((operator) =>
      openStream(agent, `${url}/api/v1/stores/${store}/events?screen=${operator.screen}`, operator, (what) =>
        heard.get(what)?.push(performance.now()),
      ),
    ),
  )
  const told = async (what: string, cause: () => Promise<unknown>, screens: number) => {
    const times: number[] = []
    heard.set(what, times)
    const start = performance.now()
    await cause()
    while (times.length < screens && performance.now() - start < PATIENCE_MS) await wait(5)
    return { times: times.map((at) => at - start), lost: screens - times.length }
  }
  const all = { events: [] as number[], typing: [] as number[], lost: 0 }
  for (let n = 0; n < changes; n += 1) {
    const [changed, typedIn] = [newId(), newId()]
    const typist = staff[n % staff.length]
    if (!typist) break
    const event = await told(changed, () => change(ctx, store, changed), operators)
    // Whoever types is a colleague of nobody's for themselves, but their screen is told like all others.
    const typing = await told(typedIn, () => type(url, store, typist, typedIn), operators)
    all.events.push(...event.times)
    all.typing.push(...typing.times)
    all.lost += event.lost + typing.lost
    await wait(EVERY_MS)
  }
  for (const stream of streams) stream.destroy()
  agent.destroy()
  return all
}

const change = (ctx: Ctx, store: StoreId, conversationId: string) =>
  ctx.db.withStore(store, async (tx) =>
    announce(ctx, tx, [{ kind: 'conversation.updated', payload: { conversationId } }]),
  )

async function type(url: string, store: StoreId, { screen, cookie }: Operator, conversationId: string) {
  const answer = await fetch(`${url}/api/v1/stores/${store}/presence`, {
    method: 'PUT',
    headers: { cookie, origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ screen, status: 'online', conversationId, typing: true }),
  })
  if (!answer.ok) throw new Error(`presence was refused: ${answer.status}`)
}

/** Reads a stream and names each conversation that it is told of. */
function openStream(
  agent: Agent,
  url: string,
  { cookie }: Operator,
  hear: (conversationId: string) => void,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers: { cookie } }, (stream) => {
      if (stream.statusCode !== 200) return reject(new Error(`a stream was refused: ${stream.statusCode}`))
      let text = ''
      stream.setEncoding('utf8')
      stream.on('data', (chunk: string) => {
        text += chunk
        const blocks = text.split('\n\n')
        text = blocks.pop() ?? ''
        for (const block of blocks) for (const id of conversationsIn(block)) hear(id)
      })
      stream.on('error', () => {})
      resolve(stream)
    })
    request.on('error', reject)
  })
}

function conversationsIn(block: string): string[] {
  const [, kind, data = ''] = /^event: (.*)\ndata: (.*)$/m.exec(block) ?? []
  if (kind === 'conversation.updated')
    return [(JSON.parse(data) as { conversationId: string }).conversationId]
  return kind === 'presence.changed' ? (JSON.parse(data) as { types: string[] }).types : []
}

/** Members with a session each. Signing in by the door is limited, as it should be. */
export async function hire(ctx: Ctx, store: StoreId, count: number): Promise<Operator[]> {
  const tokens = Array.from({ length: count }, () => randomBytes(24).toString('base64url'))
  const people = tokens.map(() => newId())
  const now = ctx.clock.now()
  await ctx.db.asOwner(async (tx) => {
    await tx.query(
      `insert into person (id, name, first_name, last_name, email, email_verified, language, created_at, updated_at)
       select id, 'Operator', 'Operator', n::text, id || '@ayperi.example', true, 'ru', $2, $2
       from unnest($1::uuid[]) with ordinality as p (id, n)`,
      [people, now],
    )
    await tx.query(
      `insert into session (id, person_id, token, expires_at, created_at, updated_at)
       select gen_random_uuid(), p, t, $3::timestamptz + interval '1 day', $3, $3
       from unnest($1::uuid[], $2::text[]) as s (p, t)`,
      [people, tokens, now],
    )
  })
  await ctx.db.withStore(store, (tx) =>
    tx.query(
      `insert into member (store_id, id, person_id, role, created_at)
       select $1, gen_random_uuid(), p, 'operator', $3 from unnest($2::uuid[]) as m (p)`,
      [store, people, now],
    ),
  )
  return tokens.map((token) => ({ screen: crypto.randomUUID(), cookie: cookieOf(ctx, token) }))
}

function cookieOf(ctx: Ctx, token: string): string {
  const signature = createHmac('sha256', authSecret(ctx)).update(token).digest('base64')
  return `tutum_session=${encodeURIComponent(`${token}.${signature}`)}`
}
