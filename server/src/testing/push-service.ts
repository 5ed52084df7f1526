import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a push service took, opened as the browser would open it. */
export interface Pushed {
  readonly browser: string
  readonly shown: { title: string; body: string; tag: string; link: string }
  readonly headers: IncomingHttpHeaders
  /** The claims of a signature that fits the key it came with. */
  readonly claims: { aud: string; exp: number; sub: string }
  readonly publicKey: string
}

/** What a browser gives to the page that asks for its subscription. */
export interface Given {
  readonly endpoint: string
  readonly keys: { readonly p256dh: string; readonly auth: string }
}

export interface PushService {
  readonly origin: string
  readonly pushed: Pushed[]
  subscribe(browser: string): Given
  /** What it answers to the next requests; 201 afterwards. */
  answers(...statuses: number[]): void
  close(): void
}

/** A push service on loopback, with the browsers behind it: it knows their private keys and reads what came for them. */
export async function openPushService(): Promise<PushService> {
  const browsers = new Map<string, { readonly curve: ReturnType<typeof createECDH>; readonly auth: Buffer }>()
  const pushed: Pushed[] = []
  const next: number[] = []
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>))
    const name = request.url?.slice(1) ?? ''
    const browser = browsers.get(name)
    const status = next.shift() ?? 201
    if (browser && status === 201) {
      const shown = JSON.parse(unseal(body, browser.curve, browser.auth)) as Pushed['shown']
      pushed.push({ browser: name, shown, headers: request.headers, ...signatureIn(request.headers) })
    }
    response.writeHead(browser ? status : 404, { 'retry-after': '30' }).end()
  }).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    pushed,
    subscribe(name) {
      const curve = createECDH('prime256v1')
      const p256dh = curve.generateKeys().toString('base64url')
      const auth = randomBytes(16)
      browsers.set(name, { curve, auth })
      return { endpoint: `${origin}/${name}`, keys: { p256dh, auth: auth.toString('base64url') } }
    },
    answers: (...statuses) => void next.push(...statuses),
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

const derive = (secret: Buffer, salt: Buffer, info: Buffer | string, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length))

/** RFC 8291 over RFC 8188, of one record. @throws where it does not open */
function unseal(body: Buffer, curve: ReturnType<typeof createECDH>, auth: Buffer): string {
  const salt = body.subarray(0, 16)
  const sender = body.subarray(21, 21 + (body[20] ?? 0))
  const record = body.subarray(21 + sender.length)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), curve.getPublicKey(), sender])
  const secret = derive(curve.computeSecret(sender), auth, info, 32)
  const key = derive(secret, salt, 'Content-Encoding: aes128gcm\0', 16)
  const nonce = derive(secret, salt, 'Content-Encoding: nonce\0', 12)
  const cipher = createDecipheriv('aes-128-gcm', key, nonce)
  cipher.setAuthTag(record.subarray(-16))
  const padded = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()])
  const end = padded.lastIndexOf(2)
  if (end < 0 || padded.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('it has no end')
  return padded.subarray(0, end).toString('utf8')
}

/** RFC 8292: `vapid t=<JWT>, k=<key>`. @throws where the signature does not fit the key */
function signatureIn({ authorization = '' }: IncomingHttpHeaders): Pick<Pushed, 'claims' | 'publicKey'> {
  const [, token = '', publicKey = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? []
  const [head, claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(publicKey, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'))
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' } as never)
  const signed = Buffer.from(`${head}.${claims}`)
  const fits = verify(
    'sha256',
    signed,
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!fits) throw new Error('the signature does not fit')
  return { claims: JSON.parse(Buffer.from(claims, 'base64url').toString()) as Pushed['claims'], publicKey }
}
