import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerChannel } from '../../api/channels.ts'
import { problemText } from '../../api/problemText.ts'
import type { Channel } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useToast } from '../../design/Toasts.tsx'
import { Toggle } from '../../design/Toggle.tsx'
import { useT } from '../../i18n/i18n.tsx'

/** Whether the assistant answers whoever writes on this channel. */
export function ChannelSwitch({ channel }: { channel: Channel }) {
  const t = useT()
  const toast = useToast()
  const queries = useQueryClient()
  const { store } = useHere()
  const turn = useMutation({
    mutationFn: (answers: boolean) => answerChannel(store.id, channel.id, answers),
    onSuccess: (_, answers) =>
      toast(t(answers ? 'assistantOff.saidOn' : 'assistantOff.saidOff', { name: channel.name })),
    onError: (error) => toast(problemText(t, error)),
    onSettled: () => {
      for (const key of ['channels', 'conversation', 'conversations', 'contact'])
        void queries.invalidateQueries({ queryKey: [key, store.id] })
    },
  })
  if (store.role === 'operator') return null
  return (
    <Toggle
      label={t('assistantOff.channel')}
      {...(!channel.assistantAnswers && { hint: t('assistantOff.channelOff') })}
      on={channel.assistantAnswers}
      onChange={turn.mutate}
    />
  )
}
