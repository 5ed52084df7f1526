/** `unfinished`: as far as it goes it may yet become one. */
export type AddressProblem = 'empty' | 'unfinished' | 'scheme' | 'spaces' | 'long'

const longest = 2000

/** A web address as it is sent; what was written without a scheme gets the safe one. */
export function addressIn(text: string): { url: string } | AddressProblem {
  const written = text.trim()
  if (written === '') return 'empty'
  if (/\s/.test(written)) return 'spaces'
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(written)?.[1]?.toLowerCase()
  // "shop.example:8080" names a port.
  const named = scheme !== undefined && !/^[^/]+\.[^/]+:\d/.test(written)
  if (named && scheme !== 'http' && scheme !== 'https') return 'scheme'
  const url = named ? written : `https://${written}`
  if (url.length > longest) return 'long'
  return URL.canParse(url) && hasHost(new URL(url)) ? { url } : 'unfinished'
}

const hasHost = ({ hostname }: URL): boolean => /[^.]\.[^.]{2,}$/.test(hostname)
