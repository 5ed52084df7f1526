import { createServer } from 'node:http'

/** What a provider got: for tests of sending. */
export interface Got {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: unknown
}

export interface FakeProvider {
  readonly url: string
  readonly got: Got[]
  /** The next answers, in order; afterwards `hang` answers nothing and `reset` breaks the connection. */
  answers(...answers: (FakeAnswer | 'hang' | 'reset')[]): void
  /** Answers by what was asked, once no prepared answer is left. */
  answersBy(answer: (asked: Got) => FakeAnswer | undefined): void
  close(): Promise<void>
}
export interface FakeAnswer {
  readonly status?: number
  readonly headers?: Record<string, string>
  readonly body: unknown
}

/** A provider of one's own on a free port, which keeps what it got and answers as told. */
export async function startFakeProvider(): Promise<FakeProvider> {
  const got: Got[] = []
  const next: (FakeAnswer | 'hang' | 'reset')[] = []
  let answerTo: (asked: Got) => FakeAnswer | undefined = () => undefined
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString()
    const { method = '', url = '', headers } = request
    const asked = { method, url, headers, body: bodyOf(headers['content-type'], text) }
    got.push(asked)
    const answer = next.shift() ?? answerTo(asked) ?? { status: 500, body: 'no answer was prepared' }
    if (answer === 'hang') return
    if (answer === 'reset') return void request.socket.resetAndDestroy()
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers })
    response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body))
  })
  // A test that works for seconds without a pause would find its idle connection closed under it.
  server.keepAliveTimeout = 0
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    got,
    answers: (...answers) => void next.push(...answers),
    answersBy: (answer) => {
      answerTo = answer
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function bodyOf(type: string | undefined, text: string): unknown {
  if (text === '') return undefined
  if (type === 'application/json') return JSON.parse(text)
  return type?.startsWith('application/x-www-form-urlencoded')
    ? Object.fromEntries(new URLSearchParams(text))
    : text
}
