const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' }

/** What a person reads of a mail, as plain text. Links that HTML hides behind words are written out. */
export function readableText(text: string | undefined, html: string | undefined): string {
  if (text?.trim()) return text.trim()
  return html ? textOfHtml(html) : ''
}

function textOfHtml(html: string): string {
  return html
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<a\b[^>]*href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/gi, '$2 $1')
    .replace(/<br\s*\/?>|<\/(p|div|tr|h\d|li)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|([a-z]+));/gi, (whole, code, name) =>
      code ? String.fromCodePoint(Number(code)) : (entities[String(name).toLowerCase()] ?? whole),
    )
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*\n\s*/g, '\n\n')
    .trim()
}
