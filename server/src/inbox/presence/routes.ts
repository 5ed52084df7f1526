import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import type { Presence } from './presence.ts'
import { Said } from './shapes.ts'
import { typingOutside } from './typing-outside.ts'

/** Where a screen says who looks at what, and who types. What comes of it is told on the event stream. */
export async function presenceRoutes(app: App, ctx: Ctx, presence: Presence): Promise<void> {
  const showTyping = typingOutside(ctx)
  app.put(
    '/stores/:storeId/presence',
    {
      config: { permission: 'inbox.read' },
      schema: {
        description:
          'Said again at each change, at least every 90 s, and every few seconds while somebody types. Colleagues hear ' +
          '`presence.picture` when their event stream opens and `presence.changed` after that, neither with a number.',
        params: z.object({ storeId: z.uuid() }),
        body: Said,
        response: { 204: z.null().describe('Done') },
      },
    },
    async ({ storeId, member, body }, reply) => {
      presence.say(storeId, member.id, body)
      if (body.typing && body.conversationId) void showTyping(storeId, body.conversationId)
      return reply.code(204).send(null)
    },
  )
}
