import { Dialog } from '@base-ui/react/dialog'
import { useCopy } from '../../design/useCopy.ts'
import { useT } from '../../i18n/i18n.tsx'

/** What the conversation is about, by the shop's model. */
export function SummaryDialog({ text, onClose }: { text: string; onClose: () => void }) {
  const t = useT()
  const copy = useCopy()
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog">
          <Dialog.Title className="text-xl">{t('helping.summary')}</Dialog.Title>
          <Dialog.Description className="mt-2 whitespace-pre-wrap text-ink">{text}</Dialog.Description>
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <button type="button" className="btn quiet" onClick={() => void copy(text)}>
              {t('common.copy')}
            </button>
            <Dialog.Close className="btn">{t('common.close')}</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
