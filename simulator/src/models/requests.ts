import type { Provider } from './conversation.ts'

/** A request as it came in; `key` is what the caller showed, so that tests can tell stores apart. */
export type RecordedRequest = {
  at: string
  provider: Provider
  path: string
  key: string | null
  headers: Record<string, string>
  body: unknown
}

export type RequestLog = {
  add: (request: RecordedRequest) => void
  list: (provider?: string) => RecordedRequest[]
  clear: () => void
}

const kept = 500

/** The last requests, oldest first; older ones are forgotten. */
export function createRequestLog(): RequestLog {
  const requests: RecordedRequest[] = []
  return {
    add(request) {
      requests.push(request)
      if (requests.length > kept) requests.shift()
    },
    list: (provider) => requests.filter((each) => provider === undefined || each.provider === provider),
    clear: () => void requests.splice(0),
  }
}
