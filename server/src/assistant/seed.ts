import type { Ctx } from '#platform/context.ts'
import type { StoreId } from '#platform/ids.ts'
import { changeAssistant } from './assistants.ts'

/** The demo's assistant: Айжан, friendly, in three languages, on the model that needs no account. */
export async function seedAssistant(ctx: Ctx, storeId: StoreId): Promise<void> {
  await ctx.db.withStore(storeId, (tx) =>
    changeAssistant(ctx, tx, {
      name: 'Айжан',
      tone: 'Дружелюбно и коротко, на «вы».',
      instructions: 'Если нужного размера нет, предложите те, что есть. О скидках говорит только человек.',
      languages: ['ru', 'ky', 'en'],
      provider: 'offline',
      enabled: true,
    }),
  )
}
