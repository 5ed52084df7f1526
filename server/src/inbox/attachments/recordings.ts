import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { spokenLanguage } from '#platform/text/language.ts'
import { ownContactId } from '../contacts/own.ts'
import { hastenTurn } from '../turns/words.ts'
import { askForWords } from './job.ts'
import { tellThread } from './record.ts'
import type { Transcript } from './transcript.ts'

/** A stored recording that is still to be written down. */
export interface UnheardRecording {
  readonly id: string
  readonly messageId: string
  readonly conversationId: string
  readonly sha256: string
  readonly type: string
  readonly size: number
  readonly durationMs: number | null
  /** Those that failed for a passing reason. */
  readonly tries: number
}

/** Undefined when it has been written down already, given up, or its message was taken back. */
export async function unheardRecording(
  tx: StoreTx,
  attachmentId: string,
): Promise<UnheardRecording | undefined> {
  const [row] = await tx.query<UnheardRecording & { size: bigint }>(
    `select a.id, a.message_id as "messageId", m.conversation_id as "conversationId", a.sha256, a.type, a.size,
       a.duration_ms as "durationMs", a.transcript_tries as tries
     from attachment a join message m on m.store_id = a.store_id and m.id = a.message_id
     where a.store_id = $1 and a.id = $2 and a.state = 'stored' and a.transcript_state = 'waiting'`,
    [tx.storeId, attachmentId],
  )
  return row && { ...row, size: Number(row.size) }
}

/** Keeps what was heard, tells the thread, and lets the answer that waits for it begin. */
export async function keepTranscript(
  ctx: Ctx,
  tx: StoreTx,
  recording: UnheardRecording,
  transcript: Transcript,
): Promise<void> {
  await hastenTurn(ctx, tx, recording.conversationId)
  await tx.query(
    `update attachment set transcript_state = 'done', transcript_reason = null, transcript = $3
     where store_id = $1 and id = $2 and transcript_state = 'waiting'`,
    [tx.storeId, recording.id, JSON.stringify(transcript)],
  )
  await learnLanguage(tx, recording, transcript.text)
  tellThread(ctx, tx, recording)
}

/** Gives it up and says why, in one word. */
export async function giveUpTranscript(
  ctx: Ctx,
  tx: StoreTx,
  recording: UnheardRecording,
  reason: string,
): Promise<void> {
  await hastenTurn(ctx, tx, recording.conversationId)
  await tx.query(
    `update attachment set transcript_state = 'failed', transcript_reason = $3, transcript_tries = transcript_tries + 1
     where store_id = $1 and id = $2 and transcript_state = 'waiting'`,
    [tx.storeId, recording.id, reason],
  )
  tellThread(ctx, tx, recording)
}

export async function hearLater(
  ctx: Ctx,
  tx: StoreTx,
  recording: UnheardRecording,
  seconds: number,
): Promise<void> {
  await tx.query(
    `update attachment set transcript_tries = transcript_tries + 1
     where store_id = $1 and id = $2 and transcript_state = 'waiting'`,
    [tx.storeId, recording.id],
  )
  await askForWords(ctx, tx, recording.id, seconds)
}

/** A person asks for the words of a recording that was given up or has a stand-in. False when there is no such one. */
export async function hearAgain(ctx: Ctx, tx: StoreTx, messageId: string, id: string): Promise<boolean> {
  const [row] = await tx.query<{ conversationId: string }>(
    `update attachment a set transcript_state = 'waiting', transcript_reason = null, transcript_tries = 0,
       transcript = null
     from message m
     where a.store_id = $1 and a.id = $2 and a.message_id = $3 and a.state = 'stored'
       and (a.transcript_state = 'failed' or a.transcript->'standIn' = 'true')
       and m.store_id = $1 and m.id = a.message_id
     returning m.conversation_id as "conversationId"`,
    [tx.storeId, id, messageId],
  )
  if (!row) return false
  await askForWords(ctx, tx, id)
  tellThread(ctx, tx, { messageId, conversationId: row.conversationId })
  return true
}

/** Who only ever speaks is known by the language of the words, as those who write are. */
async function learnLanguage(tx: StoreTx, { messageId }: UnheardRecording, text: string): Promise<void> {
  const { language, sure } = spokenLanguage(text)
  if (!language || !sure) return
  await tx.query(
    `update contact p set language = $3 from message m
     join conversation c on c.store_id = $1 and c.id = m.conversation_id
     where m.store_id = $1 and m.id = $2 and m.author = 'contact' and p.store_id = $1 and p.id = ${ownContactId}
       and p.language is null`,
    [tx.storeId, messageId, language],
  )
}
