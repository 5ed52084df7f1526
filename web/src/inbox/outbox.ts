import { useSyncExternalStore } from 'react'
import { Problem } from '../api/client.ts'
import { type NewList, sendMessage } from '../api/inbox.ts'
import type { Message, Upload } from '../api/types.ts'

/** A message written here that the server has not confirmed. It survives a reload and is sent once, by its clientId. */
export interface Unsent {
  clientId: string
  storeId: string
  conversationId: string
  /** Null of a file without words. */
  text: string | null
  /** Several are one album. */
  files?: Pick<Upload, 'id' | 'kind' | 'name' | 'thumbnailUrl'>[]
  buttons?: string[]
  list?: NewList
  /** The message that it quotes. */
  replyTo?: string
  at: string
  state: 'saving' | 'waiting' | 'refused'
  /** The server's code when it refused. */
  code: string | null
}

type OnSent = (message: Message) => void

const storageKey = 'tutum.outbox'
const pauseMs = 3_000

let entries: readonly Unsent[] = restore()
let sending = false
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

export function useUnsent(): readonly Unsent[] {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    () => entries,
  )
}

/** Puts a message into the outbox and starts to send. */
export function enqueue(
  message: Pick<Unsent, 'storeId' | 'conversationId' | 'text' | 'files' | 'buttons' | 'list' | 'replyTo'>,
  onSent: OnSent,
): void {
  const entry: Unsent = {
    ...message,
    clientId: crypto.randomUUID(),
    at: new Date().toISOString(),
    state: 'saving',
    code: null,
  }
  keep([...entries, entry])
  void flush(onSent)
}

/** Sends what waits, in the order it was written; stops at the first that finds no network and tries again later. */
export async function flush(onSent: OnSent): Promise<void> {
  if (sending) return
  sending = true
  clearTimeout(timer)
  try {
    for (let next = firstSendable(); next; next = firstSendable()) {
      if ((await attempt(next, onSent)) === 'later') {
        timer = setTimeout(() => void flush(onSent), pauseMs)
        return
      }
    }
  } finally {
    sending = false
  }
}

export function sendAgain(clientId: string, onSent: OnSent): void {
  change(clientId, { state: 'saving', code: null })
  void flush(onSent)
}

export const discard = (clientId: string) => keep(entries.filter((entry) => entry.clientId !== clientId))

async function attempt(entry: Unsent, onSent: OnSent): Promise<'done' | 'later'> {
  change(entry.clientId, { state: 'saving' })
  try {
    const message = await sendMessage(entry.storeId, entry.conversationId, {
      clientId: entry.clientId,
      ...(entry.text === null ? {} : { text: entry.text }),
      ...(entry.files?.length ? { uploadIds: entry.files.map(({ id }) => id) } : {}),
      ...(entry.buttons ? { buttons: entry.buttons } : {}),
      ...(entry.list ? { list: entry.list } : {}),
      ...(entry.replyTo ? { replyTo: entry.replyTo } : {}),
    })
    onSent(message)
    discard(entry.clientId)
    return 'done'
  } catch (error) {
    if (error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 429) {
      change(entry.clientId, { state: 'refused', code: error.code })
      return 'done'
    }
    // What was written after it waits behind it.
    keep(entries.map((each) => (each.state === 'saving' ? { ...each, state: 'waiting' } : each)))
    return 'later'
  }
}

const firstSendable = () => entries.find((entry) => entry.state !== 'refused')

const change = (clientId: string, to: Partial<Unsent>) =>
  keep(entries.map((entry) => (entry.clientId === clientId ? { ...entry, ...to } : entry)))

function keep(next: readonly Unsent[]): void {
  entries = next
  localStorage.setItem(storageKey, JSON.stringify(next))
  for (const listener of listeners) listener()
}

function restore(): readonly Unsent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(kept) ? (kept as Unsent[]) : []
  } catch {
    return []
  }
}
