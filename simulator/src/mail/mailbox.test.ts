import { createConnection } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../simulator.ts'

describe('the mailbox', () => {
  let simulator: Simulator
  const list = async () => (await (await fetch(`${simulator.url}/control/mails`)).json()).mails
  const page = async (path: string) => (await fetch(simulator.url + path)).text()

  beforeEach(async () => {
    simulator = await startSimulator()
  })
  afterEach(() => simulator.close())

  it('takes a mail without a password and shows its text and links', async () => {
    await post(simulator.smtpUrl, [
      'Subject: =?utf-8?B?0KHQsNC70LDQvA==?=',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Confirm: http://127.0.0.1:3000/verify?token=a&b=1 today',
    ])
    expect(await list()).toMatchObject([
      {
        subject: 'Салам',
        to: ['meerim@example.com'],
        text: 'Confirm: http://127.0.0.1:3000/verify?token=a&b=1 today',
        links: ['http://127.0.0.1:3000/verify?token=a&b=1'],
      },
    ])
    const [{ id }] = await list()
    expect(await page('/mailbox')).toContain('Салам')
    expect(await page(`/mailbox/${id}`)).toContain('<a href="http://127.0.0.1:3000/verify?token=a&#38;b=1"')
  })

  it('shows the words of a mail, never its markup', async () => {
    await post(simulator.smtpUrl, [
      'Subject: <script>alert(1)</script>',
      'Content-Type: text/html',
      '',
      '<p>Hi <a href="http://127.0.0.1/x">here</a></p><script>bad()</script><img src=x onerror=bad()>',
    ])
    const [mail] = await list()
    expect(mail).toMatchObject({ text: expect.stringContaining('Hi here'), links: ['http://127.0.0.1/x'] })
    for (const html of [await page('/mailbox'), await page(`/mailbox/${mail.id}`)]) {
      expect(html).not.toMatch(/<script(?! src="\/static\/theme\.js">)|<img|onerror/)
      expect(html).toContain('&#60;script&#62;alert(1)')
    }
  })

  it('answers for a mail that is gone', async () => {
    const answer = await fetch(`${simulator.url}/mailbox/none`)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  })
})

/** Speaks just enough SMTP to post one mail. */
async function post(smtpUrl: string, lines: string[]): Promise<void> {
  const { hostname, port } = new URL(smtpUrl)
  const socket = createConnection(Number(port), hostname).setEncoding('utf8')
  const answers = socket[Symbol.asyncIterator]()
  await answers.next()
  for (const said of [
    'HELO test',
    'MAIL FROM:<shop@example.com>',
    'RCPT TO:<meerim@example.com>',
    'DATA',
    [...lines, '.'].join('\r\n'),
  ]) {
    socket.write(`${said}\r\n`)
    const { value } = await answers.next()
    if (!/^[23]/.test(value)) throw new Error(value)
  }
  socket.destroy()
}
