import { type Language, languages } from '../../mail/texts.ts'
import { escaped } from '../../pages.ts'
import type { WhatsAppAccount } from '../../world/accounts.ts'
import { signUpFaults } from '../../world/sign-up-faults.ts'
import { dialogPage, hidden } from '../consent/page.ts'
import { type SignUpTexts, signUpTexts } from './texts.ts'

/** What the app asked for, already checked. */
export type Asked = {
  client_id: string
  config_id: string
  redirect_uri: string
  state: string
  extras: string
  response_type: string
}

/** The dialog: which numbers, whether the past comes along, yes or no, and what is to go wrong. */
export function signUpPage(
  asked: Asked,
  numbers: readonly WhatsAppAccount[],
  fromPhoneApp: boolean,
  language: Language,
): string {
  const t = signUpTexts(language)
  const share = fromPhoneApp
    ? `<label><input type="checkbox" name="share" checked> ${escaped(t.share)}</label>`
    : ''
  const faults = ['none', ...signUpFaults] as const
  return dialogPage(
    fromPhoneApp ? t.titlePhoneApp : t.title,
    `<p>${t.simulated}</p><form method="post" class="consent">
    ${Object.entries(asked)
      .map(([name, value]) => hidden(name, value))
      .join('')}
    <p>${fromPhoneApp ? t.asksPhoneApp : t.asks}</p>
    ${numbers.map((number, at) => choice(number, at === 0, t)).join('')}${share}
    <label>${t.breakIt} <select name="fault">${faults
      .map((fault) => `<option value="${fault}">${escaped(t[fault])}</option>`)
      .join('')}</select></label>
    <p class="consent-acts"><button name="answer" value="allow">${t.allow}</button>
    <button name="answer" value="cancel">${t.cancel}</button></p></form>`,
    language,
    links(asked, language),
  )
}

export function refusedSignUp(why: 'wrongApp' | 'wrongAddress' | 'nothing', language: Language): string {
  const t = signUpTexts(language)
  return dialogPage(t.refused, `<p>${t[why]}</p>`, language, '')
}

function choice(number: WhatsAppAccount, checked: boolean, t: SignUpTexts): string {
  const words = [number.displayNumber, number.name, stateOf(number, t)].join(' · ')
  return `<label><input type="checkbox" name="number_${number.id}"${checked ? ' checked' : ''}> ${escaped(words)}</label>`
}

function stateOf({ registered, pin, phoneApp }: WhatsAppAccount, t: SignUpTexts): string {
  if (phoneApp) return t.phoneApp
  if (registered !== false) return t.registered
  return pin ? t.withPin.replace('{pin}', pin) : t.fresh
}

const links = (asked: Asked, language: Language): string =>
  languages
    .filter((other) => other !== language)
    .map((lang) => {
      const address = `?${new URLSearchParams({ ...asked, lang })}`
      return `<a href="${escaped(address)}" hreflang="${lang}">${lang}</a>`
    })
    .join(' ')
