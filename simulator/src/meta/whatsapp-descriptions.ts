import type { WhatsAppAccount } from '../world/accounts.ts'
import type { SignUpGrant } from '../world/sign-ups.ts'

/** A number as `GET /{phone_number_id}` tells of it. */
export function describePhone(account: WhatsAppAccount): Record<string, unknown> {
  return {
    id: account.id,
    display_phone_number: account.displayNumber,
    verified_name: account.name,
    code_verification_status: 'VERIFIED',
    quality_rating: account.quality ?? 'GREEN',
    platform_type: account.registered === false ? 'NOT_APPLICABLE' : 'CLOUD_API',
    status: account.registered === false ? 'PENDING' : 'CONNECTED',
    name_status: account.nameStatus ?? 'APPROVED',
    throughput: { level: account.throughput >= 1000 ? 'HIGH' : 'STANDARD' },
    is_on_biz_app: account.phoneApp !== undefined,
    whatsapp_business_manager_messaging_limit: account.limit ?? 'TIER_UNLIMITED',
  }
}

/** A business account as `GET /{waba_id}` tells of it. */
export function describeBusiness(account: WhatsAppAccount): Record<string, unknown> {
  return {
    id: account.wabaId,
    name: account.name,
    currency: 'USD',
    timezone_id: '1',
    message_template_namespace: 'demo',
  }
}

/** What the own token of an account is good for. */
export const ownGrant = ({ appId, wabaId }: WhatsAppAccount): SignUpGrant => ({
  appId,
  wabaIds: [wabaId],
  scopes: ['whatsapp_business_management', 'whatsapp_business_messaging'],
})

/** What `debug_token` tells of a token; `null` is one that nobody issued or that has expired. */
export function describeToken(grant: SignUpGrant | null): Record<string, unknown> {
  if (!grant) {
    return { is_valid: false, scopes: [], error: { code: 190, message: 'Invalid OAuth access token.' } }
  }
  return {
    app_id: grant.appId,
    type: 'SYSTEM_USER',
    application: 'Demo app',
    data_access_expires_at: 0,
    expires_at: 0,
    is_valid: true,
    scopes: grant.scopes,
    granular_scopes: grant.scopes.map((scope) => ({ scope, target_ids: grant.wabaIds })),
    user_id: '122100000000000001',
  }
}
