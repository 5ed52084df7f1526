import type { ReactNode } from 'react'
import { later } from '../design/later.tsx'
import { MenuButton } from '../design/MenuButton.tsx'
import { useT } from '../i18n/i18n.tsx'

const AccountItems = later(async () => (await import('./AccountItems.tsx')).AccountItems)

interface Props {
  trigger: ReactNode
  className: string
  side: 'right' | 'top'
}

/** The way to the person, the stores to switch between, and the way out. */
export function AccountMenu({ trigger, className, side }: Props) {
  const t = useT()
  return (
    <MenuButton
      className={className}
      title={t('nav.account')}
      near={AccountItems.fetch}
      menu={(hung) => <AccountItems {...hung} side={side} />}
    >
      {trigger}
    </MenuButton>
  )
}
