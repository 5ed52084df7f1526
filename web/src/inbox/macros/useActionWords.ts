import type { MacroAction } from '../../api/types.ts'
import { useAssistantName } from '../../app/useAssistantName.ts'
import { useMembers } from '../../app/useMembers.ts'
import { useT } from '../../i18n/i18n.tsx'
import { useLabels, useStages } from '../organising/useOrganising.ts'

/** An action in a few words, with the names of what it means. */
export function useActionWords(): (action: MacroAction) => string {
  const t = useT()
  const labels = useLabels()
  const stages = useStages()
  const assistant = useAssistantName()
  const members = useMembers().data?.items ?? []
  const named = (ids: readonly string[]) =>
    ids.map((id) => labels.find((label) => label.id === id)?.name ?? t('macros.gone')).join(', ')
  const member = (id: string) => {
    const found = members.find((each) => each.id === id)
    return found ? `${found.firstName} ${found.lastName}`.trim() : t('macros.gone')
  }
  return (action) => {
    switch (action.do) {
      case 'say':
        return `«${action.text}»`
      case 'answer':
        return `/${action.shortcut}`
      case 'speaker':
        return action.speaker === 'member' ? t('macros.toPerson') : t('macros.toAssistant', { assistant })
      case 'label':
        return `+ ${named(action.add)}`
      case 'unlabel':
        return `− ${named(action.remove)}`
      case 'stage': {
        if (action.stageId === null) return t('organise.noStage')
        return stages.find(({ id }) => id === action.stageId)?.name ?? t('macros.gone')
      }
      case 'assign': {
        if (action.to === 'me') return t('macros.assignMe')
        return action.to === 'nobody' ? t('macros.assignNobody') : `→ ${member(action.to)}`
      }
      case 'snooze':
        return `${t('organise.snooze')}: ${t(`organise.until_${action.why}`)}`
      case 'close':
        return t('inbox.closeChat')
    }
  }
}
