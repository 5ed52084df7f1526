import type { ChannelKind } from './channel.ts'

interface Named {
  readonly kind: ChannelKind
  /** Of Telegram, whose address names the channel. */
  readonly channelId: string | null
  readonly body: Buffer
}

/** Where the wires of Meta name the shop's account. Quotes within texts are escaped, so no customer can write such a key. */
const accountKeys = {
  whatsapp: /"phone_number_id"\s*:\s*"(\d{1,32})"/g,
  // People are named by an id, too; an entry's is followed by what it holds.
  instagram: /"id"\s*:\s*"(\d{1,32})"\s*,\s*"(?:time|messaging|standby|changes|changed_fields)"/g,
} as const

/** The accounts that a body speaks of, without its being parsed. */
export function accountsNamed({ kind, channelId, body }: Named): string[] {
  if (kind === 'telegram') return channelId ? [channelId] : []
  const found = body.toString('latin1').matchAll(accountKeys[kind])
  return [...new Set(Array.from(found, ([, account]) => account ?? ''))]
}

/** The lane of a delivery: its account, '' when it names none, null when it names several and so belongs into no lane. */
export function laneOf(delivery: Named): string | null {
  const accounts = accountsNamed(delivery)
  return accounts.length > 1 ? null : (accounts[0] ?? '')
}
