import { guessLanguage, type Language } from '#platform/text/language.ts'
import type { Format, WantedDocument } from './types.ts'

export interface Cut {
  readonly title: string
  readonly body: string
  readonly language: Language
}

/** Characters of a passage: long enough to stand alone, short enough to be about one thing. */
const longest = 900

/**
 * Cuts a document into passages that carry the headings above them. Paragraphs of one section are gathered up to
 * {@link longest} characters; a longer one is cut between sentences, at worst between words.
 */
export function cut(document: WantedDocument): Cut[] {
  const sections =
    document.format === 'markdown' ? markdownSections(document.text) : [{ path: [], text: document.text }]
  return sections.flatMap(({ path, text }) =>
    gather(paragraphs(text).flatMap((paragraph) => pieces(paragraph, longest))).map((body) => ({
      title: titleOf(document.title, path),
      body,
      language: document.language ?? guessLanguage(body),
    })),
  )
}

interface Section {
  readonly path: readonly string[]
  readonly text: string
}

function markdownSections(text: string): Section[] {
  const sections: { path: string[]; lines: string[] }[] = [{ path: [], lines: [] }]
  let path: { level: number; heading: string }[] = []
  let fenced = false
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced
    const [, marks = '', heading = ''] = (!fenced && line.match(/^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/)) || []
    if (marks === '') sections.at(-1)?.lines.push(line)
    else {
      path = [
        ...path.filter(({ level }) => level < marks.length),
        { level: marks.length, heading: plain(heading) },
      ]
      sections.push({ path: path.map((one) => one.heading), lines: [] })
    }
  }
  return sections.map((section) => ({ path: section.path, text: plain(section.lines.join('\n')) }))
}

/** Without the marks that say how it looks; words, lists and addresses of links stay. */
const plain = (markdown: string): string =>
  markdown
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]+)\]\(([^)\s]+)[^)]*\)/g, '$1 ($2)')
    .replace(/(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/^\s*(?:```|~~~).*$/gm, '')

const paragraphs = (text: string): string[] =>
  text
    .split(/\r?\n\s*\r?\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => /[\p{L}\p{N}]/u.test(paragraph))

function pieces(text: string, size: number): string[] {
  if (text.length <= size) return [text]
  const head = text.slice(0, size)
  const ends = [/^[\s\S]*\n/, /^[\s\S]*[.!?…](?=\s)/, /^[\s\S]*\s/].map(
    (end) => head.match(end)?.[0].length ?? 0,
  )
  const at = ends.find((end) => end > size / 3) ?? wholeCharacters(head)
  return [text.slice(0, at).trim(), ...pieces(text.slice(at).trim(), size)].filter((piece) => piece !== '')
}

/** Without the first half of a surrogate pair at its end, which is no character. */
const wholeCharacters = (head: string): number => (head.isWellFormed() ? head.length : head.length - 1)

function gather(parts: readonly string[]): string[] {
  const out: string[] = []
  for (const part of parts) {
    const last = out.at(-1)
    if (last !== undefined && last.length + part.length + 2 <= longest)
      out[out.length - 1] = `${last}\n\n${part}`
    else out.push(part)
  }
  return out
}

/** A first heading that only repeats the title is said once. */
const titleOf = (title: string, path: readonly string[]): string =>
  [title, ...(path[0]?.toLowerCase() === title.toLowerCase() ? path.slice(1) : path)].join(' › ')

export const formats = ['text', 'markdown'] as const satisfies readonly Format[]
