import type { Channel } from '../world/accounts.ts'
import type { World } from '../world/world.ts'

export type Webhook = {
  channel: Channel
  /** webhooks of one lane start in order */
  lane: string
  url: string
  headers: Record<string, string>
  body: string
  /** Telegram: a failing update holds up its chat. Meta: later webhooks overtake it. */
  blocking: boolean
  /** Telegram confirms by any 2xx, Meta by 200 alone */
  confirms: (status: number) => boolean
  acknowledged?: () => void
}

/** The first pause after a failed attempt and the longest one, in milliseconds. Short, so that a restart is soon forgotten. */
export type Backoff = { firstMs: number; longestMs: number }

const answerWithinMs = 10_000
const reorderWaitMs = 2_000
const giveUpAfterMs = 3_600_000

/** Carries webhooks to the server until they are confirmed, with the troubles that were asked for. */
export class Courier {
  #world: World
  #backoff: Backoff
  #lanes = new Map<string, Promise<void>>()
  #held = new Map<Channel, () => void>()
  #waiting: Record<Channel, number> = { whatsapp: 0, instagram: 0, telegram: 0 }
  #trouble: Record<Channel, string | null> = { whatsapp: null, instagram: null, telegram: null }
  #closing = new AbortController()

  constructor(world: World, backoff: Backoff = { firstMs: 250, longestMs: 3_000 }) {
    this.#world = world
    this.#backoff = backoff
  }

  post(webhook: Webhook): void {
    const { faults } = this.#world
    const { channel } = webhook
    const drop = faults.take('drop', channel)
    if (drop === 'forever') return
    const copies = faults.take('duplicate', channel) ? 2 : 1
    const delayMs = Number(faults.take('delayMs', channel) ?? 0)
    const start = () => {
      for (let copy = 0; copy < copies; copy++) this.#enqueue(webhook, drop === true)
    }
    const overtaken = this.#held.get(channel)
    if (overtaken) {
      start()
      overtaken()
    } else if (faults.take('reorder', channel)) this.#hold(channel, start)
    else if (delayMs > 0) void this.#sleep(delayMs).then(start)
    else start()
  }

  /** Waits until the server has everything of this channel, one second at most. */
  async settled(channel: Channel): Promise<void> {
    for (const until = Date.now() + 1_000; this.#waiting[channel] > 0 && Date.now() < until; )
      await this.#sleep(5)
  }

  queue(): { waiting: Record<Channel, number>; trouble: Record<Channel, string | null> } {
    return { waiting: { ...this.#waiting }, trouble: { ...this.#trouble } }
  }

  close(): void {
    this.#closing.abort()
    this.#held.clear()
  }

  #hold(channel: Channel, start: () => void): void {
    const release = () => {
      if (this.#held.get(channel) !== release) return
      this.#held.delete(channel)
      start()
    }
    this.#held.set(channel, release)
    void this.#sleep(reorderWaitMs).then(release)
  }

  #enqueue(webhook: Webhook, firstIsLost: boolean): void {
    this.#count(webhook.channel, 1)
    const before = this.#lanes.get(webhook.lane) ?? Promise.resolve()
    const turn = before.then(() => this.#carry(webhook, firstIsLost))
    this.#lanes.set(webhook.lane, turn)
    void turn.then(() => {
      if (this.#lanes.get(webhook.lane) === turn) this.#lanes.delete(webhook.lane)
    })
  }

  async #carry(webhook: Webhook, firstIsLost: boolean): Promise<void> {
    if (!firstIsLost && (await this.#attempt(webhook))) return this.#confirmed(webhook)
    const again = this.#carryAgain(webhook)
    if (webhook.blocking) await again
  }

  async #carryAgain(webhook: Webhook): Promise<void> {
    const giveUpAt = Date.now() + giveUpAfterMs
    for (
      let pause = this.#backoff.firstMs;
      Date.now() < giveUpAt;
      pause = Math.min(pause * 2, this.#backoff.longestMs)
    ) {
      await this.#sleep(pause)
      if (this.#closing.signal.aborted) return
      if (await this.#attempt(webhook)) return this.#confirmed(webhook)
    }
    this.#count(webhook.channel, -1)
  }

  async #attempt(webhook: Webhook): Promise<boolean> {
    try {
      const answer = await fetch(webhook.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...webhook.headers },
        body: webhook.body,
        redirect: 'manual',
        signal: AbortSignal.any([this.#closing.signal, AbortSignal.timeout(answerWithinMs)]),
      })
      await answer.arrayBuffer()
      if (webhook.confirms(answer.status)) return true
      this.#troubled(webhook.channel, `HTTP ${answer.status}`)
    } catch {
      this.#troubled(webhook.channel, 'no answer')
    }
    return false
  }

  #confirmed(webhook: Webhook): void {
    this.#trouble[webhook.channel] = null
    this.#count(webhook.channel, -1)
    webhook.acknowledged?.()
  }

  #troubled(channel: Channel, reason: string): void {
    this.#trouble[channel] = reason
    this.#count(channel, 0)
  }

  #count(channel: Channel, by: number): void {
    this.#waiting[channel] += by
    this.#world.events.publish({ type: 'queue', ...this.queue() })
  }

  #sleep(ms: number): Promise<void> {
    const { signal } = this.#closing
    return new Promise((resolve) => {
      if (signal.aborted) return resolve()
      const done = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      signal.addEventListener('abort', done)
    })
  }
}
