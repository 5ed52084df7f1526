import { useMutation, useQueryClient } from '@tanstack/react-query'
import { keepMySending } from '../api/scheduling.ts'
import { useHere } from '../app/store.tsx'
import { Toggle } from '../design/Toggle.tsx'
import { useT } from '../i18n/i18n.tsx'
import { mySendingKey, rememberSending, useUndoSend } from '../inbox/scheduling/useScheduled.ts'

/** Whether each send of the reader waits five seconds; it holds at once, on every device. */
export function UndoSendChoice() {
  const t = useT()
  const { store } = useHere()
  const queries = useQueryClient()
  const on = useUndoSend(store.id)
  const keep = useMutation({
    mutationFn: (undo: boolean) => keepMySending(store.id, { undo }),
    onSuccess: (kept) => {
      rememberSending(kept)
      queries.setQueryData(mySendingKey(store.id), kept)
    },
  })
  return (
    <div className="w-full">
      <Toggle
        label={t('sending.undo')}
        hint={t('sending.undoHint')}
        on={keep.isPending ? keep.variables : on}
        onChange={(next) => keep.mutate(next)}
      />
    </div>
  )
}
