import { Dialog } from '@base-ui/react/dialog'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { writeNote } from '../../api/notes.ts'
import { problemText } from '../../api/problemText.ts'
import type { Message } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useMembers } from '../../app/useMembers.ts'
import { useMyIds } from '../../app/useMyIds.ts'
import { Field } from '../../design/Field.tsx'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { kindWord } from '../content/kindWord.ts'
import { fullName } from '../notes/mentioning.ts'
import { useClientId } from '../notes/useClientId.ts'
import { beginningOf, seenText } from '../strangers/seen.ts'
import { usePutMessage } from '../useInbox.ts'

const longestWord = 2000

/** To a colleague: a note beside the message that calls them and points at it. The customer sees nothing of it. */
export function ForwardDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const t = useT()
  const toast = useToast()
  const { store } = useHere()
  const put = usePutMessage()
  const idOf = useClientId()
  const myIds = useMyIds()
  const colleagues = (useMembers().data?.items ?? []).filter(({ id }) => !myIds.has(id))
  const [chosen, setChosen] = useState<string | null>(null)
  const [word, setWord] = useState('')
  const colleague = colleagues.find(({ id }) => id === chosen) ?? colleagues[0]
  const forward = useMutation({
    mutationFn: (text: string) =>
      writeNote(store.id, message.conversationId, { clientId: idOf(text), text, quotes: message.id }),
    onSuccess: (note) => {
      put(store.id, note)
      toast(t('bubbles.forwarded', { name: colleague ? fullName(colleague) : '' }))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (colleague && !forward.isPending) forward.mutate(`@${fullName(colleague)} ${word.trim()}`.trim())
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog">
          <Dialog.Title className="text-xl">{t('bubbles.forward')}</Dialog.Title>
          <Dialog.Description className="mt-1 text-sm text-muted">
            {t('bubbles.forwardWhy')}
          </Dialog.Description>
          <blockquote className="quoted mt-3" dir="auto">
            {message.text ? beginningOf(seenText(message.text)) : kindWord(t, message)}
          </blockquote>
          {colleague ? (
            <form onSubmit={submit} className="mt-3 flex flex-col gap-4">
              <Field label={t('bubbles.toWhom')}>
                {(control) => (
                  <select
                    {...control}
                    className="input"
                    value={colleague.id}
                    onChange={(event) => setChosen(event.target.value)}
                  >
                    {colleagues.map((each) => (
                      <option key={each.id} value={each.id}>
                        {fullName(each)}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
              <Field label={t('bubbles.word')} wrong={forward.isError ? problemText(t, forward.error) : null}>
                {(control) => (
                  <textarea
                    {...control}
                    className="input"
                    rows={2}
                    maxLength={longestWord}
                    placeholder={t('bubbles.wordHint')}
                    value={word}
                    onChange={(event) => setWord(event.target.value)}
                  />
                )}
              </Field>
              <div className="flex flex-wrap justify-end gap-2">
                <Dialog.Close className="btn">{t('common.cancel')}</Dialog.Close>
                <button type="submit" className="btn filled" aria-busy={forward.isPending}>
                  {t('bubbles.forwardAct')}
                </button>
              </div>
            </form>
          ) : (
            <>
              <p className="mt-3 text-sm">{t('bubbles.nobodyElse')}</p>
              <div className="mt-4 flex justify-end">
                <Dialog.Close className="btn">{t('common.close')}</Dialog.Close>
              </div>
            </>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
