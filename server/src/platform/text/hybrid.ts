import type { StoreTx } from '../database/database.ts'
import { asked } from './asked.ts'

/** A query as the embedder understands it. Vectors of another embedder are not compared with it. */
export interface Meaning {
  readonly embedder: string
  /** Cosine under which two texts of this embedder have nothing in common. */
  readonly floor: number
  readonly vector: readonly number[]
}

export interface Found {
  readonly key: string
  /** Fused by reciprocal rank; comparable within one answer only. */
  readonly score: number
  readonly found: {
    readonly code: boolean
    readonly words: boolean
    readonly letters: boolean
    readonly meaning: boolean
  }
}

/** Where to search. SQL of the module, never anything from outside; `p` is the passage. */
export interface Shelf {
  readonly table: string
  readonly key: string
  /** True for passages named by one of the codes in $7. */
  readonly code?: string
  readonly where?: string
}

export interface Question {
  readonly query: string
  readonly meaning: Meaning | null
  /** Of the one who asks. */
  readonly language: string
  readonly limit: number
  /** The last word may be unfinished: it matches as a beginning. */
  readonly typing?: boolean
}

/** From the original paper on reciprocal rank fusion; makes first places count without letting one list rule. */
const rankOffset = 60
/** Of two near equals, the one in the language of the question. A few places in one list weigh as much. */
const ownLanguage = 0.001
/** Two typing errors in a word of seven letters still pass. */
const alike = 0.5

/**
 * Full text, trigrams and vectors over the passages of the store in force, each ranked, fused by reciprocal rank;
 * an exact code comes first. One pass over the store's passages: an exact scan has full recall and cannot leak.
 */
export async function hybridSearch(
  tx: StoreTx,
  shelf: Shelf,
  { query, meaning, language, limit, typing = false }: Question,
): Promise<Found[]> {
  const { words, letters, codes } = asked(query, { typing })
  const vector = meaning ? `[${meaning.vector.join(',')}]` : null
  const rows = await tx.query<Found['found'] & { key: string; score: number }>(statement(shelf), [
    words,
    letters,
    vector,
    meaning?.embedder ?? '',
    meaning?.floor ?? 1,
    limit,
    codes,
    language,
  ])
  return rows.map(({ key, score, ...found }) => ({ key, score, found }))
}

const statement = ({ table, key, code = '$7::text[] is null', where = 'true' }: Shelf): string => `
  with asked as (
    select to_tsquery('russian', $1) as words, $3::halfvec(512) as meaning
  ), scored as materialized (
    select p.${key} as key,
      bool_or(${code}) as code,
      bool_or(p.language = $8) as own,
      max(ts_rank(p.words, asked.words)) filter (where p.words @@ asked.words) as words,
      max((select sum(likeness) from unnest($2::text[]) word, word_similarity(word, p.letters) likeness where likeness >= ${alike})) as letters,
      max(1 - (p.embedding <=> asked.meaning)) filter (where p.embedder = $4 and 1 - (p.embedding <=> asked.meaning) >= $5::float8) as meaning
    from ${table} p cross join asked
    where p.store_id = app.store_id() and ${where}
    group by p.${key}
  ), ranked as (
    select *,
      1.0 / (${rankOffset} + rank() over (order by words desc nulls last)) as by_words,
      1.0 / (${rankOffset} + rank() over (order by letters desc nulls last)) as by_letters,
      1.0 / (${rankOffset} + rank() over (order by meaning desc nulls last)) as by_meaning
    from scored
    where code or coalesce(words, letters, meaning) is not null
  )
  select key, code, words is not null as words, letters is not null as letters, meaning is not null as meaning,
    (code::int + own::int * ${ownLanguage}
      + case when words is null then 0 else by_words end
      + case when letters is null then 0 else by_letters end
      + case when meaning is null then 0 else by_meaning end)::float8 as score
  from ranked
  order by score desc, key
  limit $6`
