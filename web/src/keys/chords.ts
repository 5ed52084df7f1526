/**
 * Presses as they are kept and compared: modifiers and the place of the key, as `Mod+Shift+KeyF`; a sequence has a space
 * between its presses. `Mod` is Ctrl, and Cmd on a Mac. Places are `event.code`, so that a key does the same on Russian
 * and Kyrgyz layouts.
 */
type Pressed = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

const modifierCodes = /^(Control|Shift|Alt|Meta|OS|Fn|CapsLock|NumLock)/

/** Null while only modifiers are held. */
export function pressOf(event: Pressed): string | null {
  if (event.code === '' || modifierCodes.test(event.code)) return null
  const held = [
    (event.ctrlKey || event.metaKey) && 'Mod',
    event.altKey && 'Alt',
    event.shiftKey && 'Shift',
    event.code === 'NumpadEnter' ? 'Enter' : event.code,
  ]
  return held.filter(Boolean).join('+')
}

/** Whether one of them begins the other, so that both cannot be bound. */
export const collide = (one: string, other: string): boolean =>
  one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `)

export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform)

const signs: Readonly<Record<string, string>> = {
  'Shift+Slash': '?',
  'Shift+Digit8': '*',
  Slash: '/',
  BracketLeft: '[',
  BracketRight: ']',
  Period: '.',
  Comma: ',',
  Semicolon: ';',
  Quote: '\u2019',
  Backslash: '\\',
  Backquote: '`',
  Minus: '-',
  Equal: '=',
  Enter: '↵',
  Escape: 'Esc',
  Backspace: '⌫',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}

/** As they stand on key caps, one for each press. */
export const capsOf = (chord: string, mac: boolean): string[] =>
  chord.split(' ').map(
    (press) =>
      signs[press] ??
      press
        .split('+')
        .map((part) => cap(part, mac))
        .join(' '),
  )

function cap(part: string, mac: boolean): string {
  if (part === 'Mod') return mac ? '⌘' : 'Ctrl'
  if (part === 'Alt' && mac) return '⌥'
  return signs[part] ?? part.replace(/^(Key|Digit)(?=.$)/, '').replace(/^Numpad/, 'Num ')
}
