import { Menu } from '@base-ui/react/menu'
import { useNavigate } from '@tanstack/react-router'
import { useHere } from '../../../app/store.tsx'
import { useT } from '../../../i18n/i18n.tsx'

/** The way to the settings, for those who may change them. */
export function ManageItem() {
  const t = useT()
  const go = useNavigate()
  const { store } = useHere()
  if (store.role === 'operator') return null
  return (
    <>
      <div className="pop-line" />
      <Menu.Item
        className="pop-item text-muted"
        onClick={() => void go({ to: '/s/$storeId/settings/organising', params: { storeId: store.id } })}
      >
        {t('organise.manage')}
      </Menu.Item>
    </>
  )
}
