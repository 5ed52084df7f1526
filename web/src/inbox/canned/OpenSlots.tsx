import { type RefObject, useEffect, useRef } from 'react'
import { slotPieces } from './slots.ts'

interface Props {
  text: string
  fieldRef: RefObject<HTMLTextAreaElement | null>
}

/** Colours the open slots of a field from behind: the same words in the same place, unseen but for their ground. */
export function OpenSlots({ text, fieldRef }: Props) {
  const sheet = useRef<HTMLDivElement>(null)
  const pieces = slotPieces(text)
  const any = pieces.some(({ open }) => open)
  useEffect(() => {
    const field = fieldRef.current
    if (!any || !field) return
    const follow = () => sheet.current?.scrollTo({ top: field.scrollTop })
    follow()
    field.addEventListener('scroll', follow)
    return () => field.removeEventListener('scroll', follow)
  }, [any, fieldRef])
  if (!any) return null
  return (
    <div ref={sheet} className="slot-sheet" aria-hidden="true">
      {pieces.map((piece) => (piece.open ? <mark key={piece.at}>{piece.text}</mark> : piece.text))}
    </div>
  )
}

/** Puts the caret over the first open slot, so that the next key replaces it. */
export function selectOpenSlot(field: HTMLTextAreaElement | null): void {
  const open = field && slotPieces(field.value).find((piece) => piece.open)
  field?.focus()
  if (open) field.setSelectionRange(open.at, open.at + open.text.length)
  else field?.setSelectionRange(-1, -1)
}
