import { z } from 'zod'
import { getStore, listMembers, type Member, may, readPerson } from '#accounts'
import { findTrouble, type ToldTrouble, type TroubleTold, troubleJob } from '#channels'
import { AlertedBrowser, alertBrowser, browsersToAlert } from '#inbox'
import type { Ctx } from '#platform/context.ts'
import { parseId } from '#platform/ids.ts'
import { defineJob } from '#platform/jobs/jobs.ts'
import { troubleWords } from './channel-trouble-words.ts'

const Told = z.object({ storeId: z.uuid(), troubleId: z.uuid(), phase: z.enum(['began', 'ended']) })
const letterJob = defineJob('channels.trouble-letter', Told.extend({ personId: z.uuid() }))
const browserJob = defineJob('channels.trouble-browser', Told.extend({ browser: AlertedBrowser }))

/** Whoever may mend a channel is told of its trouble outside the panel: by letter, and in the browsers that may show it. */
export async function workOnTroubles(ctx: Ctx): Promise<void> {
  await ctx.jobs.work(troubleJob, (told) => askToTell(ctx, told))
  await ctx.jobs.work(letterJob, (job) => write(ctx, job))
  await ctx.jobs.work(browserJob, (job) => show(ctx, job))
}

/** A job each, so that what could not be reached is tried again without telling the others twice. */
async function askToTell(ctx: Ctx, told: TroubleTold): Promise<void> {
  await ctx.db.withStore(parseId<'store'>(told.storeId), async (tx) => {
    const members = (await listMembers(tx)).filter(mends)
    const letters = members.map(({ personId }) => ({
      payload: { ...told, personId: String(personId) },
      key: `${told.troubleId} ${told.phase} ${personId}`,
    }))
    await ctx.jobs.enqueueAll(tx, letterJob, letters)
    const browsers = await browsersToAlert(
      ctx,
      tx,
      members.map(({ id }) => id),
    )
    await ctx.jobs.enqueueAll(
      tx,
      browserJob,
      browsers.map((browser) => ({
        payload: { ...told, browser },
        key: `${told.troubleId} ${told.phase} ${browser.subscriptionId}`,
      })),
    )
  })
}

const mends = ({ role }: Member): boolean => may(role, 'channels.write')

interface Scene {
  readonly trouble: ToldTrouble
  readonly storeName: string
}

/**
 * Undefined when there is nothing left to tell: its channel is gone or was disconnected meanwhile, it is over before its
 * beginning was told, or this member mends no channels any more.
 */
const sceneOf = (
  ctx: Ctx,
  { storeId, troubleId, phase }: TroubleTold,
  isTold: (member: Member) => boolean,
): Promise<Scene | undefined> =>
  ctx.db.withStore(parseId<'store'>(storeId), async (tx) => {
    const trouble = await findTrouble(tx, troubleId)
    if (!trouble || (phase === 'began' && trouble.over)) return undefined
    if (!(await listMembers(tx)).some((member) => mends(member) && isTold(member))) return undefined
    const store = await getStore(tx)
    return store && { trouble, storeName: store.name }
  })

async function write(ctx: Ctx, job: TroubleTold & { readonly personId: string }): Promise<void> {
  const scene = await sceneOf(ctx, job, ({ personId }) => personId === job.personId)
  const person = await readPerson(ctx, parseId<'person'>(job.personId))
  if (!scene || !person) return
  const { title, body } = troubleWords(person.language, scene.trouble, job.phase)
  const where = `${ctx.config.publicUrl}${channelsOf(job.storeId)}`
  await ctx.mail.send({
    to: person.email,
    subject: `${scene.storeName}: ${title}`,
    text: `${body}\n\n${where}\n`,
  })
}

async function show(ctx: Ctx, job: TroubleTold & { readonly browser: AlertedBrowser }): Promise<void> {
  const scene = await sceneOf(ctx, job, ({ id }) => id === job.browser.memberId)
  if (!scene) return
  await alertBrowser(ctx, parseId<'store'>(job.storeId), job.browser, (language) => ({
    ...troubleWords(language, scene.trouble, job.phase),
    // That it is well again takes the place of the alarm.
    tag: job.troubleId,
    link: channelsOf(job.storeId),
  }))
}

const channelsOf = (storeId: string): string => `/s/${storeId}/channels`
