import { Menu } from '@base-ui/react/menu'
import { Forward, Pin, PinOff } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import type { Message } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { usePinning, usePins } from '../pins/usePins.ts'

interface Props {
  message: Message
  anchor: RefObject<HTMLElement | null>
  onForward: () => void
  onClose: () => void
}

/** What the shop does with a message for itself, whichever channel it came over. */
export function MoreMenu({ message, anchor, onForward, onClose }: Props) {
  const t = useT()
  const { pin, unpin } = usePinning()
  const pinned = usePins(message.conversationId).some(({ messageId }) => messageId === message.id)
  return (
    <Menu.Root open onOpenChange={(open) => !open && onClose()}>
      <Menu.Portal>
        <Menu.Positioner
          anchor={anchor}
          side="bottom"
          align="end"
          sideOffset={4}
          sticky
          positionMethod="fixed"
          className="pop-layer"
          // Drawn beside the page, it is in no landmark of the page's own.
          role="region"
          aria-label={t('bubbles.more')}
        >
          <Menu.Popup className="pop" aria-label={t('bubbles.more')} finalFocus={anchor}>
            {pinned ? (
              <Item icon={<PinOff />} onPick={() => void unpin(message)}>
                {t('bubbles.unpin')}
              </Item>
            ) : (
              <Item icon={<Pin />} onPick={() => void pin(message)}>
                {t('bubbles.pin')}
              </Item>
            )}
            <Item icon={<Forward />} onPick={onForward}>
              {t('bubbles.forward')}
            </Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

function Item({ icon, onPick, children }: { icon: ReactNode; onPick: () => void; children: ReactNode }) {
  return (
    <Menu.Item className="pop-item" onClick={onPick}>
      <span className="contents [&>svg]:w-4 [&>svg]:h-4 text-muted" aria-hidden="true">
        {icon}
      </span>
      {children}
    </Menu.Item>
  )
}
