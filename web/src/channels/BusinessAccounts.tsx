import { useMutation, useQueryClient } from '@tanstack/react-query'
import { decideBusinessAccount } from '../api/channels.ts'
import type { Channel } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { useNow } from '../app/useNow.ts'
import { useFormat, useT } from '../i18n/i18n.tsx'
import { moment } from '../inbox/words.ts'

type Account = Channel['businessAccounts'][number]

const tones = {
  waiting: 'text-ink',
  refused: 'text-muted',
  on: 'text-muted',
  silent: 'text-attention',
  off: 'text-danger',
} as const satisfies Record<Account['state'], string>

/** The accounts whose chats the bot answers in, who asks for it, and why it does not in some. */
export function BusinessAccounts({ channel }: { channel: Channel }) {
  const t = useT()
  const { businessAccounts: accounts } = channel
  if (accounts.length === 0) return null
  return (
    <>
      <ul>
        {accounts.map((account) => (
          <AccountLine key={account.id} channelId={channel.id} account={account} />
        ))}
      </ul>
      {accounts.some(({ state }) => state === 'waiting') && (
        <p className="text-xs text-muted max-w-[40rem]">{t('businessAccount.why')}</p>
      )}
    </>
  )
}

function AccountLine({ channelId, account }: { channelId: string; account: Account }) {
  const t = useT()
  const now = useNow()
  const queries = useQueryClient()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const decide = useMutation({
    mutationFn: (approved: boolean) => decideBusinessAccount(store.id, channelId, account.id, approved),
    onSettled: () => queries.invalidateQueries({ queryKey: ['channels', store.id] }),
  })
  const { state } = account
  return (
    <li className={`text-xs flex flex-wrap items-center gap-x-2 gap-y-1 ${tones[state]}`}>
      <span>
        {t(`businessAccount.${state}`, { name: nameOf(account) })}
        {state === 'waiting' &&
          `, ${t('businessAccount.since', { when: moment(t, format, account.askedAt, now) })}`}
      </span>
      {(state === 'waiting' || state === 'refused') && (
        <button
          type="button"
          className="btn small"
          disabled={decide.isPending}
          onClick={() => decide.mutate(true)}
        >
          {t('businessAccount.approve')}
        </button>
      )}
      {state !== 'refused' && (
        <button
          type="button"
          className="btn small danger"
          disabled={decide.isPending}
          onClick={() => decide.mutate(false)}
        >
          {t('businessAccount.refuse')}
        </button>
      )}
    </li>
  )
}

/** Both are shown: a name can be anybody's, the username is one person's. */
const nameOf = ({ id, name, username }: Account): string =>
  [name, username && `@${username}`].filter(Boolean).join(' ') || id
