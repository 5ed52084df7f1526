import { randomUUID } from 'node:crypto'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import type { World } from '../world/world.ts'

export type Mail = {
  id: string
  from: string
  to: string[]
  subject: string
  /** plain text; the parser makes it from the HTML part when there is no other */
  text: string
  links: string[]
  /** ISO 8601 */
  at: string
}

const keptMails = 200
const largestMail = 5 * 1024 * 1024

/** Takes every mail and gives none away: the demo's post office. */
export class Mailbox {
  #world: World
  #mails: Mail[] = []
  #server: SMTPServer

  constructor(world: World) {
    this.#world = world
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      size: largestMail,
      closeTimeout: 500,
      logger: false,
      onData: (stream, session, done) => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        simpleParser(stream)
          .then((parsed) => this.#take(to, parsed))
          .then(() => done(), done)
      },
    })
    // A sender that breaks off is no trouble of ours.
    this.#server.on('error', () => {})
  }

  /** Newest first. */
  list(): Mail[] {
    return this.#mails.toReversed()
  }

  find(id: string): Mail | undefined {
    return this.#mails.find((mail) => mail.id === id)
  }

  clear(): void {
    this.#mails = []
    this.#world.events.publish({ type: 'mail' })
  }

  /** Starts to listen; port 0 takes a free one. Returns the address for `SMTP_URL`. */
  listen(host: string, port: number): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      const { server } = this.#server
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject)
        const address = server.address()
        const taken = typeof address === 'object' && address ? address.port : port
        resolve(`smtp://${host}:${taken}`)
      })
    })
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }

  #take(to: string[], parsed: Awaited<ReturnType<typeof simpleParser>>): void {
    const text = (parsed.text ?? '').trim()
    this.#mails.push({
      id: randomUUID(),
      from: parsed.from?.text ?? '',
      to,
      subject: parsed.subject ?? '',
      text,
      links: text.match(/https?:\/\/[^\s<>"')\]]+/g) ?? [],
      at: this.#world.clock().toISOString(),
    })
    this.#mails = this.#mails.slice(-keptMails)
    this.#world.events.publish({ type: 'mail' })
  }
}
