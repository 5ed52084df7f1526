import { Dialog } from '@base-ui/react/dialog'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useHere } from '../app/store.tsx'
import { useT } from '../i18n/i18n.tsx'
import { actionIds, actionOf, groups } from './actions.ts'
import { useKeysHere } from './context.ts'
import { KeyList } from './KeyList.tsx'

/** All keys, as they are bound. */
export function KeySheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT()
  const { store } = useHere()
  const { bindings } = useKeysHere()
  const bound = actionIds.filter((id) => (bindings.get(id) ?? []).length > 0)
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog key-sheet">
          <div className="flex items-center gap-2 mb-4">
            <Dialog.Title className="grow text-xl">{t('keys.title')}</Dialog.Title>
            <Dialog.Close className="icon-btn" aria-label={t('common.close')}>
              <X aria-hidden="true" />
            </Dialog.Close>
          </div>
          <div className="key-groups">
            {groups.map((group) => (
              <section key={group} aria-label={t(`keys.group_${group}`)}>
                <h3 className="mb-2">{t(`keys.group_${group}`)}</h3>
                <KeyList ids={bound.filter((id) => actionOf(id).group === group)} />
              </section>
            ))}
          </div>
          <Link
            to="/s/$storeId/settings/keys"
            params={{ storeId: store.id }}
            className="link"
            onClick={onClose}
          >
            {t('keys.manage')}
          </Link>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
