import * as z from 'zod'

/** What a provider's error body says: its codes in plain words, its sentence, and how long to wait. */
export type ProviderWords = { codes: string[]; message: string; retryAfterMs?: number }

const Detail = z.looseObject({
  '@type': z.string().optional(),
  reason: z.string().optional(),
  retryDelay: z.string().optional(),
  violations: z.array(z.looseObject({ quotaId: z.string().optional() })).optional(),
})

// OpenAI: error.{type,code}; Anthropic: error.{type}; Google: error.{status,details}.
const Body = z.looseObject({
  error: z.looseObject({
    message: z.string().optional().catch(undefined),
    type: z.string().optional().catch(undefined),
    status: z.string().optional().catch(undefined),
    code: z.union([z.string(), z.number()]).nullish().catch(undefined),
    details: z.array(Detail).catch([]).default([]),
  }),
})

/** Reads the error body of any of the three providers; one that cannot be read says nothing. */
export function providerWords(body: string | undefined): ProviderWords {
  const parsed = Body.safeParse(json(body))
  if (!parsed.success) return { codes: [], message: '' }
  const { message = '', type, status, code, details } = parsed.data.error
  const reasons = details.flatMap((detail) => detail.reason ?? [])
  const daily = details.some((detail) => detail.violations?.some((each) => /PerDay/.test(each.quotaId ?? '')))
  const named = [type, status, typeof code === 'string' ? code : undefined, ...reasons].filter(isWord)
  const wait = details.map((detail) => secondsOf(detail.retryDelay)).find((seconds) => seconds !== undefined)
  return {
    codes: [...new Set(daily ? [...named, 'daily_quota'] : named)],
    message,
    ...(wait === undefined ? {} : { retryAfterMs: wait * 1000 }),
  }
}

// A code is a short word; anything else could carry a customer's text.
const isWord = (text: string | undefined): text is string => text !== undefined && /^[\w.-]{1,60}$/.test(text)

const secondsOf = (delay: string | undefined): number | undefined => {
  const seconds = /^(\d+(?:\.\d+)?)s$/.exec(delay ?? '')?.[1]
  return seconds === undefined ? undefined : Number(seconds)
}

function json(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
