import { useSyncExternalStore } from 'react'
import { Problem } from '../../api/client.ts'
import { type After, type NewList, type NewMessage, type NewPart, sendMessage } from '../../api/inbox.ts'
import { schedule, type When } from '../../api/scheduling.ts'
import type { Message, Scheduled, Upload } from '../../api/types.ts'
import { drop, keep, readAll } from './kept.ts'

/** A message written here that the server has not confirmed. It survives a reload and is sent once, by its clientId. */
export interface Unsent {
  clientId: string
  /** Who wrote it: nobody else who signs in here sends it. */
  personId: string
  storeId: string
  conversationId: string
  /** Null of a file without words. */
  text: string | null
  /** Several are one album. */
  files?: Pick<Upload, 'id' | 'kind' | 'name' | 'thumbnailUrl'>[]
  buttons?: string[]
  list?: NewList
  /** The word on a button by which the customer shares their number. */
  asksPhone?: string
  part?: NewPart
  /** The message that it quotes. */
  replyTo?: string
  /** Leaves then, by the server's clock; absent: now. */
  when?: When
  /** What becomes of the conversation with it. */
  after?: After
  at: string
  /** What was written later has a greater one. */
  order: number
  state: 'saving' | 'waiting' | 'refused'
  /** The server's code when it refused, or why it waits. */
  code: string | null
}

type OnSent = (message: Message, storeId: string) => void
type Words = Omit<Unsent, 'clientId' | 'at' | 'order' | 'state' | 'code'>

const schedulers = new Set<(scheduled: Scheduled) => void>()

/** Hears of each message that the server keeps for later. @returns what ends that */
export function onScheduled(hear: (scheduled: Scheduled) => void): () => void {
  schedulers.add(hear)
  return () => schedulers.delete(hear)
}

const pauseMs = 3_000
/** Somebody has to sign in first; asking often would only be refused often. */
const signedOutPauseMs = 30_000

let entries: readonly Unsent[] = []
let sending = false
/** Something was written while the rest was being sent. */
let more = false
let timer: ReturnType<typeof setTimeout> | undefined
let lastOrder = 0
const listeners = new Set<() => void>()
const otherWindows = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('tutum.outbox')
/** What this window wrote while it was reading what is kept, and what it is done with: neither may be undone by the reading. */
let written: Unsent[] = []
const done = new Set<string>()
let reading: Promise<void> = Promise.resolve()
void refresh()
otherWindows?.addEventListener('message', () => void refresh())

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
export function enqueue(message: Words, onSent: OnSent): void {
  lastOrder = Math.max(Date.now(), lastOrder + 1)
  const entry: Unsent = {
    ...message,
    clientId: crypto.randomUUID(),
    at: new Date().toISOString(),
    order: lastOrder,
    state: 'saving',
    code: null,
  }
  put([entry])
  void flush(message.personId, onSent)
}

/**
 * Sends what waits of this person, in the order it was written; stops at the first that finds no network and tries again
 * later. Of several windows one sends at a time, for all of them.
 */
export async function flush(personId: string, onSent: OnSent): Promise<void> {
  more = true
  if (sending) return
  sending = true
  try {
    while (more) {
      more = false
      clearTimeout(timer)
      await alone(() => sendAll(personId, onSent))
    }
  } finally {
    sending = false
  }
}

async function sendAll(personId: string, onSent: OnSent): Promise<void> {
  // Another window may have sent some of it while this one waited for its turn.
  await refresh()
  for (let next = firstSendable(personId); next; next = firstSendable(personId)) {
    const pause = await attempt(next, onSent)
    if (pause === null) continue
    timer = setTimeout(() => void flush(personId, onSent), pause)
    return
  }
}

export function sendAgain(clientId: string, onSent: OnSent): void {
  const entry = change(clientId, { state: 'saving', code: null })
  if (entry) void flush(entry.personId, onSent)
}

export function discard(clientId: string): void {
  done.add(clientId)
  entries = inOrder(entries)
  void drop(clientId).then(tellOthers)
  redraw()
}

/** @returns how long to wait before anything else is sent; null when the way is free. */
async function attempt(entry: Unsent, onSent: OnSent): Promise<number | null> {
  change(entry.clientId, { state: 'saving' })
  try {
    await hand(entry, onSent)
    discard(entry.clientId)
    return null
  } catch (error) {
    const { status, code } = error instanceof Problem ? error : new Problem(0, 'offline', null)
    if (status >= 400 && status < 500 && status !== 429 && status !== 401) {
      change(entry.clientId, { state: 'refused', code })
      return null
    }
    // What was written after it waits behind it.
    put(
      entries.filter(({ state }) => state === 'saving').map((each) => ({ ...each, state: 'waiting', code })),
    )
    return status === 401 ? signedOutPauseMs : pauseMs
  }
}

async function hand(entry: Unsent, onSent: OnSent): Promise<void> {
  const { storeId, conversationId, when } = entry
  const message: NewMessage = {
    clientId: entry.clientId,
    ...(entry.text === null ? {} : { text: entry.text }),
    ...(entry.files?.length ? { uploadIds: entry.files.map(({ id }) => id) } : {}),
    ...(entry.buttons ? { buttons: entry.buttons } : {}),
    ...(entry.list ? { list: entry.list } : {}),
    ...(entry.asksPhone ? { asksPhone: entry.asksPhone } : {}),
    ...entry.part,
    ...(entry.replyTo ? { replyTo: entry.replyTo } : {}),
    ...(entry.after ? { after: entry.after } : {}),
  }
  if (!when) return onSent(await sendMessage(storeId, conversationId, message), storeId)
  const scheduled = await schedule(storeId, conversationId, { when, message })
  for (const hear of schedulers) hear(scheduled)
}

const firstSendable = (personId: string) =>
  entries.find((entry) => entry.state !== 'refused' && entry.personId === personId)

function change(clientId: string, to: Partial<Unsent>): Unsent | undefined {
  const entry = entries.find((each) => each.clientId === clientId)
  if (entry) put([{ ...entry, ...to }])
  return entry
}

function put(changed: readonly Unsent[]): void {
  written.push(...changed)
  entries = inOrder([...entries, ...changed])
  void Promise.all(changed.map(keep)).then(tellOthers)
  redraw()
}

/** Reads what is kept, one reading after the other. */
function refresh(): Promise<void> {
  reading = reading.then(async () => {
    written = []
    const kept = await readAll<Unsent>()
    entries = inOrder([...kept, ...written])
    redraw()
  })
  return reading
}

/** The last state of each that is not done with, as they were written. */
const inOrder = (all: readonly Unsent[]): Unsent[] =>
  [...new Map(all.map((entry) => [entry.clientId, entry])).values()]
    .filter(({ clientId }) => !done.has(clientId))
    .sort((a, b) => a.order - b.order)

const tellOthers = () => otherWindows?.postMessage('changed')

function redraw(): void {
  for (const listener of listeners) listener()
}

/** Without locks, which a page gets only over a secure line, the server still takes each message once. */
const alone = (work: () => Promise<void>): Promise<void> =>
  typeof navigator === 'undefined' || !navigator.locks
    ? work()
    : navigator.locks.request('tutum.outbox', work)
