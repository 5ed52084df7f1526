import { v5 } from 'uuid'
import type { Ctx } from '#platform/context.ts'
import type { StoreId } from '#platform/ids.ts'
import { Problem } from '#platform/problems.ts'
import type { SecretPlace } from '#platform/vault/vault.ts'
import { type Assistant, type KeyProvider, readAssistant, writeAssistant } from './assistants.ts'
import { checkKey } from './models/check-key.ts'
import type { ModelChoice } from './models/model.ts'

/** Each provider has a row of its own, since the vault destroys by row. */
const placeOf = (storeId: StoreId, provider: KeyProvider): SecretPlace => ({
  owner: 'model',
  rowId: v5(provider, storeId),
  name: 'api_key',
})

/**
 * Tries the key with one short call and keeps it, and from then on the assistant answers with this model.
 * @throws Problem `model_key_wrong` with the provider's own reason; nothing is kept then.
 */
export async function giveKey(
  ctx: Ctx,
  storeId: StoreId,
  { provider, key, model }: { provider: KeyProvider; key: string; model: string },
): Promise<Assistant> {
  const check = await checkKey({ provider, model, apiKey: key }, ctx.config.models)
  if (!check.ok)
    throw new Problem(422, 'model_key_wrong', check.detail, {
      field: check.reason === 'no_such_model' ? 'model' : 'key',
      reason: check.reason,
    })
  return ctx.db.withStore(storeId, async (tx) => {
    await ctx.vault.put(tx, placeOf(storeId, provider), key)
    const now = await readAssistant(tx)
    return writeAssistant(ctx, tx, { ...now, provider, model, keys: [...new Set([...now.keys, provider])] })
  })
}

/** Destroys a key; an assistant that used it answers offline from then on. */
export async function takeKey(ctx: Ctx, storeId: StoreId, provider: KeyProvider): Promise<Assistant> {
  return ctx.db.withStore(storeId, async (tx) => {
    const { owner, rowId } = placeOf(storeId, provider)
    await ctx.vault.destroy(tx, owner, rowId)
    const now = await readAssistant(tx)
    const used = now.provider === provider ? ({ provider: 'offline', model: 'offline' } as const) : {}
    return writeAssistant(ctx, tx, { ...now, ...used, keys: now.keys.filter((one) => one !== provider) })
  })
}

/** The model that the assistant is set to, with its key opened; not to be asked inside a transaction. */
export async function modelChoice(
  ctx: Ctx,
  storeId: StoreId,
  { provider, model }: Assistant,
): Promise<ModelChoice> {
  if (provider === 'offline') return { provider, model }
  const apiKey = await ctx.db.withStore(storeId, (tx) => ctx.vault.get(tx, placeOf(storeId, provider)))
  return { provider, model, apiKey }
}
