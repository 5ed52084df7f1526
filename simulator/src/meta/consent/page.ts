import { type Language, languages } from '../../mail/texts.ts'
import { escaped } from '../../pages.ts'
import type { InstagramAccount } from '../../world/accounts.ts'
import { type ConsentTexts, consentTexts, type Scope, scopeTexts } from './texts.ts'

/** What the app asked for, already checked. */
export type Asked = { clientId: string; redirectUri: string; state: string; scopes: Scope[] }

/** The dialog: which account, which permissions, yes or no. The basics cannot be unticked, as with the real one. */
export function consentPage(asked: Asked, accounts: InstagramAccount[], language: Language): string {
  const t = consentTexts(language)
  const choices = accounts.map(
    ({ id, username }) => `<option value="${escaped(id)}">@${escaped(username)}</option>`,
  )
  return dialogPage(
    t.title,
    `<p>${t.simulated}</p><form method="post" class="consent">
    ${hidden('client_id', asked.clientId)}${hidden('redirect_uri', asked.redirectUri)}${hidden('state', asked.state)}
    ${hidden('asked', asked.scopes.join(','))}
    <p>${t.asks}</p><label>${t.account} <select name="account">${choices.join('')}</select></label>
    ${asked.scopes.map((scope) => permission(scope, t)).join('')}
    <p class="consent-acts"><button name="answer" value="allow">${t.allow}</button>
    <button name="answer" value="deny">${t.deny}</button></p></form>`,
    language,
    links(asked, language),
  )
}

export function refusedPage(
  why: 'wrongApp' | 'wrongAddress' | 'wrongScope' | 'nobody',
  language: Language,
): string {
  const t = consentTexts(language)
  return dialogPage(t.refused, `<p>${t[why]}</p>`, language, '')
}

function permission(scope: Scope, t: ConsentTexts): string {
  const basic = scope === 'instagram_business_basic'
  return `<label><input type="checkbox" name="${scope}" checked${basic ? ' disabled' : ''}> ${t[scopeTexts[scope]]}</label>`
}

export const hidden = (name: string, value: string) =>
  `<input type="hidden" name="${name}" value="${escaped(value)}">`

function links({ clientId, redirectUri, state, scopes }: Asked, language: Language): string {
  const query = { client_id: clientId, redirect_uri: redirectUri, state, scope: scopes.join(',') }
  return languages
    .filter((other) => other !== language)
    .map((lang) => {
      const address = `?${new URLSearchParams({ ...query, response_type: 'code', lang })}`
      return `<a href="${escaped(address)}" hreflang="${lang}">${lang}</a>`
    })
    .join(' ')
}

/** A page of a dialog at a provider: what is asked, and links to the other languages. */
export function dialogPage(title: string, body: string, language: Language, aside: string): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${escaped(title)} · Tutum</title>
<link rel="icon" href="/static/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/static/tokens.css"><link rel="stylesheet" href="/static/mailbox.css">
<script src="/static/theme.js"></script></head>
<body><main><header><h1>${escaped(title)}</h1><span>${aside}</span></header>${body}</main></body></html>`
}
