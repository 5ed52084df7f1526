import fastify, { type FastifyInstance } from 'fastify'
import { controlRoutes } from './control/routes.ts'
import { type Backoff, Courier } from './delivery/courier.ts'
import { Mailbox } from './mail/mailbox.ts'
import { mailRoutes } from './mail/routes.ts'
import { instagramCodes, instagramConsent } from './meta/consent/instagram-consent.ts'
import { Instagram } from './meta/instagram.ts'
import { instagramRoutes } from './meta/instagram-routes.ts'
import { signUpDialog } from './meta/sign-up/dialog.ts'
import { WhatsApp } from './meta/whatsapp.ts'
import { whatsappRoutes } from './meta/whatsapp-routes.ts'
import { registerModels } from './models/index.ts'
import { phoneRoutes } from './phone/routes.ts'
import { telegramRoutes } from './telegram/routes.ts'
import { Telegram } from './telegram/telegram.ts'
import { SavedState } from './world/state.ts'
import { World } from './world/world.ts'

export type SimulatorOptions = {
  /** 0 takes a free port */
  port?: number
  smtpPort?: number
  host?: string
  /** the server that gets Meta's webhooks; can be changed while running */
  serverUrl?: string
  /** where to remember chats and bot webhooks; without it nothing outlives the process */
  stateFile?: string
  backoff?: Backoff
  clock?: () => Date
}

export type Simulator = { url: string; smtpUrl: string; world: World; close(): Promise<void> }

/** Starts the simulated providers.
 *  @throws Error with a sentence for the reader when a port is taken */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const host = options.host ?? '127.0.0.1'
  const world = new World({
    serverUrl: options.serverUrl ?? 'http://127.0.0.1:3000',
    ...(options.clock ? { clock: options.clock } : {}),
  })
  const saved = options.stateFile ? new SavedState(world, options.stateFile) : null
  await saved?.load()
  const courier = new Courier(world, options.backoff)
  const mailbox = new Mailbox(world)
  const app = buildApp(world, courier, mailbox)
  const url = await withFreePort('SIMULATOR_PORT', options.port ?? 0, (port) => app.listen({ host, port }))
  world.ownUrl = url
  const smtpUrl = await withFreePort('SIMULATOR_SMTP_PORT', options.smtpPort ?? 0, (port) =>
    mailbox.listen(host, port),
  ).catch(async (error: unknown) => {
    await app.close()
    throw error
  })
  return {
    url,
    smtpUrl,
    world,
    close: async () => {
      courier.close()
      await Promise.all([app.close(), mailbox.close()])
      await saved?.close()
    },
  }
}

function buildApp(world: World, courier: Courier, mailbox: Mailbox): FastifyInstance {
  const app = fastify({
    forceCloseConnections: true,
    bodyLimit: 20 * 1024 * 1024,
    routerOptions: { maxParamLength: 300 },
  })
  app.register((scope) => registerModels(scope, world))
  const whatsapp = new WhatsApp(world, courier)
  const instagram = new Instagram(world, courier)
  const telegram = new Telegram(world, courier)
  app.register(whatsappRoutes(world, courier, whatsapp), { prefix: '/graph' })
  app.register(instagramRoutes(world, courier, instagram), { prefix: '/instagram' })
  app.register(signUpDialog(world), { prefix: '/facebook' })
  app.register(instagramConsent(world), { prefix: '/instagram-web' })
  app.register(instagramCodes(world), { prefix: '/instagram-api' })
  app.register(telegramRoutes(world, telegram), { prefix: '/telegram' })
  app.register(controlRoutes({ world, courier, whatsapp, instagram, telegram }), { prefix: '/control' })
  app.register(mailRoutes(mailbox))
  app.register(phoneRoutes)
  return app
}

async function withFreePort(
  variable: string,
  port: number,
  listen: (port: number) => Promise<string>,
): Promise<string> {
  try {
    return await listen(port)
  } catch (error) {
    if (!isTaken(error)) throw error
    throw new Error(`Port ${port} is in use. Choose another one: ${variable}=${port + 100}`, { cause: error })
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}
