import type { ContactCard } from '../../api/types.ts'
import { seenName } from '../strangers/seen.ts'

type Identity = ContactCard['identities'][number]

/** By what a channel knows somebody: the handle, the number, or the name alone. */
export const identityWord = ({
  username,
  phone,
  name,
}: Pick<Identity, 'username' | 'phone' | 'name'>): string =>
  seenName((username && `@${username.replace(/^@/, '')}`) ?? (phone && phoneWord(phone)) ?? name ?? '')

/** As it is dialled. */
export const phoneWord = (phone: string): string => `+${phone.replace(/\D/g, '')}`
