type What = 'draft' | 'files' | 'quote' | 'choices' | 'part'

const prefixes = (['draft', 'files', 'quote', 'choices', 'part'] as const).map((what) => `tutum.${what}.`)

/**
 * Under what a device keeps something of the message that a person writes to a conversation. A session that ends by itself
 * leaves it to them, and whoever signs in next does not see it.
 */
export const keptUnder = (what: What, personId: string, conversationId: string): string =>
  `tutum.${what}.${personId}.${conversationId}`

const forgets = new Set<() => void>()

/** What is kept in this window alone goes with the rest. */
export const alsoForget = (forget: () => void): void => void forgets.add(forget)

/** Whoever signs out leaves nothing of what was being written on this device. */
export function forgetWritten(): void {
  for (const forget of forgets) forget()
  for (const key of Object.keys(localStorage))
    if (prefixes.some((prefix) => key.startsWith(prefix))) localStorage.removeItem(key)
}
