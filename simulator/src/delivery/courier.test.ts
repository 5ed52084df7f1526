import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { type Receiver, startReceiver } from '../testing/receiver.ts'
import { World } from '../world/world.ts'
import { Courier } from './courier.ts'

describe('delivering webhooks', () => {
  let receiver: Receiver
  let world: World
  let courier: Courier
  const post = (body: string, more: { lane?: string; blocking?: boolean; acknowledged?: () => void } = {}) =>
    courier.post({
      channel: 'whatsapp',
      lane: 'one',
      url: `${receiver.url}/hook`,
      headers: {},
      body,
      blocking: false,
      confirms: (status) => status === 200,
      ...more,
    })
  const bodies = () => receiver.delivered.map(({ body }) => body)

  beforeEach(async () => {
    receiver = await startReceiver()
    world = new World({ serverUrl: receiver.url })
    courier = new Courier(world, { firstMs: 30, longestMs: 60 })
  })
  afterEach(async () => {
    courier.close()
    await receiver.close()
  })

  it('keeps the order of a lane', async () => {
    for (let n = 0; n < 20; n++) post(String(n))
    await receiver.have(20)
    expect(bodies()).toEqual(Array.from({ length: 20 }, (_, n) => String(n)))
  })

  it('repeats until the server takes it, and says meanwhile what is wrong', async () => {
    receiver.answer = 503
    let acknowledged = false
    post('a', { acknowledged: () => (acknowledged = true) })
    await receiver.have(3)
    expect(courier.queue()).toMatchObject({ waiting: { whatsapp: 1 }, trouble: { whatsapp: 'HTTP 503' } })
    expect(acknowledged).toBe(false)
    receiver.answer = 200
    await eventually(() => acknowledged).toBe(true)
    expect(courier.queue()).toMatchObject({ waiting: { whatsapp: 0 }, trouble: { whatsapp: null } })
  })

  it('outlives a server that is away', async () => {
    const { port } = new URL(receiver.url)
    await receiver.close()
    post('a')
    await eventually(() => courier.queue().trouble.whatsapp).toBe('no answer')
    receiver = await startReceiver(Number(port))
    await receiver.have(1)
    expect(bodies()).toEqual(['a'])
  })

  it('lets later webhooks of Meta pass a failing one', async () => {
    courier.close()
    courier = new Courier(world, { firstMs: 500, longestMs: 500 })
    receiver.answer = 500
    post('first')
    await receiver.have(1)
    receiver.answer = 200
    post('second')
    await receiver.have(3)
    expect(bodies()).toEqual(['first', 'second', 'first'])
  })

  it('sends the same bytes twice for the fault "duplicate", once', async () => {
    world.faults.arm({ duplicate: true, times: 1 })
    post('a')
    post('b')
    await receiver.have(3)
    expect(bodies()).toEqual(['a', 'a', 'b'])
  })

  it('lets the next webhook overtake for the fault "reorder"', async () => {
    world.faults.arm({ reorder: true, times: 1 })
    post('a')
    post('b')
    post('c')
    await receiver.have(3)
    expect(bodies()).toEqual(['b', 'a', 'c'])
  })

  it('does not keep a lone webhook back for ever for the fault "reorder"', async () => {
    world.faults.arm({ reorder: true, times: 1 })
    post('a')
    await eventually(bodies).toEqual(['a'])
  })

  it('comes late for the fault "delayMs"', async () => {
    world.faults.arm({ delayMs: 200, times: 1 })
    const start = Date.now()
    post('late')
    post('prompt')
    await receiver.have(2)
    expect(bodies()).toEqual(['prompt', 'late'])
    expect((receiver.delivered[1]?.at ?? 0) - start).toBeGreaterThanOrEqual(195)
  })

  it('comes by repetition for the fault "drop", and never when it is dropped for ever', async () => {
    world.faults.arm({ drop: true, times: 1 })
    post('again')
    await receiver.have(1)
    world.faults.arm({ drop: 'forever', times: 1 })
    post('gone')
    post('here')
    await receiver.have(2)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(bodies()).toEqual(['again', 'here'])
  })
})
