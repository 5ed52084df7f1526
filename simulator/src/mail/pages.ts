import { escaped } from '../pages.ts'
import type { Mail } from './mailbox.ts'
import { type Language, mailTexts } from './texts.ts'

/** The mailbox as HTML. Every word of a mail is escaped; only its http addresses become links. */
export function listPage(mails: Mail[], language: Language): string {
  const t = mailTexts(language)
  const rows = mails.map(
    (mail) => `<li><a class="mail" href="/mailbox/${escaped(mail.id)}?lang=${language}">
      <span class="mail-to">${escaped(mail.to.join(', '))}</span>
      <strong>${escaped(mail.subject || t.noSubject)}</strong>
      ${moment(mail.at)}</a></li>`,
  )
  const body = rows.length > 0 ? `<ul class="mails">${rows.join('')}</ul>` : `<p class="empty">${t.empty}</p>`
  return page(t.mailbox, body, language)
}

export function mailPage(mail: Mail, language: Language): string {
  const t = mailTexts(language)
  return page(
    mail.subject || t.noSubject,
    `<p>${linkToAll(language)}</p>
    <dl class="mail-head"><dt>${t.from}</dt><dd>${escaped(mail.from)}</dd>
    <dt>${t.to}</dt><dd>${escaped(mail.to.join(', '))}</dd><dt>${t.when}</dt><dd>${moment(mail.at)}</dd></dl>
    <article class="mail-text">${withLinks(mail.text)}</article>`,
    language,
  )
}

export function missingPage(language: Language): string {
  const t = mailTexts(language)
  return page(t.mailbox, `<p>${t.gone} ${linkToAll(language)}</p>`, language)
}

function page(title: string, body: string, language: Language): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${escaped(title)} · Tutum</title>
<link rel="icon" href="/static/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/static/tokens.css"><link rel="stylesheet" href="/static/mailbox.css">
<script src="/static/theme.js"></script></head>
<body><main><header><h1>${escaped(title)}</h1><a href="/?lang=${language}">${mailTexts(language).phone}</a></header>${body}</main></body></html>`
}

function linkToAll(language: Language): string {
  return `<a href="/mailbox?lang=${language}">${mailTexts(language).all}</a>`
}

function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"')\]]+)/)
    .map((part, index) =>
      index % 2 === 1 ? `<a href="${escaped(part)}" rel="noreferrer">${escaped(part)}</a>` : escaped(part),
    )
    .join('')
}

function moment(iso: string): string {
  return `<time datetime="${escaped(iso)}">${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC</time>`
}
