import { hkdfSync } from 'node:crypto'
import type { Config } from './config.ts'

/** Keys for one purpose each, newest first, so that what one signs cannot serve another. */
export function deriveKeys(config: Pick<Config, 'masterKeys'>, purpose: string): Buffer[] {
  return config.masterKeys
    .toReversed()
    .map(({ key }) => Buffer.from(hkdfSync('sha256', key, '', `tutum:${purpose}`, 32)))
}
