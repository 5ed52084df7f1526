import type { z } from 'zod'
import type { AccountEvent } from './account-events/events.ts'
import type {
  BookName,
  InboundMessage,
  InboundStatus,
  MarketingChoice,
  ParsedEntry,
  ParseResult,
  PastMessage,
  PastNews,
  ReadUpTo,
} from './channel.ts'
import type { BusinessConnection, InboundChange, PersonChange } from './content.ts'
import { whatIsWrong } from './wire-values.ts'

const mostProblems = 20

/** Collects what a body holds, by account, while a parser walks through it. */
export interface Gathering {
  message(account: string, message: InboundMessage): void
  status(account: string, status: InboundStatus): void
  read(account: string, read: ReadUpTo): void
  change(account: string, change: InboundChange): void
  person(account: string, change: PersonChange): void
  connection(account: string, connection: BusinessConnection): void
  press(account: string, press: string): void
  past(account: string, message: PastMessage): void
  pastNews(account: string, news: PastNews): void
  name(account: string, name: BookName): void
  choice(account: string, choice: MarketingChoice): void
  /** Understood, and nothing in it to be kept. */
  nothing(account: string): void
  /** Something about a business account, beside messages. */
  account(business: string, event: AccountEvent): void
  /** A short word without customer text; repeated and very many ones are told once. */
  problem(what: string): void
  /** Reads a part by its schema; a part that does not fit becomes a problem under the name `what`. */
  take<S extends z.ZodType>(schema: S, raw: unknown, what: string): z.output<S> | undefined
  result(): ParseResult
}

export function gather(problems: readonly string[] = []): Gathering {
  const told = new Set(problems)
  const accounts = new Map<string, OpenEntry>()
  const businesses = new Map<string, AccountEvent[]>()
  const entryOf = (account: string) => {
    const entry = accounts.get(account) ?? emptyEntry(account)
    accounts.set(account, entry)
    return entry
  }
  const problem = (what: string): void => {
    if (told.size < mostProblems) told.add(what)
  }
  return {
    message: (account, message) => void entryOf(account).messages.push(message),
    status: (account, status) => void entryOf(account).statuses.push(status),
    read: (account, read) => void entryOf(account).reads.push(read),
    change: (account, change) => void entryOf(account).changes.push(change),
    person: (account, change) => void entryOf(account).people.push(change),
    connection(account, connection) {
      const entry = entryOf(account)
      entry.connections = [...(entry.connections ?? []), connection]
    },
    press(account, press) {
      const entry = entryOf(account)
      entry.presses = [...(entry.presses ?? []), press]
    },
    past(account, message) {
      const entry = entryOf(account)
      entry.past ??= []
      entry.past.push(message)
    },
    pastNews(account, news) {
      const entry = entryOf(account)
      entry.pastNews ??= []
      entry.pastNews.push(news)
    },
    name(account, name) {
      const entry = entryOf(account)
      entry.names ??= []
      entry.names.push(name)
    },
    choice(account, choice) {
      const entry = entryOf(account)
      entry.choices ??= []
      entry.choices.push(choice)
    },
    nothing: (account) => void entryOf(account),
    account(business, event) {
      const events = businesses.get(business) ?? []
      events.push(event)
      businesses.set(business, events)
    },
    problem,
    take(schema, raw, what) {
      const read = schema.safeParse(raw)
      if (!read.success) problem(`${what}: ${whatIsWrong(read.error)}`)
      return read.data
    },
    result: () => ({
      entries: [...accounts.values()] satisfies ParsedEntry[],
      problems: [...told],
      ...(businesses.size > 0
        ? { businesses: [...businesses].map(([business, events]) => ({ business, events })) }
        : {}),
    }),
  }
}

interface OpenEntry {
  readonly account: string
  readonly messages: InboundMessage[]
  readonly statuses: InboundStatus[]
  readonly reads: ReadUpTo[]
  readonly changes: InboundChange[]
  readonly people: PersonChange[]
  connections?: BusinessConnection[]
  presses?: string[]
  past?: PastMessage[]
  pastNews?: PastNews[]
  names?: BookName[]
  choices?: MarketingChoice[]
}

const emptyEntry = (account: string): OpenEntry => ({
  account,
  messages: [],
  statuses: [],
  reads: [],
  changes: [],
  people: [],
})
