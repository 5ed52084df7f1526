import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { Problem } from '#platform/problems.ts'
import { announce } from '#platform/realtime/announce.ts'
import type { Language } from './language.ts'
import type { ModelChoice } from './models/model.ts'

/** The one assistant of a store. */
export interface Assistant {
  readonly name: string
  readonly storeName: string
  readonly tone: string
  readonly instructions: string
  readonly languages: readonly Language[]
  readonly provider: ModelChoice['provider']
  readonly model: string
  /** Providers whose key the store has given. */
  readonly keys: readonly KeyProvider[]
  readonly enabled: boolean
}

export const keyProviders = ['openai', 'anthropic', 'google'] as const
export type KeyProvider = (typeof keyProviders)[number]

export type AssistantChange = {
  readonly [Key in Exclude<keyof Assistant, 'storeName' | 'keys'>]?: Assistant[Key] | undefined
}

/** As it is now; a store that never changed anything has a friendly one with a name of its own that answers offline. */
export async function readAssistant(tx: StoreTx): Promise<Assistant> {
  const [row] = await tx.query<Assistant>(
    `select coalesce(a.name, case s.languages[1] when 'en' then 'Aizhan' else 'Айжан' end) as name, s.name as "storeName", coalesce(a.tone, 'friendly') as tone, coalesce(a.instructions, '') as instructions,
       coalesce(a.languages, s.languages) as languages, coalesce(a.provider, 'offline') as provider, coalesce(a.model, 'offline') as model,
       coalesce(a.keys, '{}') as keys, coalesce(a.enabled, true) as enabled
     from store s left join assistant a on a.store_id = s.store_id where s.store_id = app.store_id()`,
  )
  if (!row) throw new Error('the store in force does not exist')
  return row
}

/** Whether the store in force has an assistant that answers. */
export const assistantAnswers = async (tx: StoreTx): Promise<boolean> => (await readAssistant(tx)).enabled

/** @throws Problem `model_key_missing` when the provider wanted has no key yet. */
export async function changeAssistant(ctx: Ctx, tx: StoreTx, change: AssistantChange): Promise<Assistant> {
  const now = await readAssistant(tx)
  const next = { ...now, ...withoutUndefined(change) }
  const { provider } = next
  if (provider !== 'offline' && !now.keys.includes(provider))
    throw new Problem(422, 'model_key_missing', `Give a key for ${provider} first.`, { field: 'provider' })
  return writeAssistant(ctx, tx, provider === 'offline' ? { ...next, model: 'offline' } : next)
}

/** Stores all of it and tells the store's screens. */
export async function writeAssistant(ctx: Ctx, tx: StoreTx, next: Assistant): Promise<Assistant> {
  await tx.query(
    `insert into assistant (store_id, name, tone, instructions, languages, provider, model, keys, enabled, updated_at)
     values (app.store_id(), $1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (store_id) do update set name = excluded.name, tone = excluded.tone, instructions = excluded.instructions, languages = excluded.languages,
       provider = excluded.provider, model = excluded.model, keys = excluded.keys, enabled = excluded.enabled, updated_at = excluded.updated_at`,
    [
      next.name,
      next.tone,
      next.instructions,
      next.languages,
      next.provider,
      next.model,
      next.keys,
      next.enabled,
      ctx.clock.now(),
    ],
  )
  announce(ctx, tx, [{ kind: 'assistant.updated', payload: {} }])
  return next
}

const withoutUndefined = (change: AssistantChange): Partial<Assistant> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
