import { z } from 'zod'
import type { CallOutcome } from '../calls.ts'
import type { CheckedAccount } from '../channel.ts'
import {
  callGraph,
  type GraphAccess,
  graphError,
  objectIsUnknown,
  permissionIsMissing,
  proofIsRefused,
  tokenIsDead,
} from '../graph.ts'
import type { Standing } from '../health/inspection.ts'
import { id, items, maybe, maybeText, present, word } from '../wire-values.ts'

export interface WhatsAppCredentials {
  readonly phoneNumberId: string
  /** WhatsApp Business Account. Found through the token when it is left out. */
  readonly wabaId?: string | undefined
  readonly accessToken: string
}

/** What a connected number keeps beside its token. */
export const WhatsAppSettings = z.object({
  wabaId: z.string(),
  displayNumber: z.string().optional(),
  /** The number goes on living in the phone app: what is written there comes as echoes. */
  coexisting: z.literal(true).optional(),
  /** Meta has raised it to a thousand messages a second. */
  raised: z.literal(true).optional(),
})

type Refusal = Exclude<CheckedAccount, { ok: true }>
type Found<T> = { ok: true; value: T } | Refusal

const lowWord = maybe(word.transform((text) => text.toLowerCase()))

const Phone = z.object({
  id,
  display_phone_number: maybeText,
  verified_name: maybeText,
  is_on_biz_app: maybe(z.boolean()),
  throughput: maybe(z.object({ level: z.string() })),
  quality_rating: lowWord,
  name_status: lowWord,
  whatsapp_business_manager_messaging_limit: lowWord,
})
const Phones = z.object({ data: z.array(z.object({ id })) })
const TokenInfo = z.object({
  data: z.object({ granular_scopes: items }),
})
const Scope = z.object({ scope: z.string(), target_ids: maybe(z.array(z.string())) })

/** Asks Meta whether the token may use this number, and which business account the number belongs to. */
export async function checkWhatsApp(
  access: GraphAccess,
  appToken: string | undefined,
  credentials: WhatsAppCredentials,
): Promise<CheckedAccount> {
  const phone = await readPhone(access, credentials.phoneNumberId)
  if (!phone.ok) return phone
  const business = credentials.wabaId
    ? await confirmBusiness(access, credentials.wabaId, phone.value.id)
    : await findBusiness(access, appToken, phone.value.id)
  if (!business.ok) return business
  const { verified_name: name, display_phone_number: displayNumber, is_on_biz_app: coexisting } = phone.value
  return {
    ok: true,
    account: phone.value.id,
    name: name ?? displayNumber ?? phone.value.id,
    settings: {
      wabaId: business.value,
      ...(displayNumber ? { displayNumber } : {}),
      ...(coexisting ? { coexisting: true } : {}),
      ...(isRaised(phone.value) ? { raised: true } : {}),
    },
  }
}

/** How Meta rates the number and whether it has raised it; of each only what Meta says. */
export async function askForStanding(
  access: GraphAccess,
  phoneNumberId: string,
): Promise<{ readonly raised: boolean | undefined; readonly standing: Standing | null }> {
  const phone = await readPhone(access, phoneNumberId, [...described, ...standingFields])
  if (!phone.ok) return { raised: undefined, standing: null }
  const { throughput, quality_rating: quality, name_status: nameStatus } = phone.value
  const limit = phone.value.whatsapp_business_manager_messaging_limit
  const standing = present({ quality, limit, throughput: throughput?.level.toLowerCase(), nameStatus })
  return {
    raised: throughput ? isRaised(phone.value) : undefined,
    standing: Object.keys(standing).length > 0 ? standing : null,
  }
}

const described = ['id', 'display_phone_number', 'verified_name', 'is_on_biz_app', 'throughput']
const standingFields = ['quality_rating', 'name_status', 'whatsapp_business_manager_messaging_limit']

const isRaised = ({ throughput }: z.infer<typeof Phone>): boolean => throughput?.level === 'HIGH'

