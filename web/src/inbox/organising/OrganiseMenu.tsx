import { Menu } from '@base-ui/react/menu'
import type { Conversation } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { MacroItems } from '../macros/MacroItems.tsx'
import { AssignItems } from './menus/AssignItems.tsx'
import { LabelItems } from './menus/LabelItems.tsx'
import { SnoozeItems } from './menus/SnoozeItems.tsx'
import { SpeakerItems } from './menus/SpeakerItems.tsx'
import { StageItems } from './menus/StageItems.tsx'
import type { MenuKind } from './useOrganise.ts'

interface Props {
  kind: MenuKind
  targets: readonly Conversation[]
  anchor: Element | null
  onClose: () => void
}

const items = {
  assign: AssignItems,
  labels: LabelItems,
  stage: StageItems,
  snooze: SnoozeItems,
  speaker: SpeakerItems,
  macro: MacroItems,
}

/** One menu for all ways to it: a key, a chip of the conversation, the bar of several. Arrows and first letters work in it. */
export function OrganiseMenu({ kind, targets, anchor, onClose }: Props) {
  const t = useT()
  const Items = items[kind]
  return (
    <Menu.Root open onOpenChange={(open) => !open && onClose()}>
      <Menu.Portal>
        {/* A chip may stand outside of a narrow strip; its menu stays on the screen all the same. */}
        <Menu.Positioner
          anchor={anchor}
          side="bottom"
          align="start"
          sideOffset={4}
          sticky
          positionMethod="fixed"
          className="pop-layer"
          // Drawn beside the page, it is in no landmark of the page's own.
          role="region"
          aria-label={t(`organise.${kind}`)}
        >
          <Menu.Popup className="pop max-h-[70dvh] overflow-y-auto" aria-label={t(`organise.${kind}`)}>
            <div className="pop-label">
              {t(`organise.${kind}`)}
              {targets.length > 1 && ` · ${t('inbox.found', { count: targets.length })}`}
            </div>
            <Items targets={targets} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
