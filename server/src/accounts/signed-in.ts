import type { Ctx } from '#platform/context.ts'
import type { Language } from './people.ts'

/** The language of whoever is signed in by this session; undefined when it has ended. */
export async function languageOfSession(ctx: Ctx, sessionId: string): Promise<Language | undefined> {
  const [row] = await ctx.db.asOwner((tx) =>
    tx.query<{ language: Language }>(
      `select p.language from session s join person p on p.id = s.person_id where s.id = $1 and s.expires_at > $2`,
      [sessionId, ctx.clock.now()],
    ),
  )
  return row?.language
}

/** Those of these sessions that have not ended. */
export async function aliveSessions(ctx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await ctx.db.asOwner((tx) =>
    tx.query<{ id: string }>('select id from session where id = any($1::uuid[]) and expires_at > $2', [
      ids,
      ctx.clock.now(),
    ]),
  )
  return new Set(rows.map(({ id }) => id))
}
