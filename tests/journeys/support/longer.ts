import type { Page } from 'playwright-core'
import * as ru from '../../../web/src/i18n/ru.ts'

type Texts = { [key: string]: string | Texts }

/** Seen by nobody; tells texts of the panel from what shops and customers wrote. */
export const mark = '\u2060'
/** What may stand in a text that is ours all the same: the rest is filled with words of others, of any length. */
const ours = /\{(?!(?:count|n|hours|minutes|left|time|until)\})/

/**
 * Makes the panel speak a language of Russian words that are longer by a share, each word by itself: that is the worst
 * for a button. The panel takes it for English.
 */
export async function speakLonger(page: Page, share: number): Promise<void> {
  const body = `export const en = ${JSON.stringify(longerTexts(ru, share))}`
  await page.route(/\/assets\/en-[^/]*\.js$/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body }),
  )
}

const longerTexts = (texts: Texts, share: number): Texts =>
  Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      typeof text === 'string' ? longer(text, share) : longerTexts(text, share),
    ]),
  )

export const longer = (text: string, share: number): string =>
  text.replaceAll(/\{\{?\s*\w+\s*\}?\}|\p{L}+/gu, (word) =>
    word.startsWith('{') ? word : stretch(word, share),
  ) + (ours.test(text) ? '' : mark)

/** Letters are said twice, from the second on, until the word is long enough. */
function stretch(word: string, share: number): string {
  const letters = [...word]
  const more = Math.ceil(letters.length * share)
  return letters.map((letter, n) => (n >= 1 && n <= more ? letter + letter.toLowerCase() : letter)).join('')
}
