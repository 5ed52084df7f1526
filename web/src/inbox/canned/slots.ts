/** What a ready answer leaves open, and what it is filled with; null where nothing is known. */
export interface SlotValues {
  name: string | null
  shop: string | null
  me: string | null
}

export const slotNames = ['name', 'shop', 'me'] as const satisfies readonly (keyof SlotValues)[]

const slot = /\{\{[^\S\n]*(name|shop|me)[^\S\n]*\}\}/g

/** The text with every slot filled whose value is known. */
export const fillSlots = (text: string, values: SlotValues): string =>
  text.replace(slot, (whole, name: keyof SlotValues) => values[name]?.trim() || whole)

/** A part of the text; `open`: a slot that nobody has filled. */
export interface SlotPiece {
  at: number
  text: string
  open: boolean
}

/** The text in parts, open slots apart. Put together they are the text. */
export function slotPieces(text: string): SlotPiece[] {
  const pieces: SlotPiece[] = []
  let at = 0
  for (const { index, 0: whole } of text.matchAll(slot)) {
    pieces.push({ at, text: text.slice(at, index), open: false }, { at: index, text: whole, open: true })
    at = index + whole.length
  }
  return [...pieces, { at, text: text.slice(at), open: false }].filter((piece) => piece.text !== '')
}

/** Open slots as they stand, each once. */
export const openSlots = (text: string): string[] => [
  ...new Set(slotPieces(text).flatMap((piece) => (piece.open ? [piece.text] : []))),
]
