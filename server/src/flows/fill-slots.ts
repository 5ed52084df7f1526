import { fillSlots, type Language, slotsIn } from '#assistant'
import { quote } from '#catalog'
import type { StoreTx } from '#platform/database/database.ts'

/** The words with the figures of this very moment in their slots; null when one names a variant that is gone. */
export async function filledNow(tx: StoreTx, words: string, language: Language): Promise<string | null> {
  const quotes = await quote(
    tx,
    slotsIn(words).map(({ sku }) => sku),
  )
  const filled = fillSlots(words, quotes, language)
  return filled.ok ? filled.text : null
}
