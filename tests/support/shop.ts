import { createHash } from 'node:crypto'
import { createPerson, createStore } from '../../server/src/accounts/index.ts'
import { seedAssistant } from '../../server/src/assistant/index.ts'
import { seedCatalog } from '../../server/src/catalog/index.ts'
import { readConfig } from '../../server/src/platform/config.ts'
import type { Ctx } from '../../server/src/platform/context.ts'
import { createContext } from '../../server/src/platform/create-context.ts'
import { type ChannelId, newId, type StoreId } from '../../server/src/platform/ids.ts'
import { phoneNumberId, wabaId } from './whatsapp.ts'

export interface Shop {
  readonly store: StoreId
  readonly channel: ChannelId
  readonly ctx: Ctx
  close(): Promise<void>
}

/** A store with a connected WhatsApp number, a catalogue and an assistant, in the database that `env` names. */
export async function openShop(env: Record<string, string>, options: { assistant: boolean }): Promise<Shop> {
  const { ctx, close } = await createContext(readConfig({ ...env, ROLE: 'web' }))
  const person = await createPerson(ctx, {
    firstName: 'Aizada',
    lastName: 'Asanova',
    email: 'aizada@ayperi.example',
    language: 'ru',
    password: 'tilla-kozu-2026',
  })
  const details = {
    name: 'Ayperi',
    country: 'KG',
    currency: 'KGS',
    timeZone: 'Asia/Bishkek',
    languages: ['ru', 'ky', 'en'],
  } as const
  const { id: store } = await createStore(ctx, details, person)
  const channel = await connectWhatsApp(ctx, store)
  if (options.assistant) {
    await seedCatalog(ctx, store)
    await seedAssistant(ctx, store)
  }
  return { store, channel, ctx, close }
}

async function connectWhatsApp(ctx: Ctx, store: StoreId): Promise<ChannelId> {
  const id = newId<'channel'>()
  await ctx.db.withStore(store, async (tx) => {
    await tx.query(
      `insert into channel (store_id, id, kind, name, external_id, settings, connected_at)
       values ($1, $2, 'whatsapp', 'Ayperi', $3, $4, $5)`,
      // Without its business account the hourly look at channels would break it in the middle of a long run.
      [store, id, phoneNumberId, { wabaId }, ctx.clock.now()],
    )
    await tx.query(`select app.claim_route('whatsapp', $1, $2, $3)`, [
      phoneNumberId,
      id,
      createHash('sha256').digest(),
    ])
    await ctx.vault.put(tx, { owner: 'channel', rowId: id, name: 'token' }, 'test-token')
  })
  return id
}
