const linkForm =
  /(?:[a-z][a-z0-9+.-]*:\/\/|www\.)[^\s<>"')\]]+|(?:[\p{L}\d._%+-]+@)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}(?![a-z0-9.-]*[a-z0-9])(?:[/:?#][^\s<>"')\]]*)?|[\p{L}\d-]+\.рф(?:\/\S*)?/giu

/** Hosts that a text points to: by address, by bare domain or by e-mail; lower case, without `www.`. */
export function hostsIn(text: string): string[] {
  const visible = text.normalize('NFKC').replace(/\p{Cf}/gu, '')
  return [...visible.matchAll(linkForm)].map(([link]) => hostOf(link))
}

// All that stands before the last @ of an authority is a disguise: https://ayperi.kg@evil.example goes to evil.example.
const hostOf = (link: string): string =>
  (link.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').split(/[/?#\\]/)[0] ?? '')
    .replace(/^.*@/, '')
    .replace(/:\d*$/, '')
    .replace(/^www\./i, '')
    .replace(/[.,!;:]+$/, '')
    .toLowerCase()
