import { Dialog } from '@base-ui/react/dialog'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeftRight } from 'lucide-react'
import { useState } from 'react'
import { mergeContacts, previewMerge, undoMerge } from '../../api/contacts.ts'
import { useHere } from '../../app/store.tsx'
import { Failure, Skeleton } from '../../design/States.tsx'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { contactName } from '../words.ts'
import { MergePreviewTable } from './MergePreviewTable.tsx'
import { useContactAct } from './useContact.ts'

interface Props {
  /** The contact that is looked at; it keeps its name unless the sides are changed. */
  contactId: string
  otherId: string
  onClose: () => void
}

/** Shows what would become of two contacts, and merges them. The deed can be taken back, here and later in the panel. */
export function MergeDialog({ contactId, otherId, onClose }: Props) {
  const t = useT()
  const toast = useToast()
  const act = useContactAct()
  const { store } = useHere()
  const [turned, setTurned] = useState(false)
  const [merging, setMerging] = useState(false)
  const [kept, other] = turned ? [otherId, contactId] : [contactId, otherId]
  const preview = useQuery({
    queryKey: ['merge-preview', store.id, kept, other],
    queryFn: () => previewMerge(store.id, kept, other),
    placeholderData: (before) => before,
  })
  const merge = async () => {
    setMerging(true)
    const card = await act((storeId) => mergeContacts(storeId, kept, other))
    setMerging(false)
    if (!card) return
    onClose()
    const mergeId = card.merges.find(({ merged }) => merged.id === other)?.id
    const back = () => mergeId && void act((storeId) => undoMerge(storeId, card.id, mergeId))
    toast(t('contact.merged', { name: contactName(t, card) }), {
      label: t('common.undo'),
      act: back,
    })
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog merge-dialog">
          <Dialog.Title className="text-xl">{t('contact.mergeTitle')}</Dialog.Title>
          <Dialog.Description className="mt-2 text-muted">{t('contact.mergeLead')}</Dialog.Description>
          {preview.isPending && <Skeleton className="mt-4 h-40 w-full" />}
          {preview.isError && <Failure error={preview.error} onRetry={() => void preview.refetch()} />}
          {preview.data && <MergePreviewTable preview={preview.data} />}
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            {preview.data && preview.data.kept.name !== preview.data.other.name && (
              <button type="button" className="btn quiet mr-auto" onClick={() => setTurned(!turned)}>
                <ArrowLeftRight className="small" aria-hidden="true" />
                {t('contact.changeSides')}
              </button>
            )}
            <Dialog.Close className="btn">{t('common.cancel')}</Dialog.Close>
            <button
              type="button"
              className="btn filled"
              disabled={merging || !preview.isSuccess || preview.isPlaceholderData}
              onClick={() => void merge()}
            >
              {t('contact.merge')}
            </button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
