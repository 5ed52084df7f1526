import { louder, type News, type NewsKind } from './news.ts'

/** What of one conversation one member is to be told, and what they were told. */
export interface Notice {
  /** With `dueAt`: what waits to be told. */
  readonly kind: NewsKind | null
  readonly dueAt: Date | null
  readonly toldAt: Date | null
  /** Keys of news that came here, the newest last. */
  readonly told: readonly string[]
}

const nothing: Notice = { kind: null, dueAt: null, toldAt: null, told: [] }

/**
 * What comes together is told together; and a tab whose line was cut for a moment is back by then and has told it itself.
 */
const GATHER_MS = 3_000
/** One conversation speaks up no oftener. */
const APART_MS = 60_000
const MOST_REMEMBERED = 20

/** The notice with these news of its conversation in it; undefined where all of them were known. */
export function withNews(before: Notice | undefined, news: readonly News[], now: Date): Notice | undefined {
  const { kind, dueAt, toldAt, told } = before ?? nothing
  const fresh = news.filter(({ key }) => !told.includes(key))
  if (fresh.length === 0) return undefined
  return {
    kind: fresh.reduce<NewsKind | null>((loudest, each) => louder(loudest, each.kind), kind),
    dueAt: dueAt ?? dueAfter(toldAt, now),
    toldAt,
    told: [...new Set([...told, ...fresh.map(({ key }) => key)])].slice(-MOST_REMEMBERED),
  }
}

const dueAfter = (toldAt: Date | null, now: Date): Date =>
  new Date(Math.max(now.getTime() + GATHER_MS, (toldAt?.getTime() ?? 0) + APART_MS))
