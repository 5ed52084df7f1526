import { createHash } from 'node:crypto'
import type { Ctx } from '../context.ts'
import type { StoreId } from '../ids.ts'
import { fold, skeleton } from '../text/fold.ts'
import { embedderOf } from './choose.ts'

/** What a passage is found by, made from its texts; `letters` from `spelled` where the body is too long to compare. */
export function searchable(passage: { title: string; body: string; spelled?: string }) {
  const { title, body, spelled = `${title} ${body}` } = passage
  return {
    title,
    body,
    digest: createHash('sha256').update(`${title}\u0000${body}`).digest('base64url'),
    foldedTitle: fold(title),
    foldedBody: fold(body),
    letters: skeleton(spelled),
  }
}

/** SQL for the full text of a row `r` of {@link searchable}: a word in the title weighs more. */
export const wordsOfRow = `setweight(to_tsvector('russian', r."foldedTitle"), 'A') || to_tsvector('russian', r."foldedBody")`

const batch = 200

/**
 * Gives every passage in `table` of the store its vector by the store's present embedder; those that have it are left.
 * The service is asked outside any transaction, and a passage that changed meanwhile keeps waiting.
 * @returns how many were embedded.
 */
export async function embedPassages(
  ctx: Ctx,
  storeId: StoreId,
  table: 'product_passage' | 'passage',
): Promise<number> {
  const embedder = await embedderOf(ctx, storeId)
  for (let done = 0; ; ) {
    const waiting = await ctx.db.withStore(storeId, (tx) =>
      tx.query<{ id: string; digest: string; text: string }>(
        `select id, digest, title || E'\\n' || body as text from ${table}
         where store_id = app.store_id() and embedder is distinct from $1 order by id limit ${batch}`,
        [embedder.name],
      ),
    )
    if (waiting.length === 0) return done
    const vectors = await embedder.embed(
      waiting.map((passage) => passage.text),
      'document',
    )
    const rows = waiting.map(({ id, digest }, i) => ({ id, digest, vector: `[${vectors[i]?.join(',')}]` }))
    await ctx.db.withStore(storeId, (tx) =>
      tx.query(
        `update ${table} p set embedder = $1, embedding = r.vector::halfvec(512)
         from jsonb_to_recordset($2::jsonb) r (id uuid, digest text, vector text)
         where p.store_id = app.store_id() and p.id = r.id and p.digest = r.digest`,
        [embedder.name, JSON.stringify(rows)],
      ),
    )
    done += rows.length
  }
}
