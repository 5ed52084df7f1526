import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { disconnectChannel } from '../api/channels.ts'
import { problemText } from '../api/problemText.ts'
import type { Channel } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { Ask } from '../design/Ask.tsx'
import { useToast } from '../design/Toasts.tsx'
import { useT } from '../i18n/i18n.tsx'
import { type History, HistoryChoice } from './HistoryChoice.tsx'

/** Disconnects a channel after asking, with what is to become of its conversations. */
export function DisconnectButton({ channel }: { channel: Channel }) {
  const t = useT()
  const toast = useToast()
  const queries = useQueryClient()
  const { store } = useHere()
  const [history, setHistory] = useState<History>('keep')
  const leave = useMutation({
    mutationFn: () => disconnectChannel(store.id, channel.id, history),
    // A small history is gone before its row can tell of it.
    onSuccess: () => {
      if (history === 'delete') toast(t('leaving.goes', { name: channel.name }))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['channels', store.id] }),
  })
  return (
    <>
      <Ask
        trigger={
          <button type="button" className="btn small danger">
            {t('channels.disconnect')}
          </button>
        }
        question={t('channels.disconnectAsk', { name: channel.name })}
        why={t('channels.disconnectWhy')}
        act={t(history === 'keep' ? 'channels.disconnect' : 'leaving.disconnectAndDelete')}
        onAgree={() => leave.mutate()}
      >
        <HistoryChoice kind={channel.kind} history={history} onChoose={setHistory} />
      </Ask>
      {leave.error && (
        <p className="channel-details text-xs text-danger" role="alert">
          {problemText(t, leave.error)}
        </p>
      )}
    </>
  )
}