async function readPhone(
  access: GraphAccess,
  phoneNumberId: string,
  fields: readonly string[] = described,
): Promise<Found<z.infer<typeof Phone>>> {
  const outcome = await callGraph(access, 'GET', encodeURIComponent(phoneNumberId), {
    query: { fields: fields.join(',') },
  })
  const refused = refusal(
    outcome,
    'phoneNumberId',
    'No phone number with this ID is visible to the token. Copy the phone number ID, not the number itself.',
  )
  if (refused) return refused
  const phone = Phone.safeParse(outcome.kind === 'answered' ? outcome.json : undefined)
  return phone.success ? { ok: true, value: phone.data } : unreachable()
}

async function confirmBusiness(access: GraphAccess, wabaId: string, phoneId: string): Promise<Found<string>> {
  const outcome = await callGraph(access, 'GET', `${encodeURIComponent(wabaId)}/phone_numbers`, {
    query: { fields: 'id', limit: '200' },
  })
  const refused = refusal(
    outcome,
    'wabaId',
    'No WhatsApp Business Account with this ID is visible to the token.',
  )
  if (refused) return refused
  const phones = Phones.safeParse(outcome.kind === 'answered' ? outcome.json : undefined)
  if (!phones.success) return unreachable()
  return phones.data.data.some((phone) => phone.id === phoneId)
    ? { ok: true, value: wabaId }
    : wrong(
        'wabaId',
        'unknown_account',
        'The phone number does not belong to this WhatsApp Business Account.',
      )
}

/** Without the business account nothing could be subscribed, and the channel would stay silent: so it must be found. */
async function findBusiness(
  access: GraphAccess,
  appToken: string | undefined,
  phoneId: string,
): Promise<Found<string>> {
  for (const candidate of await businessesOf(access, appToken)) {
    const confirmed = await confirmBusiness(access, candidate, phoneId)
    if (confirmed.ok || confirmed.code === 'unreachable') return confirmed
  }
  return wrong(
    'wabaId',
    'unknown_account',
    'The WhatsApp Business Account could not be found through the token. Enter its ID.',
  )
}

async function businessesOf(access: GraphAccess, appToken: string | undefined): Promise<string[]> {
  if (!appToken) return []
  const asApp = { ...access, token: appToken, appSecret: undefined }
  const outcome = await callGraph(asApp, 'GET', 'debug_token', { query: { input_token: access.token } })
  const info = TokenInfo.safeParse(outcome.kind === 'answered' ? outcome.json : undefined)
  const scopes = (info.data?.data.granular_scopes ?? []).flatMap((scope) => Scope.safeParse(scope).data ?? [])
  const managed = scopes.filter(({ scope }) => scope === 'whatsapp_business_management')
  return [...new Set(managed.flatMap(({ target_ids }) => target_ids ?? []))].slice(0, 20)
}

function refusal(outcome: CallOutcome, field: string, unknown: string): Refusal | undefined {
  if (outcome.kind !== 'answered') return unreachable()
  const error = graphError(outcome.json)
  if (!error) return outcome.status === 200 ? undefined : unreachable()
  if (tokenIsDead(error))
    return wrong(
      'accessToken',
      'wrong_token',
      'WhatsApp refuses the access token. Make a new one that does not expire.',
    )
  if (proofIsRefused(error))
    return wrong(
      'accessToken',
      'wrong_token',
      'The access token was issued by another Meta app. Use a token of the app that this server is configured with.',
    )
  if (permissionIsMissing(error))
    return wrong(
      'accessToken',
      'missing_permission',
      'The access token lacks whatsapp_business_messaging or whatsapp_business_management.',
    )
  return objectIsUnknown(error) ? wrong(field, 'unknown_account', unknown) : unreachable()
}

const wrong = (field: string, code: Refusal['code'], detail: string): Refusal => ({
  ok: false,
  field,
  code,
  detail,
})

const unreachable = (): Refusal =>
  wrong('accessToken', 'unreachable', 'WhatsApp does not answer at the moment. Try again in a few minutes.')
