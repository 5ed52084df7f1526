import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPanel } from '../../../scripts/build-panel.ts'
import { type Demo, type DemoPorts, startDemo } from '../../../scripts/demo.ts'
import { freePort } from '../../../scripts/ports.ts'

export interface Product {
  readonly panelUrl: string
  readonly phoneUrl: string
  stop(): Promise<void>
}

/** Nothing of the tester's own settings reaches the product. */
export const bareEnvironment = (dataDir: string): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  DATA_DIR: dataDir,
})

export const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'tutum-journey-'))

export const freePorts = async (): Promise<DemoPorts> => ({
  server: await freePort(),
  simulator: await freePort(),
  mail: await freePort(),
})

/** Starts the whole product as `npm start` does, on free ports and with a data folder that goes with `stop()`. */
export async function startProduct(): Promise<Product> {
  buildPanel()
  const dataDir = newDataDir()
  const demo: Demo = await startDemo(await freePorts(), bareEnvironment(dataDir))
  return {
    panelUrl: demo.serverUrl,
    phoneUrl: demo.simulatorUrl,
    async stop() {
      await demo.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
