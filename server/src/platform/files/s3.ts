import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import type { Kept, Shelf } from './shelf.ts'

export interface S3Bucket {
  /** `https://s3.example`, without a slash at the end. */
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

interface Asked {
  readonly method: 'GET' | 'PUT' | 'DELETE'
  readonly headers?: Record<string, string>
  readonly body?: Uint8Array<ArrayBuffer>
}

// A body that comes slowly may take longer than this; the answer's head may not.
const patienceMs = 30_000

/**
 * Files in a bucket that speaks S3, addressed by path (`endpoint/bucket/…`), which every kind of server understands.
 * @throws Error with the status when the bucket refuses; it names neither key nor file.
 */
export function s3Shelf({ endpoint, bucket, ...identity }: S3Bucket): Shelf {
  const client = new AwsClient({ ...identity, service: 's3' })
  const addressOf = ({ storeId, sha256 }: Kept) =>
    `${endpoint}/${bucket}/${storeId}/${sha256.slice(0, 2)}/${sha256}`

  async function ask(file: Kept, { method, headers = {}, body }: Asked): Promise<Response> {
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(new Error('S3 does not answer')), patienceMs)
    const request = await client.sign(addressOf(file), { method, headers, ...(body ? { body } : {}) })
    return await fetch(request, { signal: late.signal }).finally(() => clearTimeout(timer))
  }

  return {
    async write(file, bytes) {
      // The digest is in the signature, so the bucket refuses bytes that were changed on the way.
      const headers = { 'x-amz-content-sha256': file.sha256, 'content-type': 'application/octet-stream' }
      const response = await ask(file, { method: 'PUT', headers, body: new Uint8Array(bytes) })
      await response.body?.cancel()
      if (!response.ok) throw new Error(`S3 answered ${response.status} to a file`)
    },
    async read(file, range) {
      const headers = range ? { range: `bytes=${range.from}-${range.to}` } : {}
      const response = await ask(file, { method: 'GET', headers })
      if (response.ok && response.body) return Readable.fromWeb(response.body as ReadableStream<Uint8Array>)
      await response.body?.cancel()
      if (response.status === 404) return undefined
      throw new Error(`S3 answered ${response.status} when asked for a file`)
    },
    async remove(file) {
      const response = await ask(file, { method: 'DELETE' })
      await response.body?.cancel()
      if (!response.ok && response.status !== 404)
        throw new Error(`S3 answered ${response.status} to the removal of a file`)
    },
  }
}
