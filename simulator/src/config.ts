import { join } from 'node:path'
import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65535)

const Environment = z.object({
  SIMULATOR_PORT: port.default(3001),
  SIMULATOR_SMTP_PORT: port.default(3002),
  SIMULATOR_HOST: z.string().min(1).default('127.0.0.1'),
  SIMULATOR_STATE: z.string().min(1).optional(),
  SERVER_URL: z.url().default('http://127.0.0.1:3000'),
  DATA_DIR: z.string().min(1).default('./data'),
})

export type SimulatorConfig = {
  port: number
  smtpPort: number
  host: string
  serverUrl: string
  stateFile: string
}

/** Reads the environment of the command line.
 *  @throws Error naming every variable that is wrong */
export function readConfig(env: Readonly<Record<string, string | undefined>>): SimulatorConfig {
  const read = Environment.safeParse(env)
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The simulator cannot start. ${wrong.join('; ')}`)
  }
  return {
    port: read.data.SIMULATOR_PORT,
    smtpPort: read.data.SIMULATOR_SMTP_PORT,
    host: read.data.SIMULATOR_HOST,
    serverUrl: read.data.SERVER_URL.replace(/\/$/, ''),
    stateFile: read.data.SIMULATOR_STATE ?? join(read.data.DATA_DIR, 'simulator.json'),
  }
}
