import type { Translate } from '../i18n/translate.ts'

const looksLikeEmail = /^\S+@\S+\.\S+$/
const shortestPassword = 10

export const wrongEmail = (t: Translate, email: string): string | null =>
  looksLikeEmail.test(email) ? null : t('auth.emailWrong')

export const wrongPassword = (t: Translate, password: string): string | null =>
  password.length < shortestPassword ? t('problem.passwordShort') : null

export const missing = (t: Translate, value: string): string | null =>
  value.trim() === '' ? t('auth.required') : null
