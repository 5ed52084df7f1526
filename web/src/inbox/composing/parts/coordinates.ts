export interface Coordinates {
  readonly latitude: number
  readonly longitude: number
}

/** `short`: a link that says where it leads only to who opens it. `outside`: there is no such place on earth. */
export type WhereProblem = 'empty' | 'unread' | 'short' | 'outside'

/** Where something is, by two numbers or a link to a map. Nothing is asked of anybody: what a link does not say is not known. */
export function coordinatesIn(text: string): Coordinates | WhereProblem {
  const written = text.trim()
  if (written === '') return 'empty'
  const address = /https?:\/\/\S+/i.exec(written)?.[0]
  const found = address && URL.canParse(address) ? inLink(new URL(address)) : inWords(written)
  if (found === null) return 'unread'
  return found === 'short' || isOnEarth(found) ? found : 'outside'
}

const isOnEarth = ({ latitude, longitude }: Coordinates): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180

function inLink(url: URL): Coordinates | 'short' | null {
  if (shortLinks.test(`${url.hostname}${url.pathname}`)) return 'short'
  const read = maps.find(([host]) => host.test(url.hostname))?.[1]
  return read?.(url) ?? null
}

const shortLinks =
  /^(maps\.app\.goo\.gl|goo\.gl|g\.co|go\.2gis\.com|(www\.)?(yandex|ya)\.[a-z.]+\/maps\/-)(\/|$)/i

const maps: [host: RegExp, read: (url: URL) => Coordinates | null][] = [
  [/(^|\.)google\.(com|[a-z]{2})(\.[a-z]{2})?$/, inGoogle],
  [/(^|\.)(yandex|ya)\.(com|[a-z]{2})(\.[a-z]{2})?$/, inYandex],
  [/(^|\.)2gis\.(com|[a-z]{2})(\.[a-z]{2})?$/, in2gis],
  [/(^|\.)(openstreetmap|osm)\.org$/, inOpenStreetMap],
]

/** The pin comes before what the map is centred on. */
function inGoogle(url: URL): Coordinates | null {
  const path = decoded(url.pathname)
  const stops = stopsOf(path)
  if (stops.length > 0) return stops.length > 1 ? pair(stops.at(-1) ?? null) : null
  const asked = ['q', 'query', 'll', 'destination', 'daddr', 'center'].map((name) =>
    url.searchParams.get(name),
  )
  return (
    lastOf(path, /!3d(-?[\d.]+)!4d(-?[\d.]+)/g) ??
    asked.map(pair).find((each) => each !== null) ??
    lastOf(path, /\/(?:place|search)\/(-?\d+\.\d+),[+ ]?(-?\d+\.\d+)/g) ??
    lastOf(path, /@(-?[\d.]+),(-?[\d.]+)/g)
  )
}

/** The stops of a way, of which the last is where it ends: a name there is no place, whatever else the link is centred on. */
function stopsOf(path: string): string[] {
  const way = /\/dir\/([^@]+?)\/?(?:@.*|data=.*)?$/.exec(path)?.[1]
  return way?.split('/').map((stop) => stop.replaceAll('+', ' ').replace(', ', ',')) ?? []
}

/** Longitude first, but for what was searched or is the end of a way. */
function inYandex(url: URL): Coordinates | null {
  const of = (name: string) => url.searchParams.get(name)
  const end = of('rtext')?.split('~').at(-1) ?? null
  const pins = [of('whatshere[point]'), of('poi[point]'), of('pt')].map((each) => turned(pair(each)))
  return pins.find((each) => each !== null) ?? pair(end) ?? pair(of('text')) ?? turned(pair(of('ll')))
}

/** Longitude first; the place in the path comes before what the map is centred on. */
function in2gis(url: URL): Coordinates | null {
  const path = decoded(url.pathname)
  const pin = lastOf(path, /[/|](-?\d+\.\d+),(-?\d+\.\d+)(?=$|[/;|])/g)
  return turned(pin ?? pair(url.searchParams.get('m')))
}

function inOpenStreetMap(url: URL): Coordinates | null {
  const of = (name: string) => url.searchParams.get(name)
  const pin = pair(`${of('mlat')},${of('mlon')}`)
  return pin ?? lastOf(url.hash, /map=[\d.]+\/(-?[\d.]+)\/(-?[\d.]+)/g)
}

/** Of several the last: a way ends there. */
function lastOf(text: string, pattern: RegExp): Coordinates | null {
  const found = [...text.matchAll(pattern)].at(-1)
  return found ? of(Number(found[1]), Number(found[2])) : null
}

const pair = (text: string | null): Coordinates | null => {
  const found = /^\s*(?:loc:)?(-?\d+(?:\.\d+)?)\s*[,+ ]\s*(-?\d+(?:\.\d+)?)(?=$|[\s/,;])/.exec(text ?? '')
  return found ? of(Number(found[1]), Number(found[2])) : null
}

const turned = (place: Coordinates | null): Coordinates | null =>
  place && { latitude: place.longitude, longitude: place.latitude }

/** "42.87, 74.59", "42,87; 74,59", "geo:42.87,74.59", "42.87° N, 74.59° E" and "42°52'29.6\"N 74°36'44.0\"E". */
function inWords(text: string): Coordinates | null {
  // "42,87" is one number to whoever writes it so.
  if (/^\(?-?\d+,-?\d+\)?$/.test(text)) return null
  return inDegrees(text) ?? inNumbers(text.replace(/^geo:/i, '').replace(/[?].*$/, ''))
}

function inNumbers(text: string): Coordinates | null {
  const bare = text.replace(/[°()\s]+/g, ' ').trim()
  const found =
    /^(-?\d+(?:\.\d+)?) ?([NS])?(?: ?[,;] ?| )(-?\d+(?:\.\d+)?) ?([EW])?$/i.exec(bare) ??
    /^(-?\d+,\d+) ?([NS])?(?: ?; ?|, | )(-?\d+,\d+) ?([EW])?$/i.exec(bare)
  if (!found) return null
  const [, latitude = '', south, longitude = '', west] = found
  return of(signed(numberOf(latitude), south), signed(numberOf(longitude), west))
}

const numberOf = (text: string): number => Number(text.replace(',', '.'))

function inDegrees(text: string): Coordinates | null {
  const part = String.raw`(\d+)\s*°\s*(\d+)\s*['′’]\s*(\d+(?:[.,]\d+)?)\s*(?:["″”]|'')\s*`
  const found = new RegExp(`^${part}([NS])[\\s,;]*${part}([EW])$`, 'i').exec(text.trim())
  if (!found) return null
  const [, ...parts] = found
  const at = (from: number) =>
    signed(
      Number(parts[from]) + Number(parts[from + 1]) / 60 + numberOf(parts[from + 2] ?? '') / 3600,
      parts[from + 3],
    )
  return of(at(0), at(4))
}

const signed = (size: number, side: string | undefined): number => (side && /[SW]/i.test(side) ? -size : size)

/** Seven places are a centimetre. */
const of = (latitude: number, longitude: number): Coordinates | null =>
  Number.isFinite(latitude) && Number.isFinite(longitude)
    ? { latitude: rounded(latitude), longitude: rounded(longitude) }
    : null

const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7

/** A broken escape is left as it is. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
