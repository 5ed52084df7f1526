import { createTransport } from 'nodemailer'
import type { Logger } from 'pino'
import type { Mail } from './mail.ts'

/** Sends by SMTP. Without a server letters are not sent, and the log says so without their words. */
export function openMail(options: { smtpUrl: string | undefined; from: string; log: Logger }): Mail {
  const { smtpUrl, from, log } = options
  if (!smtpUrl)
    return {
      async send() {
        log.warn('a letter was not sent: SMTP_URL is not set')
      },
    }
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  })
  return {
    async send(letter) {
      await transport.sendMail({ from, to: letter.to, subject: letter.subject, text: letter.text })
    },
  }
}
