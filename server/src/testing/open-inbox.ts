import type { Clock } from '#platform/clock.ts'
import { createApp } from '../main.ts'
import { client } from './client.ts'
import { testCtx } from './context.ts'
import { connectTestChannel, inboxOf } from './message-path.ts'
import { world } from './world.ts'

/** The demo world with a WhatsApp channel in its first shop, the app, and two of its people signed in. */
export async function openInbox(clock: Clock) {
  const ctx = await testCtx({ clock, env: { PUBLIC_URL: 'http://tutum.test' } })
  const shop = await world(ctx)
  const app = await createApp(ctx)
  const channel = await connectTestChannel(ctx, shop.ayperi, 'whatsapp', '100')
  return {
    ctx,
    shop,
    app,
    aizada: await client(app, shop.aizada),
    bakyt: await client(app, shop.bakyt),
    inbox: inboxOf(ctx, shop.ayperi, channel, 'whatsapp'),
  }
}
