import type { MessageTemplate } from '../../api/types.ts'

/**
 * Those in whose name, language or words all that is asked stands: by the name first, then by the words; in the customer's
 * language before others.
 */
export function findTemplates(
  templates: readonly MessageTemplate[],
  asked: string,
  language: string | null,
): MessageTemplate[] {
  const words = plain(asked).split(' ').filter(Boolean)
  return templates
    .map((template) => ({ template, rank: rankOf(template, words, language) }))
    .filter(({ rank }) => rank !== null)
    .toSorted((one, other) => (one.rank ?? 0) - (other.rank ?? 0) || byName(one.template, other.template))
    .map(({ template }) => template)
}

/** Less is sooner; null is not at all. */
function rankOf(template: MessageTemplate, words: readonly string[], language: string | null): number | null {
  const name = `${plain(template.name)} ${template.language.toLowerCase()}`
  const header = template.header?.kind === 'text' ? template.header.text : ''
  const all = [name, plain(header), plain(template.body.text)].join(' ')
  if (!words.every((word) => all.includes(word))) return null
  const foreign = language !== null && !template.language.toLowerCase().startsWith(language) ? 1 : 0
  return (words.every((word) => name.includes(word)) ? 0 : 2) + foreign
}

/** Names are written with underscores and asked for with spaces. */
const plain = (text: string): string => text.toLowerCase().replaceAll('_', ' ').replace(/\s+/g, ' ').trim()

const byName = (one: MessageTemplate, other: MessageTemplate): number =>
  one.name.localeCompare(other.name) || one.language.localeCompare(other.language)
