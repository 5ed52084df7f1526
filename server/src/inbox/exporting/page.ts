import type { Language } from '#platform/text/language.ts'
import { escaped } from './html.ts'
import type { ExportWords } from './words.ts'

interface Head {
  readonly language: Language
  readonly words: ExportWords
  readonly contact: string
  /** Addresses of the customer: a number, a username. */
  readonly known: readonly string[]
  readonly shop: string
  readonly channel: string
  readonly madeAt: string
  readonly timeZone: string
  readonly notes: boolean
}

// Nothing is loaded and nothing runs: the page is the file, wherever it is opened.
const policy = "default-src 'none'; style-src 'unsafe-inline'"

const style = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif;background:light-dark(#f7f5f1,#191714);color:light-dark(#221e18,#eae6df)}
body{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.5rem;margin:0 0 .25rem;overflow-wrap:anywhere}h2{font-size:.875rem;font-weight:600;text-align:center;margin:1.5rem 0 .5rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem;font-size:.875rem;margin:0 0 1rem}dt{opacity:.75}dd{margin:0;overflow-wrap:anywhere}
article{border:1px solid light-dark(#d9d3c8,#45403a);border-radius:.75rem;padding:.5rem .75rem;margin:.5rem 0;width:fit-content;max-width:88%;background:light-dark(#fff,#24211d)}
article.out{margin-inline-start:auto;background:light-dark(#e9f3ee,#1f2e28)}
article.note{margin-inline-start:auto;border-radius:.25rem;background:light-dark(#fdf3d3,#3a3118)}
header{display:flex;flex-wrap:wrap;gap:0 .5rem;font-size:.8125rem}header time,.mark,.small{opacity:.8}.mark::before{content:"· "}
p,blockquote{margin:.125rem 0;overflow-wrap:anywhere}.said{white-space:pre-wrap}.small,.event,.kind,.file,footer{font-size:.875rem}
.quoted{border-inline-start:2px solid currentColor;padding-inline-start:.5rem;opacity:.8}.event,footer{text-align:center;opacity:.8}.gone{font-style:italic}
@media print{article{break-inside:avoid}}`

export function headHtml(head: Head): string {
  const { language, words, contact, known, shop, channel, madeAt, timeZone, notes } = head
  const facts: [string, string][] = [
    [words.customer, [contact, ...known].join(' · ')],
    [words.channel, channel],
    [words.made, madeAt],
    [words.zone, timeZone],
  ]
  const list = facts
    .map(([name, value]) => `<dt>${escaped(name)}</dt><dd dir="auto">${escaped(value)}</dd>`)
    .join('')
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(`${words.title}: ${contact}`)}</title>
<style>${style}</style></head><body>
<h1 dir="auto">${escaped(`${words.title}: ${contact}`)}</h1><p class="small">${escaped(shop)} · ${escaped(notes ? words.withNotes : words.withoutNotes)}</p>
<dl>${list}</dl>
<main>
`
}

export const dayHtml = (day: string): string => `<h2>${escaped(day)}</h2>\n`

/** Whoever finds it missing has a part of the file. */
export const footHtml = (words: ExportWords, count: number): string =>
  `</main>\n<footer>${escaped(words.end)}${count}</footer></body></html>\n`
