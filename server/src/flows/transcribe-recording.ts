import { noteServiceProblem } from '#assistant'
import { productNames } from '#catalog'
import {
  giveUpTranscript,
  hearLater,
  keepTranscript,
  transcribeJob,
  type UnheardRecording,
  unheardRecording,
} from '#inbox'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { parseId, type StoreId } from '#platform/ids.ts'
import { type ChosenSpeech, type Hearing, pauseAfter, speechOf } from '#speech'

/** Nobody speaks to a shop for longer; an endless recording would be paid for by it. */
const LONGEST_MS = 30 * 60_000
const MAX_BYTES = 50 * 1024 * 1024

/** Writes down what customers say, as their recordings come in. */
export const workOnRecordings = (ctx: Ctx): Promise<void> =>
  ctx.jobs.work(transcribeJob, (job) => transcribeRecording(ctx, job))

/**
 * Gives one stored recording to the store's service and keeps what it heard. What fails for a passing reason is tried
 * again, what fails for good says why. Safe to repeat: a recording that is written down or given up is left alone.
 */
export async function transcribeRecording(
  ctx: Ctx,
  job: { readonly storeId: string; readonly attachmentId: string },
  choose = speechOf,
): Promise<void> {
  const storeId = parseId<'store'>(job.storeId)
  const found = await ctx.db.withStore(storeId, async (tx) => {
    const recording = await unheardRecording(tx, job.attachmentId)
    return recording && { recording, names: await productNames(tx, 100) }
  })
  if (!found) return
  const outcome = await listen(ctx, storeId, found.recording, found.names, choose)
  await ctx.db.withStore(storeId, (tx) => conclude(ctx, tx, found.recording, outcome))
}

type Outcome =
  | { readonly reason: 'too_long' | 'file_missing' }
  | { readonly hearing: Hearing; readonly key: ChosenSpeech['key'] }

async function listen(
  ctx: Ctx,
  storeId: StoreId,
  { sha256, type, size, durationMs }: UnheardRecording,
  names: readonly string[],
  choose: typeof speechOf,
): Promise<Outcome> {
  if (size > MAX_BYTES || (durationMs ?? 0) > LONGEST_MS) return { reason: 'too_long' }
  const bytes = await ctx.files.read(storeId, sha256)
  if (!bytes) return { reason: 'file_missing' }
  const { speech, key } = await choose(ctx, storeId)
  return { hearing: await speech.transcribe({ bytes, type }, names), key }
}

async function conclude(ctx: Ctx, tx: StoreTx, recording: UnheardRecording, outcome: Outcome): Promise<void> {
  if ('reason' in outcome) return giveUpTranscript(ctx, tx, recording, outcome.reason)
  const { hearing, key } = outcome
  const problem = problemOfKey(hearing)
  if (key === 'own' && problem !== undefined) await noteServiceProblem(ctx, tx, 'elevenlabs', problem)
  if (hearing.ok) return keepTranscript(ctx, tx, recording, hearing.heard)
  const { kind, retryAfterMs } = hearing
  const pause = pauseAfter(kind, recording.tries + 1, retryAfterMs)
  ctx.log.warn(
    { storeId: tx.storeId, attachmentId: recording.id, kind, pause },
    'a recording was not written down',
  )
  if (pause === undefined) return giveUpTranscript(ctx, tx, recording, kind)
  return hearLater(ctx, tx, recording, pause)
}

/** Null: the key works. Undefined: the service has said nothing of it. */
function problemOfKey(hearing: Hearing): 'key_refused' | 'no_quota' | null | undefined {
  if (hearing.ok) return null
  return hearing.kind === 'key_refused' || hearing.kind === 'no_quota' ? hearing.kind : undefined
}
