import { z } from 'zod'
import type { AccountEvent, Notice, TemplateName } from '../account-events/events.ts'
import type { Gathering } from '../gathering.ts'
import { id, instant, maybe, maybeText, someText, word } from '../wire-values.ts'

/** Everything that WhatsApp tells about an account and its templates: fields of a webhook beside `messages`. */

const lower = (text: string): string => text.toLowerCase()
const lowWord = word.transform(lower)

const Template = z.object({
  message_template_id: id,
  message_template_name: word,
  // Some fields write en-US where the list writes en_US.
  message_template_language: word.transform((language) => language.replaceAll('-', '_')),
})
const Status = Template.extend({
  event: lowWord,
  reason: maybe(lowWord),
  disable_info: maybe(z.object({ disable_date: maybeText })),
  other_info: maybe(z.object({ title: maybe(lowWord), description: maybeText })),
  rejection_info: maybe(z.object({ reason: maybeText, recommendation: maybeText })),
})
const Quality = Template.extend({ new_quality_score: lowWord })
const Category = Template.extend({ new_category: maybe(lowWord) })
const limits = {
  max_daily_conversations_per_business: z.union([word, z.number()]).optional().catch(undefined),
  max_daily_conversation_per_phone: z.union([word, z.number()]).optional().catch(undefined),
  current_limit: maybe(word),
}
const NumberQuality = z.object({ display_phone_number: maybeText, event: lowWord, ...limits })
const NumberName = z.object({
  display_phone_number: maybeText,
  decision: lowWord,
  requested_verified_name: maybeText,
  rejection_reason: maybe(lowWord),
})
const Capability = z.object({ max_phone_numbers_per_business: maybe(z.number()), ...limits })
const Account = z.object({
  event: lowWord,
  phone_number: maybeText,
  ban_info: maybe(z.object({ waba_ban_state: maybe(lowWord), waba_ban_date: maybeText })),
  violation_info: maybe(z.object({ violation_type: maybe(lowWord) })),
  restriction_info: maybe(
    z.array(z.object({ restriction_type: maybe(lowWord), expiration: z.unknown().optional() })),
  ),
  disconnection_info: maybe(z.object({ reason: maybe(lowWord), initiated_by: maybe(lowWord) })),
})
const Alert = z.object({
  entity_type: maybe(lowWord),
  alert_info: z.object({
    alert_severity: maybe(lowWord),
    alert_status: maybe(lowWord),
    alert_type: lowWord,
    alert_description: maybeText,
  }),
})

type Reader = (value: unknown, at: Date, found: Gathering) => AccountEvent | undefined

const readers: Record<string, Reader> = {
  message_template_status_update: (value, at, found) => {
    const told = found.take(Status, value, 'template status')
    if (!told) return undefined
    const { other_info: other, rejection_info: rejection, disable_info: disabled } = told
    const flagged = told.event === 'flagged' ? told.event : undefined
    const reason = other?.title ?? (told.reason === 'none' ? flagged : told.reason)
    const advice =
      rejection?.recommendation ?? rejection?.reason ?? other?.description ?? disabled?.disable_date
    const template = nameOf(told)
    return {
      ...{ kind: 'template_state', at, template, state: stateAfter(told.event) },
      ...{ reason: reason ?? null, advice: someText(advice, 1000) ?? null },
    }
  },
  message_template_quality_update: (value, at, found) => {
    const told = found.take(Quality, value, 'template quality')
    return told && { kind: 'template_quality', at, template: nameOf(told), quality: told.new_quality_score }
  },
  message_template_components_update: (value, at, found) => {
    const told = found.take(Template, value, 'template components')
    return told && { kind: 'template_content', at, template: nameOf(told) }
  },
  template_category_update: (value, at, found) => {
    const told = found.take(Category, value, 'template category')
    // Without a new category it only announces one; the list tells when it holds.
    if (!told?.new_category) return told && { kind: 'template_content', at, template: nameOf(told) }
    return { kind: 'template_category', at, template: nameOf(told), category: told.new_category }
  },
  phone_number_quality_update: (value, at, found) => {
    const told = found.take(NumberQuality, value, 'number quality')
    if (!told) return undefined
    const severity = told.event === 'downgrade' || told.event === 'flagged' ? 'warning' : 'info'
    return notice(
      at,
      'number_quality',
      severity,
      told.event,
      { limit: limitOf(told) },
      told.display_phone_number,
    )
  },
  phone_number_name_update: (value, at, found) => {
    const told = found.take(NumberName, value, 'number name')
    if (!told) return undefined
    const severity = told.decision === 'rejected' ? 'warning' : 'info'
    const detail = { name: told.requested_verified_name, reason: told.rejection_reason }
    return notice(at, 'number_name', severity, told.decision, detail, told.display_phone_number)
  },
  business_capability_update: (value, at, found) => {
    const told = found.take(Capability, value, 'capability')
    const detail = told && { limit: limitOf(told), numbers: told.max_phone_numbers_per_business }
    return detail && notice(at, 'capability', 'info', 'limits', detail)
  },
  account_update: (value, at, found) => {
    const told = found.take(Account, value, 'account')
    if (!told) return undefined
    const [restriction] = told.restriction_info ?? []
    const { ban_info: ban, violation_info: violation, disconnection_info: gone } = told
    const detail = {
      state: ban?.waba_ban_state,
      date: ban?.waba_ban_date,
      violation: violation?.violation_type,
      restriction: restriction?.restriction_type,
      until: someText(String(restriction?.expiration ?? ''), 64),
      reason: gone?.reason,
    }
    const severity = ban?.waba_ban_state === 'reinstate' ? 'info' : severityOf(told.event)
    return notice(at, 'account', severity, told.event, detail, told.phone_number)
  },
  account_alerts: (value, at, found) => {
    const told = found.take(Alert, value, 'alert')
    if (!told || told.alert_info.alert_status === 'none') return undefined
    const { alert_severity: severity, alert_type: type, alert_description: description } = told.alert_info
    const rank = severity === 'critical' || severity === 'warning' ? severity : 'info'
    return notice(at, 'alert', rank, type, { description: someText(description, 500) })
  },
}

