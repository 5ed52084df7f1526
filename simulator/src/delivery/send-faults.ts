import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Channel } from '../world/accounts.ts'
import type { World } from '../world/world.ts'
import type { Courier } from './courier.ts'

/** Whether this call is to stay without an answer. The connection is left open until the caller or the program ends it. */
export function hangs(world: World, channel: Channel, reply: FastifyReply): boolean {
  if (!world.faults.take('hang', channel)) return false
  reply.hijack()
  return true
}

/** Whether the answer of this call, already carried out, is to be lost with its connection. */
export function losesAnswer(
  world: World,
  channel: Channel,
  request: FastifyRequest,
  reply: FastifyReply,
): boolean {
  if (!world.faults.take('acceptThenDrop', channel)) return false
  reply.hijack()
  request.raw.socket.destroy()
  return true
}

/** Runs what follows from a send: normally just after its answer; with the fault `eventsFirst` the server has it before. */
export async function follow(
  world: World,
  courier: Courier,
  channel: Channel,
  work: () => void,
): Promise<void> {
  if (!world.faults.take('eventsFirst', channel)) {
    setTimeout(work, 15)
    return
  }
  work()
  await courier.settled(channel)
}
