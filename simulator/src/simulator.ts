import fastify, { type FastifyInstance } from 'fastify'
import { controlRoutes } from './control/routes.ts'
import { type Backoff, Courier } from './delivery/courier.ts'
import { Instagram } from './meta/instagram.ts'
import { instagramRoutes } from './meta/instagram-routes.ts'
import { WhatsApp } from './meta/whatsapp.ts'
import { whatsappRoutes } from './meta/whatsapp-routes.ts'
import { registerModels } from './models/index.ts'
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
  const app = buildApp(world, courier)
  const url = await listen(app, host, options.port ?? 0)
  return {
    url,
    smtpUrl: '',
    world,
    close: async () => {
      courier.close()
      await app.close()
      await saved?.close()
    },
  }
}

function buildApp(world: World, courier: Courier): FastifyInstance {
  const app = fastify({
    forceCloseConnections: true,
    bodyLimit: 20 * 1024 * 1024,
    routerOptions: { maxParamLength: 300 },
  })
  app.register((scope) => registerModels(scope, world))
  const whatsapp = new WhatsApp(world, courier)
  const instagram = new Instagram(world, courier)
  const telegram = new Telegram(world, courier)
  app.register(whatsappRoutes(world, whatsapp), { prefix: '/graph' })
  app.register(instagramRoutes(world, instagram), { prefix: '/instagram' })
  app.register(telegramRoutes(world, telegram), { prefix: '/telegram' })
  app.register(controlRoutes({ world, courier, whatsapp, instagram, telegram }), { prefix: '/control' })
  return app
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port })
  } catch (error) {
    throw portTaken(error) ? new Error(`Port ${port} is taken. Choose another with SIMULATOR_PORT.`) : error
  }
}

export function portTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}
