import { Menu } from '@base-ui/react/menu'
import { Check, Minus } from 'lucide-react'
import type { Conversation, Label } from '../../../api/types.ts'
import { useT } from '../../../i18n/i18n.tsx'
import { LabelDot } from '../LabelDot.tsx'
import { useOrganise } from '../useOrganise.ts'
import { useLabels } from '../useOrganising.ts'
import { ManageItem } from './ManageItem.tsx'

/** Stays open, so that several can be put on one after the other. */
export function LabelItems({ targets }: { targets: readonly Conversation[] }) {
  const t = useT()
  const { change } = useOrganise()
  const labels = useLabels()
  const count = (label: Label) => targets.filter(({ labelIds }) => labelIds.includes(label.id)).length
  const turn = (label: Label) =>
    count(label) === targets.length
      ? change(targets, { removeLabelIds: [label.id] }, t('organise.saidUnlabelled', { name: label.name }))
      : change(targets, { addLabelIds: [label.id] }, t('organise.saidLabelled', { name: label.name }))
  return (
    <>
      {labels.length === 0 && <p className="px-3 py-1 text-sm text-muted">{t('organise.noLabels')}</p>}
      {labels.map((label) => {
        const having = count(label)
        return (
          <Menu.CheckboxItem
            key={label.id}
            className="pop-item"
            label={label.name}
            checked={having === targets.length}
            closeOnClick={false}
            onCheckedChange={() => void turn(label)}
          >
            <LabelDot colour={label.colour} />
            <span className="grow cut">{label.name}</span>
            {having === targets.length && <Check className="small text-accent" aria-hidden="true" />}
            {having > 0 && having < targets.length && (
              <Minus className="small text-muted" aria-label={t('organise.some')} />
            )}
          </Menu.CheckboxItem>
        )
      })}
      <ManageItem />
    </>
  )
}
