import { setTimeout as wait } from 'node:timers/promises'
import { addMember, createPerson, createStore, findMember, findPersonByEmail, storesOf } from '#accounts'
import { seedAssistant } from '#assistant'
import { listProducts, seedCatalog } from '#catalog'
import { connectChannel } from '#channels'
import { listDocuments, seedKnowledge } from '#knowledge'
import type { Ctx } from '#platform/context.ts'
import type { PersonId, StoreId } from '#platform/ids.ts'

/** Accounts of the simulator's world; they open nothing elsewhere. */
const accounts = [
  {
    kind: 'whatsapp',
    phoneNumberId: '106540352242922',
    wabaId: '102290129340398',
    accessToken: 'demo-whatsapp-token',
  },
  { kind: 'instagram', accountId: '17841400000000001', accessToken: 'demo-instagram-token' },
  { kind: 'telegram', botToken: '7000000001:demo-telegram-bot-token-0000000000001' },
] as const

const bishkek = {
  country: 'KG',
  currency: 'KGS',
  timeZone: 'Asia/Bishkek',
  languages: ['ru', 'ky', 'en'],
} as const

/**
 * Fills what is empty with the demo world: Aizada's clothes shop Ayperi on three channels, where Bakyt answers, too, and Nurlan's
 * flower shop.
 * Each step looks first, so a crash in between is made good by the next start and nothing of a person's is overwritten.
 */
export async function seedDemo(ctx: Ctx): Promise<void> {
  const aizada = await person(ctx, {
    firstName: 'Айзада',
    lastName: 'Асанова',
    email: 'aizada@ayperi.example',
  })
  const nurlan = await person(ctx, {
    firstName: 'Нурлан',
    lastName: 'Садыков',
    email: 'nurlan@florist.example',
  })
  const bakyt = await person(ctx, {
    firstName: 'Бакыт',
    lastName: 'Токтогулов',
    email: 'bakyt@ayperi.example',
  })
  const ayperi = await shop(ctx, 'Ayperi', aizada, 'ayperi')
  await colleague(ctx, ayperi, bakyt)
  await shop(ctx, 'Florist', nurlan, 'florist')
  for (const account of accounts) await connect(ctx, ayperi, account)
}

async function person(
  ctx: Ctx,
  details: { firstName: string; lastName: string; email: string },
): Promise<PersonId> {
  const known = await findPersonByEmail(ctx, details.email)
  return known?.id ?? createPerson(ctx, { ...details, language: 'ru', password: 'ayperi-demo' })
}

async function shop(ctx: Ctx, name: string, owner: PersonId, goods: 'ayperi' | 'florist'): Promise<StoreId> {
  const known = (await storesOf(ctx, owner)).find((store) => store.name === name)
  const { id } = known ?? (await createStore(ctx, { name, ...bishkek }, owner))
  const [products, documents] = [
    await listProducts(ctx, id, { limit: 1 }),
    await listDocuments(ctx, id, { limit: 1 }),
  ]
  if (!known || products.items.length === 0) await seedCatalog(ctx, id, goods)
  if (!known || documents.items.length === 0) await seedKnowledge(ctx, id, goods)
  if (!known) await seedAssistant(ctx, id)
  return id
}

async function colleague(ctx: Ctx, store: StoreId, personId: PersonId): Promise<void> {
  await ctx.db.withStore(store, async (tx) => {
    if (!(await findMember(tx, personId)))
      await addMember(tx, { personId, role: 'operator' }, ctx.clock.now())
  })
}

/** The simulator forgets where to deliver when it stops, so each start tells it again; what a person disconnected stays so. */
async function connect(ctx: Ctx, store: StoreId, account: (typeof accounts)[number]): Promise<void> {
  const [known] = await ctx.db.withStore(store, (tx) =>
    tx.query<{ state: string }>('select state from channel where store_id = $1 and kind = $2 limit 1', [
      store,
      account.kind,
    ]),
  )
  if (known?.state === 'disconnected') return
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await connectChannel(ctx, store, account)
    if (outcome.ok) return
    if (outcome.code !== 'unreachable' || attempt === 50)
      throw new Error(`the demo's ${account.kind} could not be connected: ${outcome.code}`)
    await wait(200)
  }
}
