import { v5 } from 'uuid'
import type { Ctx } from '#platform/context.ts'
import type { StoreId } from '#platform/ids.ts'
import type { SecretPlace } from '#platform/vault/vault.ts'
import { offlineSpeech } from './offline.ts'
import { scribe } from './scribe/scribe.ts'
import type { SpeechToText } from './speech.ts'

/** Where a store keeps its own key for ElevenLabs. */
export const elevenlabsKeyOf = (storeId: StoreId): SecretPlace => ({
  owner: 'model',
  rowId: v5('elevenlabs', storeId),
  name: 'api_key',
})

export interface ChosenSpeech {
  readonly speech: SpeechToText
  /** Whose key opens the service; nobody's is the stand-in. */
  readonly key: 'own' | 'platform' | 'none'
}

/** Who listens for a store: Scribe by the store's own key or the platform's, else the stand-in. Not inside a transaction. */
export async function speechOf(ctx: Ctx, storeId: StoreId): Promise<ChosenSpeech> {
  const own = await ctx.db.withStore(storeId, (tx) => ctx.vault.get(tx, elevenlabsKeyOf(storeId)))
  const { elevenlabsUrl: baseUrl, elevenlabsKey } = ctx.config.models
  if (own) return { speech: scribe({ baseUrl, key: own }), key: 'own' }
  if (elevenlabsKey) return { speech: scribe({ baseUrl, key: elevenlabsKey }), key: 'platform' }
  return { speech: offlineSpeech, key: 'none' }
}
