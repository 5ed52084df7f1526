/** @import { EventHandlers } from './types.ts' */

/** Asks something of the simulator. Returns whether it was done; a simulator that is gone is not an error here.
 *  @param {'POST' | 'DELETE'} method
 *  @param {string} path
 *  @param {unknown} [body] */
export async function ask(method, path, body) {
  try {
    const answer = await fetch(`/control${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    return answer.ok
  } catch {
    return false
  }
}

/** Follows what happens; the browser connects again by itself.
 *  @param {EventHandlers} handlers by event name
 *  @param {(connected: boolean) => void} onConnection */
export function follow(handlers, onConnection) {
  const source = new EventSource('/control/events')
  source.addEventListener('open', () => onConnection(true))
  source.addEventListener('error', () => onConnection(false))
  for (const [name, handle] of Object.entries(handlers)) {
    source.addEventListener(name, (event) => {
      if (event instanceof MessageEvent) handle(JSON.parse(event.data))
    })
  }
}
