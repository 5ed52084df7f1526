import type { ComponentType } from 'react'
import { Problem } from '../api/client.ts'

export interface Script<Props> {
  /** Rejected where it did not come, and asked for anew the next time. */
  readonly fetch: () => Promise<void>
  readonly part: () => ComponentType<Props> | undefined
}

/** A part of the screen that is fetched once, whoever asks for it. */
export function scriptOf<Props>(load: () => Promise<ComponentType<Props>>): Script<Props> {
  let part: ComponentType<Props> | undefined
  let coming: Promise<void> | undefined
  const come = async () => {
    try {
      part = await load()
    } catch {
      throw new Problem(0, 'script_missing', null)
    } finally {
      coming = undefined
    }
  }
  return {
    part: () => part,
    fetch: () => {
      if (part) return Promise.resolve()
      coming ??= come()
      return coming
    },
  }
}
