import type { ReactNode } from 'react'

export interface WindowRing {
  /** Percent of the window still left, 0 to 100. */
  left: number
  tone: 'open' | 'closing' | 'closed'
}

interface Props {
  name: string
  size?: 'tiny' | 'small' | 'middle' | 'big'
  /** What the person shows of themselves, instead of initials. */
  picture?: string | null
  ring?: WindowRing | null
  channel?: ReactNode
}

/** A person's picture or initials; the ring is the time left to write, the mark in the corner the channel. */
export function Avatar({ name, size = 'middle', picture, ring, channel }: Props) {
  const style = ring ? ({ '--left': ring.tone === 'closed' ? 100 : ring.left } as React.CSSProperties) : {}
  const ringClass = ring ? `windowed ${ring.tone}` : ''
  return (
    <span className={`avatar ${size} tone-${toneOf(name)} ${ringClass}`} style={style} aria-hidden="true">
      <i>{picture ? <img src={picture} alt="" /> : initials(name, size === 'tiny' ? 1 : 2)}</i>
      {channel && <span className="channel">{channel}</span>}
    </span>
  )
}

/** The assistant: an initial in a stitched ring, no robot and no sparkle. */
export function AssistantAvatar({ name, size = 'middle' }: Pick<Props, 'name' | 'size'>) {
  return (
    <span className={`avatar assistant ${size}`} aria-hidden="true">
      <i>{initials(name, 1)}</i>
    </span>
  )
}

function initials(name: string, letters: number): string {
  const words = name
    .replace(/^\u2068|\u2069$/g, '')
    .replace(/^@/, '')
    .split(/[\s._-]+/)
    .filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const first = words.slice(0, letters).map((word) => [...word][0] ?? '')
  return first.join('').toUpperCase() || '·'
}

function toneOf(name: string): number {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return (sum % 5) + 1
}
