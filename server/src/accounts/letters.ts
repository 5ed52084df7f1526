import { createEmailVerificationToken } from 'better-auth/api'
import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { PersonId } from '#platform/ids.ts'
import { parseId } from '#platform/ids.ts'
import { defineJob } from '#platform/jobs/jobs.ts'
import { accountExistsText, confirmAddressText } from './letter-texts.ts'
import { type Person, readPerson } from './people.ts'
import { authSecret, CONFIRMATION_SECONDS } from './secret.ts'

// Jobs name the person only: neither an address nor a link that signs in lies in the queue.
export const confirmAddress = defineJob(
  'accounts.confirm-address',
  z.object({ personId: z.uuid(), next: z.string() }),
)
export const accountExists = defineJob('accounts.account-exists', z.object({ personId: z.uuid() }))

/** Writes and sends the letters of sign-up. */
export async function workOnLetters(ctx: Ctx): Promise<void> {
  await ctx.jobs.work(confirmAddress, async ({ personId, next }) => {
    const person = await personOf(ctx, personId)
    if (person)
      await ctx.mail.send({
        to: person.email,
        ...confirmAddressText(person, await confirmationUrl(ctx, person, next)),
      })
  })
  await ctx.jobs.work(accountExists, async ({ personId }) => {
    const person = await personOf(ctx, personId)
    if (person) await ctx.mail.send({ to: person.email, ...accountExistsText(person, ctx.config.publicUrl) })
  })
}

const personOf = (ctx: Ctx, id: string): Promise<Person | undefined> =>
  readPerson(ctx, parseId<'person'>(id) satisfies PersonId)

async function confirmationUrl(ctx: Ctx, person: Person, next: string): Promise<string> {
  const token = await createEmailVerificationToken(
    authSecret(ctx),
    person.email,
    undefined,
    CONFIRMATION_SECONDS,
    {
      userId: person.id,
    },
  )
  const query = new URLSearchParams({ token, callbackURL: next })
  return `${ctx.config.publicUrl}/api/auth/verify-email?${query}`
}
