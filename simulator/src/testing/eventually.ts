import { expect } from 'vitest'

/** Expects of what is read again and again until it holds; patient, as the machine may be busy. */
export const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 10_000, interval: 10 })
