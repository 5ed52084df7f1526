import { describe, expect, it, vi } from 'vitest'
import { localBus } from './local.ts'
import { sharedBus, type Wire } from './shared.ts'

const fail = (error: unknown) => {
  throw error
}

/** Two processes on one wire, with what went over it. */
function twoProcesses() {
  const sent: string[] = []
  const receivers: ((message: string) => void)[] = []
  const connect = (receive: (message: string) => void): Wire => {
    receivers.push(receive)
    return {
      publish: async (message) => {
        sent.push(message)
        for (const one of receivers) one(message)
      },
      close: async () => {},
    }
  }
  const here = sharedBus(localBus(fail), 'here', connect, fail)
  const there = sharedBus(localBus(fail), 'there', connect, fail)
  return { here, there, sent, receivers }
}

describe('the bus', () => {
  it('wakes once for many calls that come together', async () => {
    const bus = localBus(fail)
    const woken = vi.fn()
    bus.on('turns', woken)
    for (let i = 0; i < 100; i++) bus.wake('turns')
    await new Promise(setImmediate)
    expect(woken).toHaveBeenCalledTimes(1)
  })

  it('reaches other processes by one message, and its own listeners once', async () => {
    const { here, there, sent } = twoProcesses()
    const [mine, theirs] = [vi.fn(), vi.fn()]
    here.on('events', mine)
    there.on('events', theirs)
    for (const store of ['a', 'b', 'a']) here.wake('events', store)
    await vi.waitFor(() => expect(theirs).toHaveBeenCalledTimes(2))
    expect(sent).toHaveLength(1)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(mine.mock.calls).toEqual([['a'], ['b']])
  })

  it('passes over what it does not understand', () => {
    const { receivers } = twoProcesses()
    for (const message of ['', 'not json', '{"from":1}', '{"from":"x","calls":["unknown topic"]}'])
      for (const receive of receivers) expect(() => receive(message)).not.toThrow()
  })
})