const When = z.object({ time: instant })
const About = z.object({ waba_info: z.object({ waba_id: id }) })

/** What stands around a field: the account's id, and the whole entry for its time. */
export interface Envelope {
  readonly id: string | undefined
  readonly raw: unknown
}

/** Whether this field is one of the account's; if so, what it tells is kept. */
export function readAccountField(
  change: { field: string; value?: unknown },
  entry: Envelope,
  found: Gathering,
): boolean {
  const read = Object.hasOwn(readers, change.field) ? readers[change.field] : undefined
  if (!read) return false
  // What is told of partners comes under an id of its own; the account that it is about stands inside.
  const business = About.safeParse(change.value).data?.waba_info.waba_id ?? entry.id
  const at = When.safeParse(entry.raw).data?.time
  if (business === undefined || at === undefined) {
    found.problem(`field ${change.field}: no ${at ? 'account' : 'time'}`)
    return true
  }
  const event = read(change.value, at, found)
  if (event) found.account(business, event)
  return true
}

const nameOf = (told: z.infer<typeof Template>): TemplateName => ({
  providerId: told.message_template_id,
  name: told.message_template_name,
  language: told.message_template_language,
})

/** Words of an event that are states by another name. */
const stateOfEvent: Record<string, string> = {
  reinstated: 'approved',
  unarchived: 'approved',
  flagged: 'approved',
}
const stateAfter = (event: string): string => stateOfEvent[event] ?? event

const limitOf = (
  told: z.infer<typeof Capability> | z.infer<typeof NumberQuality>,
): string | number | undefined =>
  told.max_daily_conversations_per_business ?? told.max_daily_conversation_per_phone ?? told.current_limit

const grave = new Set([
  'disabled_update',
  'account_deleted',
  'account_restriction',
  'partner_removed',
  'account_offboarded',
])
const serious = new Set(['account_violation', 'partner_app_uninstalled'])
const severityOf = (event: string): Notice['severity'] =>
  grave.has(event) ? 'critical' : serious.has(event) ? 'warning' : 'info'

function notice(
  at: Date,
  kind: Notice['notice'],
  severity: Notice['severity'],
  what: string,
  detail: Record<string, string | number | undefined>,
  number?: string,
): AccountEvent {
  const facts = Object.entries(detail).flatMap(([name, fact]) =>
    fact === undefined ? [] : [[name, fact] as const],
  )
  const told = Object.fromEntries(facts)
  const digits = number?.replace(/\D/g, '')
  return {
    ...{ kind: 'notice', at, notice: kind, severity, word: what, detail: told },
    ...(digits ? { number: digits } : {}),
  }
}
