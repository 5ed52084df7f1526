import { Ellipsis } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Message } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { ForwardDialog } from '../forwarding/ForwardDialog.tsx'
import { MoreMenu } from './MoreMenu.tsx'

interface Props {
  message: Message
  /** The tools stay in sight while their menu is open. */
  onOpen: (open: boolean) => void
}

/** What else can be done with a message. A thread has hundreds of them, so the menu is made when it is asked for. */
export function MoreTools({ message, onOpen }: Props) {
  const t = useT()
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [forwarding, setForwarding] = useState(false)
  const turn = (next: boolean) => {
    setOpen(next)
    onOpen(next)
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className="icon-btn small"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={t('bubbles.more')}
        title={t('bubbles.more')}
        onClick={() => turn(!open)}
      >
        <Ellipsis className="small" aria-hidden="true" />
      </button>
      {open && (
        <MoreMenu
          message={message}
          anchor={button}
          onForward={() => setForwarding(true)}
          onClose={() => turn(false)}
        />
      )}
      {forwarding && <ForwardDialog message={message} onClose={() => setForwarding(false)} />}
    </>
  )
}
