import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useT } from '../../i18n/i18n.tsx'
import { capsOf, isMac, pressOf } from '../chords.ts'

interface Props {
  label: string
  onRecord: (chord: string) => void
  onCancel: () => void
  /** The focus has gone elsewhere. */
  onLeave: () => void
}

/** How long it waits for a second press. */
const secondPressMs = 900

/** Takes the keys that are pressed in it, one or two in a row; Escape and leaving it change nothing. */
export function KeyRecorder({ label, onRecord, onCancel, onLeave }: Props) {
  const t = useT()
  const [first, setFirst] = useState<string | null>(null)
  const done = useRef(false)
  const record = useRef(onRecord)
  record.current = onRecord

  const end = (chord: string) => {
    if (done.current) return
    done.current = true
    record.current(chord)
  }
  useEffect(() => {
    if (first === null) return
    const timer = setTimeout(() => {
      done.current = true
      record.current(first)
    }, secondPressMs)
    return () => clearTimeout(timer)
  }, [first])

  const press = (event: KeyboardEvent) => {
    if (event.code === 'Tab') return
    event.preventDefault()
    if (event.code === 'Escape') {
      done.current = true
      return onCancel()
    }
    const pressed = pressOf(event.nativeEvent)
    if (pressed === null || event.repeat) return
    if (first !== null) end(`${first} ${pressed}`)
    else if (/^(Mod|Alt)\+/.test(pressed)) end(pressed)
    else setFirst(pressed)
  }
  return (
    <input
      type="text"
      readOnly
      className="input key-recorder"
      // biome-ignore lint/a11y/noAutofocus: it was opened to be pressed into
      autoFocus
      aria-label={label}
      placeholder={t('keys.record')}
      value={first ? `${capsOf(first, isMac()).join(' ')} …` : ''}
      onKeyDown={press}
      onBlur={() => done.current || onLeave()}
    />
  )
}
