import type { Channel } from '../api/types.ts'
import { useT } from '../i18n/i18n.tsx'

const tones = {
  on: 'text-muted',
  silent: 'text-attention',
  off: 'text-danger',
} as const satisfies Record<Channel['businessAccounts'][number]['state'], string>

/** The accounts whose chats the bot answers in, and why it does not in some. */
export function BusinessAccounts({ accounts }: { accounts: Channel['businessAccounts'] }) {
  const t = useT()
  if (accounts.length === 0) return null
  return (
    <ul>
      {accounts.map(({ id, name, username, state }) => (
        <li key={id} className={`text-xs ${tones[state]}`}>
          {t(`businessAccount.${state}`, { name: name ?? (username ? `@${username}` : id) })}
        </li>
      ))}
    </ul>
  )
}
