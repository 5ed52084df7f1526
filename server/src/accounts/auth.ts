import { betterAuth } from 'better-auth'
import type { Ctx } from '#platform/context.ts'
import type { Counter } from '#platform/http/counter.ts'
import { newId } from '#platform/ids.ts'
import { accountExists, confirmAddress } from './letters.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import { authSecret, CONFIRMATION_SECONDS } from './secret.ts'

export type Auth = ReturnType<typeof createAuth>

const DAY = 86_400

/** Signing in: e-mail with a password, once the address is confirmed. Stores, members and roles are not its business. */
export function createAuth(ctx: Ctx, counter: Counter) {
  const https = ctx.config.publicUrl.startsWith('https:')
  return betterAuth({
    appName: 'Tutum Business',
    baseURL: ctx.config.publicUrl,
    basePath: '/api/auth',
    secret: authSecret(ctx),
    database: ctx.db.pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: {
        firstName: { type: 'string', required: true, fieldName: 'first_name' },
        lastName: { type: 'string', required: true, fieldName: 'last_name' },
        language: { type: ['ru', 'ky', 'en'], required: false, defaultValue: 'ru' },
      },
    },
    session: {
      modelName: 'session',
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: 30 * DAY,
      updateAge: DAY,
    },
    account: {
      modelName: 'account',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      password: { hash: hashPassword, verify: verifyPassword },
      // The answer to a sign-up is the same for a known address; its owner learns of it by mail.
      onExistingUserSignUp: ({ user }) =>
        ctx.db.asOwner((tx) => ctx.jobs.enqueue(tx, accountExists, { personId: user.id })),
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      autoSignInAfterVerification: true,
      expiresIn: CONFIRMATION_SECONDS,
      sendVerificationEmail: ({ user, url }) => {
        const next = new URL(url).searchParams.get('callbackURL') ?? '/'
        return ctx.db.asOwner((tx) => ctx.jobs.enqueue(tx, confirmAddress, { personId: user.id, next }))
      },
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      customRules: {
        '/sign-in/email': { window: 60, max: 60 },
        '/sign-up/email': { window: 60, max: 20 },
        '/send-verification-email': { window: 60, max: 5 },
      },
      customStorage: {
        async consume(key, rule) {
          const { current, ttl } = await counter.count(`auth:${key}`, rule.window * 1000)
          return {
            allowed: current <= rule.max,
            retryAfter: current <= rule.max ? null : Math.ceil(ttl / 1000),
          }
        },
      },
    },
    advanced: {
      database: { generateId: () => newId<'row'>() },
      // Set by the mount from what the trusted proxy says; a caller's own header never gets here.
      ipAddress: { ipAddressHeaders: ['x-client-address'] },
      useSecureCookies: false,
      cookiePrefix: 'tutum',
      cookies: {
        session_token: {
          name: https ? '__Host-tutum_session' : 'tutum_session',
          attributes: { secure: https, httpOnly: true, sameSite: 'lax', path: '/' },
        },
      },
    },
  })
}
