import { useMutation, useQueryClient } from '@tanstack/react-query'
import { decideBusinessAccount } from '../api/channels.ts'
import { problemText } from '../api/problemText.ts'
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
      <ul className="flex flex-col gap-1.5">
        {accounts.map((account) => (
          <DecidedAccount key={account.id} channelId={channel.id} account={account} />
        ))}
      </ul>
      {accounts.some(({ state }) => state === 'waiting') && (
        <p className="text-xs text-muted max-w-[40rem]">{t('businessAccount.why')}</p>
      )}
    </>
  )
}

function DecidedAccount({ channelId, account }: { channelId: string; account: Account }) {
  const t = useT()
  const now = useNow()
  const queries = useQueryClient()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const decide = useMutation({
    mutationFn: (approved: boolean) => decideBusinessAccount(store.id, channelId, account.id, approved),
    onSettled: () => queries.invalidateQueries({ queryKey: ['channels', store.id] }),
  })
  return (
    <AccountLine
      account={account}
      since={moment(t, format, account.askedAt, now)}
      deciding={decide.isPending}
      failure={decide.error}
      onDecide={(approved) => decide.mutate(approved)}
    />
  )
}

interface LineProps {
  account: Account
  since: string
  deciding: boolean
  /** Why the last decision did not reach the server, or what it said against it. */
  failure: unknown
  onDecide: (approved: boolean) => void
}

export function AccountLine({ account, since, deciding, failure, onDecide }: LineProps) {
  const t = useT()
  const { state } = account
  return (
    <li className={`text-xs flex flex-wrap items-center gap-x-2 gap-y-1 ${tones[state]}`}>
      <span className="grow basis-52 min-w-0">
        {t(`businessAccount.${state}`, { name: nameOf(account) })}
        {state === 'waiting' && `, ${t('businessAccount.since', { when: since })}`}
      </span>
      <span className="flex gap-2">
        {(state === 'waiting' || state === 'refused') && (
          <button type="button" className="btn small" disabled={deciding} onClick={() => onDecide(true)}>
            {t('businessAccount.approve')}
          </button>
        )}
        {state !== 'refused' && (
          <button
            type="button"
            className="btn small danger"
            disabled={deciding}
            onClick={() => onDecide(false)}
          >
            {t('businessAccount.refuse')}
          </button>
        )}
      </span>
      {failure != null && (
        <span className="basis-full text-danger" role="alert">
          {t('businessAccount.failed', { why: problemText(t, failure) })}
        </span>
      )}
    </li>
  )
}

/** Both are shown: a name can be anybody's, the username is one person's. */
const nameOf = ({ id, name, username }: Account): string =>
  [name, username && `@${username}`].filter(Boolean).join(' ') || id
