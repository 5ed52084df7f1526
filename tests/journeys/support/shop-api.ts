import type { DemoPorts } from '../../../scripts/demo.ts'

interface Said {
  readonly author: string
  readonly text: string | null
}

/** Aizada's shop over HTTP with Meerim on WhatsApp, for journeys that need no screen. */
export function shopAt(ports: DemoPorts) {
  const simulator = `http://127.0.0.1:${ports.simulator}/control/customers/whatsapp/messages`
  const server = `http://127.0.0.1:${ports.server}`
  let cookie = ''

  const read = async (path: string) => {
    cookie ||= await signIn(server)
    return json(await fetch(server + path, { headers: { cookie } }))
  }
  const conversation = async (): Promise<Said[]> => {
    const { stores } = await read('/api/v1/me')
    const conversations = `/api/v1/stores/${stores[0].id}/conversations`
    const { items } = await read(`${conversations}?view=all`)
    return (await read(`${conversations}/${items[0].id}/messages`)).items
  }
  return {
    async customerWrites(text: string): Promise<void> {
      await json(await fetch(simulator, { ...post, body: JSON.stringify({ text }) }))
    },
    /** The newest words on the customer's phone, their own included. */
    async lastOnPhone(): Promise<string> {
      return (await json(await fetch(simulator))).messages.at(-1).text
    },
    async said(): Promise<(string | null)[]> {
      return (await conversation()).map(({ text }) => text)
    },
    async lastAuthor(): Promise<string | undefined> {
      return (await conversation()).at(-1)?.author
    },
  }
}

const post = { method: 'POST', headers: { 'content-type': 'application/json' } }

async function signIn(server: string): Promise<string> {
  const answer = await fetch(`${server}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { ...post.headers, origin: server },
    body: JSON.stringify({ email: 'aizada@ayperi.example', password: 'ayperi-demo' }),
  })
  await json(answer)
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
}

async function json(answer: Response) {
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}: ${await answer.text()}`)
  return answer.json()
}
