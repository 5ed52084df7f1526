import type { Ctx } from '#platform/context.ts'
import { graphVersion } from '../../graph.ts'

/** What the platform registered with Meta for WhatsApp's sign-up. */
export interface SignUp {
  readonly appId: string
  readonly appSecret: string
  readonly configId: string
  readonly redirectUri: string
}

/** Undefined when this installation has no app, or no configuration of that app, to sign up with. */
export function whatsappSignUp({ config }: Ctx): SignUp | undefined {
  const { appId, appSecret, signUpConfigId: configId } = config.meta
  if (!appId || !appSecret || !configId) return undefined
  return { appId, appSecret, configId, redirectUri: `${config.publicUrl}/connect/whatsapp` }
}

/** The variables that keep the sign-up from being offered. */
export function missingForSignUp({ config }: Ctx): string[] {
  const { appId, appSecret, signUpConfigId } = config.meta
  const given = {
    META_APP_ID: appId,
    META_APP_SECRET: appSecret,
    WHATSAPP_SIGNUP_CONFIG_ID: signUpConfigId,
  }
  return Object.entries(given).flatMap(([name, value]) => (value ? [] : [name]))
}

/**
 * Where the member's browser goes. The whole page, not Meta's script in ours: that script would have to be let through
 * the content policy, and it may do in the panel whatever the panel may.
 * @param coexisting for a number that goes on living in the phone app
 */
export function signUpUrl(ctx: Ctx, signUp: SignUp, state: string, coexisting: boolean): string {
  const query = new URLSearchParams({
    client_id: signUp.appId,
    redirect_uri: signUp.redirectUri,
    config_id: signUp.configId,
    response_type: 'code',
    // Otherwise a token comes back in the address, where only the browser sees it.
    override_default_response_type: 'true',
    extras: JSON.stringify({
      setup: {},
      ...(coexisting ? { featureType: 'whatsapp_business_app_onboarding', sessionInfoVersion: '3' } : {}),
    }),
    state,
  })
  return `${ctx.config.meta.webUrl}/${graphVersion}/dialog/oauth?${query}`
}
