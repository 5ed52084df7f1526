import type { Logger } from 'pino'
import { connectRedis } from '../redis.ts'
import type { Wire } from './shared.ts'

const channel = 'tutum:wake'

export function redisWire(url: string, log: Logger, receive: (message: string) => void): Wire {
  const speaker = connectRedis(url, log)
  const listener = connectRedis(url, log)
  // Also after each reconnection: ioredis subscribes anew by itself only to what was once subscribed.
  listener.on('ready', () => {
    listener.subscribe(channel).catch((error) => log.warn({ err: error }, 'cannot listen to other processes'))
  })
  listener.on('message', (_channel, message) => receive(message))
  return {
    async publish(message) {
      await speaker.publish(channel, message)
    },
    async close() {
      speaker.disconnect()
      listener.disconnect()
    },
  }
}
