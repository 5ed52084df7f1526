import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Ctx } from '../context.ts'
import type { App } from '../http/app.ts'
import { beginningOf } from './beginning.ts'
import { limitCrowd } from './crowd.ts'
import type { Passing } from './passing.ts'
import { openStoreStreams, type StoreEvent } from './store-stream.ts'

const HEARTBEAT_MS = 15_000
const RECHECK_MS = 4000
/** Of one person in one process; each asks the database every few seconds whether it may go on. */
const MOST_STREAMS = 20
/** A reader this far behind is let go; it comes back with its last number. */
const MOST_BUFFERED = 1_000_000

const seq = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt)

/**
 * The store's events as server-sent events. Resumes after `Last-Event-ID` (or `?after=`); without either it starts now.
 * What only passes is told beside them, without a number.
 */
export async function eventRoutes(app: App, ctx: Ctx, passing: Passing): Promise<void> {
  const streams = openStoreStreams(ctx)
  const open = new Set<ServerResponse>()
  const crowd = limitCrowd<ServerResponse>(MOST_STREAMS)
  // Before the server waits for its connections, for these would never end by themselves.
  app.addHook('preClose', async () => {
    streams.close()
    passing.close()
    for (const response of open) response.end()
  })

  app.get(
    '/stores/:storeId/events',
    {
      config: { permission: 'events.read' },
      schema: {
        operationId: 'streamEvents',
        tags: ['events'],
        description:
          'text/event-stream: `id` is the number of the event, `event` its kind, `data` its payload in JSON. ' +
          'The first event is `stream.opened`, with the number after which it tells; `whole` is false when what was asked for ' +
          'lies too far back, so that everything has to be looked at anew. `stream.alive` comes every 15 s. ' +
          `A person may have ${MOST_STREAMS} open; one more ends the oldest, whose last event is \`stream.closed\`.`,
        params: z.object({ storeId: z.string() }),
        querystring: z.object({
          after: seq.optional(),
          screen: z
            .uuid()
            .optional()
            .describe('What the screen calls itself where it says who looks and types'),
        }),
      },
    },
    async (request, reply) => {
      const { storeId, personId, member } = request
      const resumed = seq.safeParse(request.headers['last-event-id'])
      const asked = resumed.success ? resumed.data : request.query.after
      const { after, whole } = await beginningOf(ctx, storeId, asked)
      reply.hijack()
      const response = reply.raw
      open.add(response)
      response.writeHead(200, { ...headersOf(reply.getHeaders()), ...streamHeaders })
      // The number lets a screen resume that has seen no event yet.
      response.write(
        `retry: 1000\nid: ${after}\nevent: stream.opened\ndata: ${JSON.stringify({ whole })}\n\n`,
      )
      const leave = crowd.join(personId, response)
      const pass = passing.join(
        { storeId, memberId: member.id, screen: request.query.screen },
        (kind, payload) => write(response, `event: ${kind}\ndata: ${JSON.stringify(payload)}\n\n`),
      )

      const stop = await streams.listen(storeId, after, (events) => send(response, events))
      const heartbeat = setInterval(() => write(response, alive), HEARTBEAT_MS)
      const recheck = setInterval(() => void endWhenRefused(request, response), RECHECK_MS)
      const end = () => {
        stop()
        leave()
        pass()
        clearInterval(heartbeat)
        clearInterval(recheck)
        open.delete(response)
      }
      response.on('close', end)
      if (response.closed) end()
    },
  )
}

/** A screen hears that its line is good; of a comment, which would do for the line, it would not hear. */
const alive = 'event: stream.alive\ndata: {}\n\n'

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // A proxy that gathers would hold events back.
  'x-accel-buffering': 'no',
}

function headersOf(headers: Record<string, string | number | readonly string[] | undefined>) {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, [value].flat().join(', ')]],
    ),
  )
}

function send(response: ServerResponse, events: readonly StoreEvent[]): void {
  const text = events
    .map((event) => `id: ${event.seq}\nevent: ${event.kind}\ndata: ${JSON.stringify(event.payload)}\n\n`)
    .join('')
  write(response, text)
}

/** One that has been ended may stay for a while, until its reader has taken the rest. */
function write(response: ServerResponse, text: string): void {
  if (!response.writableEnded) response.write(text)
  if (response.writableLength > MOST_BUFFERED) response.destroy()
}

async function endWhenRefused(
  request: { stillAllowed(): Promise<boolean> },
  response: ServerResponse,
): Promise<void> {
  // When the database is away nobody can say yes, so the stream ends and the browser asks again.
  const allowed = await request.stillAllowed().catch(() => false)
  if (!allowed) response.end()
}
