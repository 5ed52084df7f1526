import type { Texts } from '../translate.ts'

export const standing: Texts['standing'] = {
  signedOut:
    'You are signed out. Drafts and unsent messages stay on this device. Sign in, and what is unsent will go by itself.',
  removed: 'You no longer have access to this store. Drafts stay on this device.',
  waitsForSignIn: 'goes when you sign in',
  now_owner: 'Your role has changed: you are an owner now.',
  now_admin: 'Your role has changed: you are an admin now.',
  now_operator: 'Your role has changed: you are an operator now.',
  gone: 'This conversation is gone',
  goneWhy: 'It was deleted and cannot be brought back.',
  goneDraft: 'It was deleted. What you wrote and did not send is safe: copy it if you need it.',
}
