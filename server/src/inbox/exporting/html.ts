const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
/** What turns the direction of whatever follows, and signs that no text needs: they would reach beyond their element. */
const unruly = /[\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\n\t]/gu

/** Text as text, whatever stands in it, also within an attribute in double quotes. */
export const escaped = (text: string): string =>
  text.replace(unruly, '').replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)

/** An element around what is HTML already. */
export const tag = (name: string, className: string, ...inner: readonly string[]): string => {
  const filled = inner.join('')
  return filled === '' ? '' : `<${name} class="${className}" dir="auto">${filled}</${name}>`
}
