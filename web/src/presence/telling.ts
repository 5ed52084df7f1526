import { type Said, sayPresence } from '../api/presence.ts'
import { chosenStatus } from './chosen.ts'

/** Who has not touched the screen for so long is away. */
const idleMs = 5 * 60_000
/** Typing ends so long after the last key. */
const pauseMs = 5_000
/** Typing is said again this often, and everything this often. */
const typingEveryMs = 4_000
const sayEveryMs = 25_000
const tickMs = 1_000

type Place = Omit<Said, 'screen'>

/** What this window says of itself to one store, from `start` until `stop`. */
interface Telling {
  readonly screen: string
  /** The store hears us, or does not: then nothing is said until it does again. */
  line(open: boolean): void
  stop(): void
}

let opened: string | null = null
let typingIn: string | null = null
let lastKey = 0
let lastTouch = Date.now()
let say: (() => void) | null = null

/** The conversation that is open here; null when none is. */
export function lookAt(conversationId: string | null): void {
  opened = conversationId
  if (typingIn !== conversationId) typingIn = null
  say?.()
}

/** A key was pressed in an answer. */
export function typesHere(conversationId: string): void {
  const began = typingIn !== conversationId
  typingIn = conversationId
  lastKey = Date.now()
  if (began) say?.()
}

/** The answer was sent or emptied. */
export function typesNoMore(): void {
  if (typingIn === null) return
  typingIn = null
  say?.()
}

/** Whether an answer is being typed at this screen. */
export const isTyping = (): boolean => typingIn !== null && Date.now() - lastKey < pauseMs

/** Says at once what was chosen. */
export const tellStatus = (): void => say?.()

export function startTelling(storeId: string): Telling {
  const screen = crypto.randomUUID()
  let last = ''
  let lastAt = 0
  let open = false
  let saying = false

  const tell = async () => {
    if (saying || !open) return
    const place = placeNow()
    const text = JSON.stringify(place)
    if (text === last && Date.now() - lastAt < (place.typing ? typingEveryMs : sayEveryMs)) return
    saying = true
    last = text
    lastAt = Date.now()
    // What is not heard is said again soon enough.
    await sayPresence(storeId, { screen, ...place }).catch(() => {})
    saying = false
    // What changed meanwhile.
    void tell()
  }
  const touch = () => {
    const wasIdle = Date.now() - lastTouch >= idleMs
    lastTouch = Date.now()
    if (wasIdle) void tell()
  }
  const onChange = () => void tell()
  say = onChange
  const ticking = setInterval(onChange, tickMs)
  for (const kind of touches) window.addEventListener(kind, touch, { passive: true })
  document.addEventListener('visibilitychange', onChange)

  return {
    screen,
    line(next) {
      open = next
      last = ''
      void tell()
    },
    stop() {
      open = false
      if (say === onChange) say = null
      clearInterval(ticking)
      for (const kind of touches) window.removeEventListener(kind, touch)
      document.removeEventListener('visibilitychange', onChange)
    },
  }
}

const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

function placeNow(): Place {
  const seen = document.visibilityState === 'visible'
  const idle = Date.now() - lastTouch >= idleMs
  const chosen = chosenStatus()
  if (!isTyping()) typingIn = null
  return {
    status: chosen === 'online' && idle ? 'away' : chosen,
    conversationId: typingIn ?? (seen ? opened : null),
    typing: typingIn !== null,
  }
}
