import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { isFree } from './ports.ts'
import { serverCommand } from './server-command.ts'

const root = join(import.meta.dirname, '..')

export interface DemoPorts {
  readonly server: number
  readonly simulator: number
  readonly mail: number
}

export interface Demo {
  readonly serverUrl: string
  readonly simulatorUrl: string
  /** Resolves with the name of the part that ended by itself. */
  readonly ended: Promise<string>
  stop(): Promise<void>
}

/** Settings that point the server at the simulator instead of the real services. What the environment says wins. */
export function demoEnvironment(ports: DemoPorts): Record<string, string> {
  const simulator = `http://127.0.0.1:${ports.simulator}`
  return {
    PORT: String(ports.server),
    PUBLIC_URL: `http://127.0.0.1:${ports.server}`,
    SIMULATOR_URL: simulator,
    SMTP_URL: `smtp://127.0.0.1:${ports.mail}`,
    PLATFORM_OPERATORS: 'aizada@ayperi.example',
    META_APP_ID: '100200300400500',
    META_APP_SECRET: 'demo-meta-app-secret',
    META_VERIFY_TOKEN: 'demo-verify-token',
    META_WEB_URL: `${simulator}/facebook`,
    WHATSAPP_SIGNUP_CONFIG_ID: '300400500600700',
    META_GRAPH_URL: `${simulator}/graph`,
    INSTAGRAM_APP_ID: '200300400500600',
    INSTAGRAM_APP_SECRET: 'demo-instagram-app-secret',
    INSTAGRAM_WEB_URL: `${simulator}/instagram-web`,
    INSTAGRAM_GRAPH_URL: `${simulator}/instagram`,
    INSTAGRAM_API_URL: `${simulator}/instagram-api`,
    TELEGRAM_API_URL: `${simulator}/telegram`,
    OPENAI_BASE_URL: `${simulator}/openai/v1`,
    ANTHROPIC_BASE_URL: `${simulator}/anthropic/v1`,
    GOOGLE_BASE_URL: `${simulator}/google/v1beta`,
    VOYAGE_BASE_URL: `${simulator}/voyage/v1`,
    ELEVENLABS_BASE_URL: `${simulator}/elevenlabs`,
    ELEVENLABS_API_KEY: 'demo-elevenlabs-key',
    LOG_LEVEL: 'warn',
  }
}

/** Starts simulator and server as processes of their own and resolves when the server is ready. */
export async function startDemo(ports: DemoPorts, env: NodeJS.ProcessEnv): Promise<Demo> {
  const serverUrl = `http://127.0.0.1:${ports.server}`
  const simulatorUrl = `http://127.0.0.1:${ports.simulator}`
  const simulator = start(['simulator/src/main.ts'], {
    ...env,
    SIMULATOR_PORT: String(ports.simulator),
    SIMULATOR_SMTP_PORT: String(ports.mail),
    SERVER_URL: serverUrl,
  })
  const server = start([...serverCommand, '--demo'], {
    ...demoEnvironment(ports),
    ...env,
    PORT: String(ports.server),
  })
  const ended = Promise.race([endOf(simulator, 'simulator'), endOf(server, 'server')])
  await Promise.race([
    Promise.all([answers(`${simulatorUrl}/`), saysReady(server)]),
    ended.then((part) => {
      throw new Error(`the ${part} did not start`)
    }),
  ]).catch(async (error) => {
    await Promise.all([stop(server), stop(simulator)])
    throw error
  })
  return {
    serverUrl,
    simulatorUrl,
    ended,
    async stop() {
      await stop(server)
      await stop(simulator)
    },
  }
}

/** Says which ports are taken, so that the answer can name the variable to change. */
export async function takenPorts(ports: DemoPorts): Promise<(keyof DemoPorts)[]> {
  const names: (keyof DemoPorts)[] = ['server', 'simulator', 'mail']
  const free = await Promise.all(names.map((name) => isFree(ports[name])))
  return names.filter((_, index) => !free[index])
}

// A child with a channel hears when this process dies in any way, and stops: no orphan keeps a port.
const start = (command: readonly string[], env: NodeJS.ProcessEnv): ChildProcess =>
  spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })

const endOf = (child: ChildProcess, name: string): Promise<string> =>
  new Promise((resolve) => child.once('exit', () => resolve(name)))

const saysReady = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => child.on('message', (message) => message === 'ready' && resolve()))

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = endOf(child, '')
  child.kill('SIGTERM')
  await gone
}

async function answers(url: string): Promise<void> {
  const deadline = Date.now() + 120_000
  while (Date.now() < deadline) {
    const response = await fetch(url).catch(() => undefined)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} did not answer in two minutes`)
}
