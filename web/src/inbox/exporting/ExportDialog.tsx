import { Dialog } from '@base-ui/react/dialog'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { exportAddress } from '../../api/bubbles.ts'
import { useHere } from '../../app/store.tsx'
import { Toggle } from '../../design/Toggle.tsx'
import { useI18n } from '../../i18n/i18n.tsx'

/** A conversation as one file, with the notes of the shop only when they are asked for. */
export function ExportDialog({ conversationId, onClose }: { conversationId: string; onClose: () => void }) {
  const { t, language } = useI18n()
  const { store } = useHere()
  const [notes, setNotes] = useState(false)
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog">
          <Dialog.Title className="text-xl">{t('bubbles.export')}</Dialog.Title>
          <Dialog.Description className="mt-1 text-sm text-muted">
            {t('bubbles.exportWhy')}
          </Dialog.Description>
          <div className="mt-4">
            <Toggle
              label={t('bubbles.exportNotes')}
              hint={t('bubbles.exportNotesWhy')}
              on={notes}
              onChange={setNotes}
            />
          </div>
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <Dialog.Close className="btn">{t('common.cancel')}</Dialog.Close>
            <a
              className="btn filled"
              href={exportAddress(store.id, conversationId, { language, notes })}
              download
              onClick={onClose}
            >
              <Download className="small" aria-hidden="true" />
              {t('bubbles.exportAct')}
            </a>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
