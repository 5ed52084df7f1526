import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, describe, expect, it } from 'vitest'
import { createLog } from '../log.ts'
import { openMail } from './open.ts'

const received: string[] = []
let refuse = false
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      received.push(Buffer.concat(chunks).toString())
      done(refuse ? new Error('mailbox full') : null)
    })
  },
})
server.listen(0, '127.0.0.1')
await once(server.server, 'listening')
const { port } = server.server.address() as AddressInfo
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

const letter = { to: 'meerim@example.com', subject: 'Confirm', text: 'the link' }
const log = createLog('silent')

describe('mail', () => {
  it('goes to the configured server, from the configured sender', async () => {
    await openMail({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Tutum <no-reply@tutum.test>', log }).send(
      letter,
    )
    expect(received.at(-1)).toMatch(/From: Tutum <no-reply@tutum.test>/)
    expect(received.at(-1)).toMatch(/the link/)
  })

  it('throws when the server does not take it, so that the job tries again', async () => {
    refuse = true
    const mail = openMail({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Tutum <no-reply@tutum.test>', log })
    await expect(mail.send(letter)).rejects.toThrow(/mailbox full/)
  })

  it('says without its words that a letter was not sent when there is no server', async () => {
    const lines: string[] = []
    const heard = createLog('warn', { write: (line) => void lines.push(line) })
    await openMail({ smtpUrl: undefined, from: 'x', log: heard }).send(letter)
    expect(lines.join('')).toContain('SMTP_URL is not set')
    expect(lines.join('')).not.toMatch(/the link|meerim/)
  })
})
