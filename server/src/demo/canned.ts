import type { Ctx } from '#platform/context.ts'
import type { StoreId } from '#platform/ids.ts'
import { addCanned } from '../inbox/canned/canned.ts'
import { readyAnswers } from './ready-answers.ts'

/** Gives a new store of the demo its ready answers, everybody's, in its three languages. */
export async function seedCanned(ctx: Ctx, store: StoreId): Promise<void> {
  await ctx.db.withStore(store, async (tx) => {
    for (const { shortcut, texts } of readyAnswers)
      for (const language of ['ru', 'ky', 'en'] as const)
        await addCanned(ctx, tx, null, { shortcut, language, text: texts[language], shared: true })
  })
}
