import { useSyncExternalStore } from 'react'
import type { Status } from './picture.ts'

const key = 'tutum.status'
const changed = 'tutum.status.changed'

/** What the person chose to be on this device; online until they say otherwise. */
export function chosenStatus(): Status {
  const kept = localStorage.getItem(key)
  return kept === 'busy' || kept === 'away' ? kept : 'online'
}

export function chooseStatus(status: Status): void {
  localStorage.setItem(key, status)
  window.dispatchEvent(new Event(changed))
}

export const useChosenStatus = (): Status => useSyncExternalStore(subscribe, chosenStatus)

function subscribe(listener: () => void): () => void {
  // Other windows of this device hear of it by `storage`.
  for (const kind of [changed, 'storage']) window.addEventListener(kind, listener)
  return () => {
    for (const kind of [changed, 'storage']) window.removeEventListener(kind, listener)
  }
}
