import { reembedCatalog } from '#catalog'
import { reembedKnowledge } from '#knowledge'
import type { Ctx } from '#platform/context.ts'
import { voyageKeyOf } from '#platform/embedding/choose.ts'
import { EmbedderFailed } from '#platform/embedding/embedder.ts'
import { voyageEmbedder } from '#platform/embedding/voyage.ts'
import type { StoreId } from '#platform/ids.ts'
import { Problem } from '#platform/problems.ts'
import { announce } from '#platform/realtime/announce.ts'
import type { SecretPlace } from '#platform/vault/vault.ts'
import { checkElevenlabsKey, elevenlabsKeyOf } from '#speech'
import { readServices, type Service, type ServiceState } from './services.ts'

interface ServiceKind {
  placeOf(storeId: StoreId): SecretPlace
  /** What is wrong with a key, undefined when it opens the service. */
  check(ctx: Ctx, key: string): Promise<'key_refused' | 'no_quota' | 'unavailable' | undefined>
  /** Another key, or none: what is to be done anew. */
  changed(ctx: Ctx, storeId: StoreId): Promise<void>
}

const kinds: Record<Service, ServiceKind> = {
  elevenlabs: {
    placeOf: elevenlabsKeyOf,
    check: (ctx, key) => checkElevenlabsKey(ctx.config.models.elevenlabsUrl, key),
    changed: async () => {},
  },
  voyage: {
    placeOf: voyageKeyOf,
    check: checkVoyageKey,
    // Vectors of two embedders are never compared, so everything gets new ones.
    async changed(ctx, storeId) {
      await reembedCatalog(ctx, storeId)
      await reembedKnowledge(ctx, storeId)
    },
  },
}

const sentences = {
  key_refused: 'The service refuses this key.',
  no_quota: 'The account of this key has nothing left to spend.',
  unavailable: 'The service does not answer now. Try again in a minute.',
}

/**
 * Tries the key with one short call and keeps it.
 * @throws Problem `service_key_wrong`; nothing is kept then.
 */
export async function giveServiceKey(
  ctx: Ctx,
  storeId: StoreId,
  service: Service,
  key: string,
): Promise<ServiceState[]> {
  const { placeOf, check, changed } = kinds[service]
  const reason = await check(ctx, key)
  if (reason) throw new Problem(422, 'service_key_wrong', sentences[reason], { field: 'key', reason })
  const states = await ctx.db.withStore(storeId, async (tx) => {
    await ctx.vault.put(tx, placeOf(storeId), key)
    await tx.query(
      `insert into service_key (store_id, service, given_at) values (app.store_id(), $1, $2)
       on conflict (store_id, service) do update set given_at = excluded.given_at, problem = null, problem_at = null`,
      [service, ctx.clock.now()],
    )
    announce(ctx, tx, [{ kind: 'assistant.updated', payload: {} }])
    return readServices(ctx, tx)
  })
  await changed(ctx, storeId)
  return states
}

/** Destroys the store's own key; the platform's works from then on, or the built-in stand-in. */
export async function takeServiceKey(ctx: Ctx, storeId: StoreId, service: Service): Promise<ServiceState[]> {
  const { placeOf, changed } = kinds[service]
  const states = await ctx.db.withStore(storeId, async (tx) => {
    const { owner, rowId } = placeOf(storeId)
    await ctx.vault.destroy(tx, owner, rowId)
    await tx.query('delete from service_key where store_id = app.store_id() and service = $1', [service])
    announce(ctx, tx, [{ kind: 'assistant.updated', payload: {} }])
    return readServices(ctx, tx)
  })
  await changed(ctx, storeId)
  return states
}

async function checkVoyageKey(ctx: Ctx, key: string) {
  try {
    const embedder = voyageEmbedder({ baseUrl: ctx.config.models.voyageUrl, key })
    await embedder.embed(['ping'], 'query', { signal: AbortSignal.timeout(15_000) })
    return undefined
  } catch (error) {
    return error instanceof EmbedderFailed && error.kind === 'key_wrong' ? 'key_refused' : 'unavailable'
  }
}
