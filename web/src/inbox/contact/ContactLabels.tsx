import { Menu } from '@base-ui/react/menu'
import { Check, Tag, X } from 'lucide-react'
import type { Label } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { LabelDot } from '../organising/LabelDot.tsx'
import { ManageItem } from '../organising/menus/ManageItem.tsx'
import { useLabels } from '../organising/useOrganising.ts'
import { useContactLabels } from './useContactLabels.ts'

/** The labels of a customer, over all conversations: put on from a menu, taken off in their place, both with undo. */
export function ContactLabels({ contactId }: { contactId: string }) {
  const t = useT()
  const labels = useLabels()
  const { ids, turn, ready } = useContactLabels(contactId)
  if (!ready) return null
  const worn = labels.filter(({ id }) => ids.includes(id))
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {worn.map((label) => (
        <Worn key={label.id} label={label} onRemove={() => void turn(label, false)} />
      ))}
      <Menu.Root>
        <Menu.Trigger className="btn quiet small first:-ml-2">
          <Tag className="small" aria-hidden="true" />
          {t('contact.addLabel')}
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner
            align="start"
            sideOffset={4}
            className="pop-layer"
            role="region"
            aria-label={t('contact.labels')}
          >
            <Menu.Popup className="pop max-h-[60dvh] overflow-y-auto" aria-label={t('contact.labels')}>
              {labels.length === 0 && (
                <p className="px-3 py-1 text-sm text-muted">{t('organise.noLabels')}</p>
              )}
              {labels.map((label) => (
                <Menu.CheckboxItem
                  key={label.id}
                  className="pop-item"
                  label={label.name}
                  checked={ids.includes(label.id)}
                  closeOnClick={false}
                  onCheckedChange={(on) => void turn(label, on)}
                >
                  <LabelDot colour={label.colour} />
                  <span className="grow cut">{label.name}</span>
                  {ids.includes(label.id) && <Check className="small text-accent" aria-hidden="true" />}
                </Menu.CheckboxItem>
              ))}
              <ManageItem />
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </div>
  )
}

function Worn({ label: { name, colour }, onRemove }: { label: Label; onRemove: () => void }) {
  const t = useT()
  return (
    <span className="badge max-w-full min-h-(--target) pe-0">
      <LabelDot colour={colour} />
      <span className="cut">{name}</span>
      <button
        type="button"
        className="inline-grid place-items-center shrink-0 size-(--target)"
        aria-label={t('contact.removeLabel', { name })}
        onClick={onRemove}
      >
        <X className="small" aria-hidden="true" />
      </button>
    </span>
  )
}
