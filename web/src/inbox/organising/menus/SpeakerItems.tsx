import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { Conversation } from '../../../api/types.ts'
import { useAssistantName } from '../../../app/useAssistantName.ts'
import { useMyIds } from '../../../app/useMyIds.ts'
import { useT } from '../../../i18n/i18n.tsx'
import { speakerOf } from '../../Speaker.tsx'
import { seenAs, useSpeakers, type Who } from '../useSpeakers.ts'

/** Who answers in all of them from here on: the assistant, or the reader. */
export function SpeakerItems({ targets }: { targets: readonly Conversation[] }) {
  const t = useT()
  const assistant = useAssistantName()
  const myIds = useMyIds()
  const give = useSpeakers()
  const all = (who: Who) => targets.every((each) => speakerOf(each, myIds) === seenAs(who))
  const names = { assistant, draft: t('drafts.filter'), member: t('inbox.you') }
  return (['assistant', 'draft', 'member'] as const).map((who) => (
    <Menu.Item key={who} className="pop-item" onClick={() => void give(targets, who)}>
      <span className="grow cut">{names[who]}</span>
      {all(who) && <Check className="small text-accent" aria-hidden="true" />}
    </Menu.Item>
  ))
}
