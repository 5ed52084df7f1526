import { createHash } from 'node:crypto'
import { getMessage } from '#inbox'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { ConversationId, MessageId, StoreId } from '#platform/ids.ts'
import { Problem } from '#platform/problems.ts'
import type { Language } from '#platform/text/language.ts'
import { askModel, type OpenModel } from './ask-model.ts'
import { framed, rewritingOf } from './tasks.ts'

interface Named {
  readonly storeId: StoreId
  readonly conversationId: ConversationId
  readonly messageId: MessageId
}

/**
 * A message in another language, with what its recordings say where it has no words. Asked of the model once, and anew when
 * the message was edited.
 * @throws MessageNotFound, ModelOffline, ModelFailed, Problem nothing_to_translate
 */
export async function translateMessage(
  ctx: Ctx,
  openModel: OpenModel,
  named: Named,
  language: Language,
): Promise<string> {
  const { storeId, conversationId, messageId } = named
  const { text, kept } = await ctx.db.withStore(storeId, async (tx) => {
    const message = await getMessage(ctx, tx, conversationId, messageId)
    const spoken = message.attachments.map(({ transcript }) => transcript?.text ?? '')
    const words = [message.text ?? '', ...spoken].filter(Boolean).join('\n')
    return { text: words, kept: await readKept(tx, messageId, language, words) }
  })
  if (text === '') throw new Problem(422, 'nothing_to_translate', 'There are no words in this message.')
  if (kept !== undefined) return kept
  const translated = await askModel(ctx, openModel, {
    storeId,
    conversationId,
    purpose: 'translate message',
    instructions: rewritingOf('translate', language),
    messages: [{ role: 'user', content: framed(text) }],
  })
  await ctx.db.withStore(storeId, (tx) => keep(ctx, tx, messageId, language, { of: text, is: translated }))
  return translated
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

async function readKept(
  tx: StoreTx,
  messageId: string,
  language: Language,
  of: string,
): Promise<string | undefined> {
  const [row] = await tx.query<{ text: string }>(
    'select text from translation where store_id = $1 and message_id = $2 and language = $3 and of_text = $4',
    [tx.storeId, messageId, language, hashOf(of)],
  )
  return row?.text
}

/** A message that was deleted in between keeps none. */
async function keep(
  ctx: Ctx,
  tx: StoreTx,
  messageId: string,
  language: Language,
  text: { readonly of: string; readonly is: string },
): Promise<void> {
  await tx.query(
    `insert into translation (store_id, message_id, language, of_text, text, created_at)
     select $1, m.id, $3, $4, $5, $6 from message m where m.store_id = $1 and m.id = $2 and m.deleted_at is null
     on conflict (store_id, message_id, language) do update
       set of_text = excluded.of_text, text = excluded.text, created_at = excluded.created_at`,
    [tx.storeId, messageId, language, hashOf(text.of), text.is, ctx.clock.now()],
  )
}
