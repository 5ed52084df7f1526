import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { Conversation } from '../../../api/types.ts'
import { useT } from '../../../i18n/i18n.tsx'
import { useOrganise } from '../useOrganise.ts'
import { useStages } from '../useOrganising.ts'
import { ManageItem } from './ManageItem.tsx'

export function StageItems({ targets }: { targets: readonly Conversation[] }) {
  const t = useT()
  const { change } = useOrganise()
  const stages = useStages()
  const all = (id: string | null) => targets.every(({ stageId }) => stageId === id)
  return (
    <>
      {stages.map((stage) => (
        <Menu.Item
          key={stage.id}
          className="pop-item"
          label={stage.name}
          onClick={() =>
            void change(targets, { stageId: stage.id }, t('organise.saidStage', { name: stage.name }))
          }
        >
          <span className="grow cut">{stage.name}</span>
          {stage.ends && <span className="text-xs text-faint">{t('organise.closes')}</span>}
          {all(stage.id) && <Check className="small text-accent" aria-hidden="true" />}
        </Menu.Item>
      ))}
      <Menu.Item
        className="pop-item text-muted"
        onClick={() => void change(targets, { stageId: null }, t('organise.saidNoStage'))}
      >
        <span className="grow">{t('organise.noStage')}</span>
        {all(null) && <Check className="small text-accent" aria-hidden="true" />}
      </Menu.Item>
      <ManageItem />
    </>
  )
}
