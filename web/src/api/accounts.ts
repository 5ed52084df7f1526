import { call } from './client.ts'
import type { Language, Me, Member, Store } from './types.ts'

export interface SignUp {
  firstName: string
  lastName: string
  email: string
  password: string
  language: Language
}

export type StoreDraft = Omit<Store, 'id'>

export const readMe = () => call<Me>('GET', '/api/v1/me')

export const changeMe = (change: Partial<Pick<Me['person'], 'language' | 'firstName' | 'lastName'>>) =>
  call<Me>('PATCH', '/api/v1/me', change)

export const signIn = (email: string, password: string) =>
  call<unknown>('POST', '/api/auth/sign-in/email', { email, password })

export const signUp = (person: SignUp) =>
  call<unknown>('POST', '/api/auth/sign-up/email', {
    ...person,
    name: `${person.firstName} ${person.lastName}`.trim(),
    callbackURL: '/',
  })

export const sendVerification = (email: string) =>
  call<unknown>('POST', '/api/auth/send-verification-email', { email, callbackURL: '/' })

export const signOut = () => call<unknown>('POST', '/api/auth/sign-out', {})

export const createStore = (draft: StoreDraft) => call<Store>('POST', '/api/v1/stores', draft)
export const readStore = (storeId: string) => call<Store>('GET', `/api/v1/stores/${storeId}`)
export const changeStore = (storeId: string, change: Partial<StoreDraft>) =>
  call<Store>('PATCH', `/api/v1/stores/${storeId}`, change)
export const listMembers = (storeId: string) =>
  call<{ items: Member[] }>('GET', `/api/v1/stores/${storeId}/members`)
