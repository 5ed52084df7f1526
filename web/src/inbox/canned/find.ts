import type { CannedReply } from '../../api/types.ts'

/** What is asked for after `/` at the beginning of a reply; null when nothing is. */
export const askedIn = (draft: string): string | null =>
  draft.startsWith('/') && !draft.includes('\n') && draft.length <= 60
    ? draft.slice(1).trim().toLowerCase()
    : null

/**
 * Those whose shortcut or words hold what is asked: in the conversation's language first, then by how well the shortcut
 * fits, one's own before everybody's.
 */
export function findCanned(
  replies: readonly CannedReply[],
  asked: string,
  language: string | null,
): CannedReply[] {
  const rank = (reply: CannedReply) => [
    reply.language === language ? 0 : 1,
    fit(reply, asked),
    reply.shared ? 1 : 0,
  ]
  return replies
    .filter((reply) => fit(reply, asked) < 3)
    .map((reply) => ({ reply, rank: rank(reply) }))
    .toSorted((one, other) => compare(one.rank, other.rank) || byShortcut(one.reply, other.reply))
    .map(({ reply }) => reply)
}

function fit({ shortcut, text }: CannedReply, asked: string): number {
  if (shortcut.startsWith(asked)) return 0
  if (shortcut.includes(asked)) return 1
  return text.toLowerCase().includes(asked) ? 2 : 3
}

const compare = (one: readonly number[], other: readonly number[]): number =>
  one.map((value, n) => value - (other[n] ?? 0)).find((difference) => difference !== 0) ?? 0

const order: readonly string[] = ['ru', 'ky', 'en'] satisfies CannedReply['language'][]

const byShortcut = (one: CannedReply, other: CannedReply): number =>
  one.shortcut.localeCompare(other.shortcut) || order.indexOf(one.language) - order.indexOf(other.language)
