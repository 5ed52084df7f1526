// `npm start`: the whole product on this machine, with a demo shop and stand-ins for every outside service.
import { buildPanel } from './build-panel.ts'
import { type DemoPorts, startDemo, takenPorts } from './demo.ts'
import { freePortFrom } from './ports.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)
const variable: Record<keyof DemoPorts, string> = {
  server: 'PORT',
  simulator: 'SIMULATOR_PORT',
  mail: 'SIMULATOR_SMTP_PORT',
}
const ports = {
  server: port('PORT', 3000),
  simulator: port('SIMULATOR_PORT', 3001),
  mail: port('SIMULATOR_SMTP_PORT', 3002),
}

const taken = await takenPorts(ports)
if (taken.length > 0) {
  const others: string[] = []
  for (const name of taken)
    others.push(`${variable[name]}=${await freePortFrom(ports[name] + 100, Object.values(ports))}`)
  const numbers = taken.map((name) => ports[name]).join(', ')
  const those = taken.length === 1 ? `Port ${numbers} is` : `Ports ${numbers} are`
  say(`${those} in use. Choose another: ${others.join(' ')} npm start`)
  process.exit(1)
}

say('Starting …')
buildPanel()
const demo = await startDemo(ports, process.env).catch((error: Error) => {
  say(error.message)
  process.exit(1)
})
let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, shutDown)
// Last, since whoever reads it may end the program at once.
say(`
  Tutum is running.

  Panel      ${demo.serverUrl}            aizada@ayperi.example / ayperi-demo
  Phone      ${demo.simulatorUrl}            write as a customer: WhatsApp, Instagram, Telegram
  Mailbox    ${demo.simulatorUrl}/mailbox
  API        ${demo.serverUrl}/api/docs

  Ctrl-C stops it.
`)

const part = await demo.ended
if (!stopping) {
  say(`The ${part} has ended; stopping the rest.`)
  process.exitCode = 1
  await shutDown()
}

async function shutDown(): Promise<void> {
  if (stopping) return
  stopping = true
  say('Stopping …')
  await demo.stop()
  say('Stopped.')
  process.exit()
}

function port(name: string, fallback: number): number {
  const value = Number(process.env[name] ?? fallback)
  if (Number.isInteger(value) && value > 0 && value < 65536) return value
  say(`${name} is not a port: ${process.env[name]}`)
  process.exit(1)
}
