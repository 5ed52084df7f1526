import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { readLenientBodies } from '../../bodies.ts'
import { demoMetaApp, demoSignUpConfigId, type WhatsAppAccount } from '../../world/accounts.ts'
import { offered } from '../../world/portfolio.ts'
import { isSignUpFault } from '../../world/sign-up-faults.ts'
import type { World } from '../../world/world.ts'
import { languageFor, sendPage } from '../consent/answer.ts'
import { queryOf } from '../graph.ts'
import { type Asked, refusedSignUp, signUpPage } from './page.ts'

const Query = z.object({
  client_id: z.string().default(''),
  config_id: z.string().default(''),
  redirect_uri: z.string().default(''),
  state: z.string().default(''),
  extras: z.string().default('{}'),
  response_type: z.string().default(''),
})
const Extras = z.object({ featureType: z.string().optional() })
const path = '/:version/dialog/oauth'

/** facebook.com: the dialog of WhatsApp's sign-up, to be registered under `/facebook`. */
export function signUpDialog(world: World) {
  return async (app: FastifyInstance): Promise<void> => {
    readLenientBodies(app)

    app.get(path, (request, reply) => {
      const language = languageFor(request)
      const asked = askedBy(world, queryOf(request))
      if (typeof asked === 'string') return sendPage(reply, 400, refusedSignUp(asked, language))
      const fromPhoneApp = isFromPhoneApp(asked)
      const page = signUpPage(asked, offered(world, fromPhoneApp), fromPhoneApp, language)
      return sendPage(reply, 200, page)
    })

    app.post(path, (request, reply) => {
      const language = languageFor(request)
      const form = fieldsOf(request.body)
      const asked = askedBy(world, form)
      if (typeof asked === 'string') return sendPage(reply, 400, refusedSignUp(asked, language))
      if (form['answer'] !== 'allow') return reply.redirect(back(asked, denied), 302)
      const chosen = offered(world, isFromPhoneApp(asked)).filter(({ id }) => `number_${id}` in form)
      if (chosen.length === 0) return sendPage(reply, 400, refusedSignUp('nothing', language))
      if (isSignUpFault(form['fault'])) world.faults.arm({ signUp: form['fault'], times: 1 })
      for (const number of chosen) letIn(world, number, 'share' in form)
      const code = world.signUps.allow(grantOf(world, chosen), asked.redirect_uri)
      const foreign = world.faults.strikes('signUp', 'whatsapp', 'foreignState')
      return reply.redirect(back(asked, { code }, foreign), 302)
    })
  }
}

const denied = {
  error: 'access_denied',
  error_code: '200',
  error_description: 'Permissions error',
  error_reason: 'user_denied',
}
const scopes = ['whatsapp_business_management', 'whatsapp_business_messaging']

/** What the token will be good for, with what was asked to be wrong with it. */
function grantOf({ faults }: World, chosen: readonly WhatsAppAccount[]) {
  const struck = (fault: string) => faults.strikes('signUp', 'whatsapp', fault)
  return {
    appId: struck('otherApp') ? '100200300400999' : demoMetaApp.appId,
    wabaIds: struck('foreignBusiness')
      ? ['999000999000999']
      : [...new Set(chosen.map(({ wabaId }) => wabaId))],
    scopes: struck('scopeMissing') ? scopes.slice(1) : scopes,
  }
}

/** A number of the phone app may be asked for its past anew each time it joins. */
function letIn(world: World, number: WhatsAppAccount, sharesHistory: boolean): void {
  if (number.phoneApp) number.phoneApp = { sharesHistory, joinedAt: world.clock().getTime(), asked: [] }
  if (!world.account('whatsapp', number.id)) world.addAccount(number)
}

function askedBy(world: World, fields: unknown): Asked | 'wrongApp' | 'wrongAddress' {
  const asked = Query.parse(fields)
  const known = asked.client_id === demoMetaApp.appId && asked.config_id === demoSignUpConfigId
  if (!known || asked.response_type !== 'code') return 'wrongApp'
  const { redirect_uri: address } = asked
  if (!URL.canParse(address) || new URL(address).origin !== new URL(world.serverUrl).origin)
    return 'wrongAddress'
  return asked
}

function isFromPhoneApp({ extras }: Asked): boolean {
  try {
    return Extras.parse(JSON.parse(extras)).featureType === 'whatsapp_business_app_onboarding'
  } catch {
    return false
  }
}

const fieldsOf = (body: unknown): Record<string, unknown> =>
  typeof body === 'object' && body !== null ? { ...body } : {}

function back({ redirect_uri, state }: Asked, answer: Record<string, string>, foreign = false): string {
  const url = new URL(redirect_uri)
  // The same store, but nothing that it ever gave out.
  const brought = foreign ? `${state.split('.')[0]}.somebody-elses` : state
  for (const [name, value] of Object.entries({ ...answer, state: brought })) url.searchParams.set(name, value)
  return url.href
}
