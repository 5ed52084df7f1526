import { readConfig } from './config.ts'
import { startSimulator } from './simulator.ts'

export { type Simulator, type SimulatorOptions, startSimulator } from './simulator.ts'

if (import.meta.main) {
  try {
    await run()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}

async function run(): Promise<void> {
  const simulator = await startSimulator(readConfig(process.env))
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    void simulator.close().then(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  // Started by another process: when that one is gone, so is the reason to run.
  process.once('disconnect', stop)
  // Last, since whoever reads it may end the program at once.
  process.stdout.write(
    `Simulator: phone ${simulator.url}/  mailbox ${simulator.url}/mailbox  mail ${simulator.smtpUrl}\n`,
  )
}
