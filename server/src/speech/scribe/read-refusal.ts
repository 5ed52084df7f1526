import { z } from 'zod'
import type { SpeechFailureKind } from '../speech.ts'

const Body = z.object({ detail: z.object({ status: z.string() }) })

/** What a status other than 200 means. A key that is right and has no money left is answered with 401 as well. */
export function readRefusal(status: number, body: unknown): SpeechFailureKind {
  const said = Body.safeParse(body).data?.detail.status
  if (said === 'quota_exceeded' || status === 402) return 'no_quota'
  if (status === 401 || status === 403) return 'key_refused'
  if (status === 429) return 'busy'
  return status >= 500 || status === 408 ? 'unavailable' : 'recording_refused'
}

/** Seconds, as the service would send them; anything else is not heeded. */
export function retryAfterOf(header: string | null): number | undefined {
  const seconds = Number(header ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined
}
