import type { Mail } from './mailbox.ts'

/** The mailbox as HTML. Every word of a mail is escaped; only its http addresses become links. */
export function listPage(mails: Mail[]): string {
  const rows = mails.map(
    (mail) => `<li><a class="mail" href="/mailbox/${escaped(mail.id)}">
      <span class="mail-to">${escaped(mail.to.join(', '))}</span>
      <strong>${escaped(mail.subject || 'Без темы')}</strong>
      <time datetime="${escaped(mail.at)}">${time(mail.at)}</time></a></li>`,
  )
  const empty = '<p class="empty">Писем пока нет. Всё, что отправит сервер, придёт сюда и никуда больше.</p>'
  return page('Почта', rows.length > 0 ? `<ul class="mails">${rows.join('')}</ul>` : empty)
}

export function mailPage(mail: Mail): string {
  return page(
    mail.subject || 'Без темы',
    `<p><a href="/mailbox">Все письма</a></p>
    <dl class="mail-head"><dt>От</dt><dd>${escaped(mail.from)}</dd><dt>Кому</dt><dd>${escaped(mail.to.join(', '))}</dd>
    <dt>Когда</dt><dd><time datetime="${escaped(mail.at)}">${time(mail.at)}</time></dd></dl>
    <article class="mail-text">${withLinks(mail.text)}</article>`,
  )
}

export function missingPage(): string {
  return page('Письма нет', '<p>Этого письма больше нет. <a href="/mailbox">Все письма</a></p>')
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Tutum</title>
<link rel="icon" href="/static/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/static/tokens.css"><link rel="stylesheet" href="/static/mailbox.css"></head>
<body><main><header><h1>${escaped(title)}</h1><a href="/">Телефон</a></header>${body}</main></body></html>`
}

function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"')\]]+)/)
    .map((part, index) =>
      index % 2 === 1 ? `<a href="${escaped(part)}" rel="noreferrer">${escaped(part)}</a>` : escaped(part),
    )
    .join('')
}

function time(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
