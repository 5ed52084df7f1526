import { documentsOfPassages } from '#knowledge'
import type { StoreTx } from '#platform/database/database.ts'
import type { MemberId } from '#platform/ids.ts'
import type { Source } from '../tools/record.ts'
import { type Receipt, receiptOf, receiptOfTurn } from '../turns/store.ts'

export interface PlacedSource extends Source {
  /** Of a passage: the document that it stands in now; null when it does no more. */
  readonly documentId: string | null
}

export const thumbs = ['up', 'down'] as const
export type Thumb = (typeof thumbs)[number]

export interface Ratings {
  readonly up: number
  readonly down: number
  readonly mine: Thumb | null
}

interface RatedReceipt extends Omit<Receipt, 'sources'> {
  readonly sources: PlacedSource[]
  readonly ratings: Ratings
}

/** A receipt as a member sees it: with where its sources are mended, and what is thought of the answer. */
export async function readReceipt(
  tx: StoreTx,
  memberId: MemberId,
  conversationId: string,
  messageId: string,
): Promise<RatedReceipt | undefined> {
  return rated(tx, memberId, await receiptOf(tx, conversationId, messageId))
}

/** The same of a turn whose words are no message yet. */
export async function readTurnReceipt(
  tx: StoreTx,
  memberId: MemberId,
  conversationId: string,
  turnId: string,
): Promise<RatedReceipt | undefined> {
  return rated(tx, memberId, await receiptOfTurn(tx, conversationId, turnId))
}

async function rated(
  tx: StoreTx,
  memberId: MemberId,
  receipt: Receipt | undefined,
): Promise<RatedReceipt | undefined> {
  if (!receipt) return undefined
  return {
    ...receipt,
    sources: await placed(tx, receipt.sources),
    ratings: await ratingsOf(tx, receipt.turnId, memberId),
  }
}

/** Each source with the document in which it is mended. */
export async function placed(tx: StoreTx, sources: readonly Source[]): Promise<PlacedSource[]> {
  const passages = sources.filter(({ kind }) => kind === 'passage').map(({ id }) => id)
  const documents = await documentsOfPassages(tx, passages)
  return sources.map((source) => ({ ...source, documentId: documents.get(source.id) ?? null }))
}

async function ratingsOf(tx: StoreTx, turnId: string, memberId: MemberId): Promise<Ratings> {
  const [row] = await tx.query<Ratings>(
    `select count(*) filter (where thumb = 'up')::int as up, count(*) filter (where thumb = 'down')::int as down,
       max(thumb) filter (where member_id = $3) as mine
     from turn_rating where store_id = $1 and turn_id = $2`,
    [tx.storeId, turnId, memberId],
  )
  return row ?? { up: 0, down: 0, mine: null }
}
