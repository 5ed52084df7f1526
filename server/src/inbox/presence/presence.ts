import type { Ctx } from '#platform/context.ts'
import type { MemberId, StoreId } from '#platform/ids.ts'
import type { OpenScreen, Passing, Tell } from '#platform/realtime/passing.ts'
import { type Board, createBoard, type Mark, type MemberPresence } from './board.ts'
import { type Call, decode, encode } from './calls.ts'
import type { Said } from './shapes.ts'

/** A screen says every half minute that it is there; browsers let one that is hidden speak once a minute. */
const BELIEVED_MS = 90_000
/** It says every few seconds that somebody types. */
const TYPING_MS = 8_000
const LOOK_EVERY_MS = 1_000

export interface Presence extends Passing {
  /** A screen says where it is. Wherever this is heard, each process learns it. */
  say(storeId: StoreId, memberId: MemberId, said: Said): void
  /** Listens to a store without being one of its screens, for whoever only wants to know who is there. */
  watch(storeId: StoreId): Watch
}

export interface Watch {
  /** Whether the member has any screen open. True only of what was heard since the watch began. */
  isHere(memberId: string): boolean
  end(): void
}

/** A store to which somebody listens in this process. */
interface Room {
  readonly board: Board
  readonly listeners: Set<Tell>
  /** Screens whose streams are open here, with how many: one that comes back may be here twice for a moment. */
  readonly own: Map<string, OwnScreen>
}

interface OwnScreen {
  readonly memberId: MemberId
  streams: number
}

/**
 * Who is where, in memory alone. Processes tell each other over the bus; what is not said again is forgotten by the clock
 * of whoever heard it, so that nobody stays behind when a process, a machine or a line dies.
 */
export function openPresence(ctx: Ctx): Presence {
  const rooms = new Map<StoreId, Room>()
  const now = () => ctx.clock.now().getTime()
  const call = (what: Call) => ctx.bus.wake('presence', encode(what))

  const tell = (room: Room, changed: readonly MemberPresence[]) => {
    for (const presence of changed)
      for (const listener of room.listeners) listener('presence.changed', presence)
  }
  const sayAgain = (storeId: StoreId, room: Room, memberId: MemberId, screen: string) => {
    const mark = room.board.mark(memberId, screen)
    if (mark) call(callOf(storeId, mark, now()))
  }
  const hear = (what: Call) => {
    const room = rooms.get(what.storeId)
    if (!room) return
    if (what.is === 'who') {
      for (const [screen, { memberId }] of room.own) sayAgain(what.storeId, room, memberId, screen)
    } else if (what.is === 'here') tell(room, room.board.put(markOf(what, now())))
    // Its stream ended elsewhere, and is open here: it has only moved.
    else if (room.own.get(what.screen)?.memberId === what.memberId)
      sayAgain(what.storeId, room, what.memberId, what.screen)
    else tell(room, room.board.remove(what.memberId, what.screen))
  }

  const stopHearing = ctx.bus.on('presence', (payload) => {
    const what = decode(payload)
    if (what) hear(what)
  })
  const timer = setInterval(() => {
    for (const room of rooms.values()) tell(room, room.board.expire(now()))
  }, LOOK_EVERY_MS)
  timer.unref()

  const enter = (storeId: StoreId): Room => {
    const known = rooms.get(storeId)
    if (known) return known
    const room: Room = { board: createBoard(), listeners: new Set(), own: new Map() }
    rooms.set(storeId, room)
    call({ is: 'who', storeId })
    return room
  }

  return {
    say(storeId, memberId, { typing, ...said }) {
      const times = { leftMs: BELIEVED_MS, typingMs: typing ? TYPING_MS : 0 }
      call({ is: 'here', storeId, memberId, ...said, ...times })
    },
    join(screen, listener) {
      const { storeId } = screen
      const room = enter(storeId)
      listener('presence.picture', { members: room.board.all() })
      room.listeners.add(listener)
      const leave = hold(room, screen)
      return () => {
        room.listeners.delete(listener)
        if (leave()) call({ is: 'gone', storeId, memberId: screen.memberId, screen: screen.screen ?? '' })
        if (room.listeners.size === 0) rooms.delete(storeId)
      }
    },
    watch(storeId) {
      const room = enter(storeId)
      const listener = () => {}
      room.listeners.add(listener)
      return {
        isHere(memberId) {
          tell(room, room.board.expire(now()))
          return room.board.all().some((each) => each.memberId === memberId)
        },
        end() {
          room.listeners.delete(listener)
          if (room.listeners.size === 0) rooms.delete(storeId)
        },
      }
    },
    close() {
      clearInterval(timer)
      stopHearing()
      rooms.clear()
    },
  }
}

/** @returns what ends it, which says whether it was the screen's last stream here. */
function hold({ own }: Room, { memberId, screen }: OpenScreen): () => boolean {
  if (screen === undefined) return () => false
  const known = own.get(screen) ?? { memberId, streams: 0 }
  known.streams += 1
  own.set(screen, known)
  return () => {
    known.streams -= 1
    if (known.streams > 0) return false
    own.delete(screen)
    return true
  }
}

const markOf = ({ memberId, screen, status, conversationId, ...times }: Here, now: number): Mark => ({
  memberId,
  screen,
  status,
  conversationId,
  until: now + times.leftMs,
  typingUntil: times.typingMs > 0 ? now + times.typingMs : 0,
})

const callOf = (storeId: StoreId, mark: Mark, now: number): Here => ({
  is: 'here',
  storeId,
  memberId: mark.memberId as MemberId,
  screen: mark.screen,
  status: mark.status,
  conversationId: mark.conversationId,
  leftMs: mark.until - now,
  typingMs: Math.max(0, mark.typingUntil - now),
})

type Here = Extract<Call, { is: 'here' }>
