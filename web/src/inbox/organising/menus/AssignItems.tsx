import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { Conversation } from '../../../api/types.ts'
import { useMembers } from '../../../app/useMembers.ts'
import { useMyIds } from '../../../app/useMyIds.ts'
import { Avatar } from '../../../design/Avatar.tsx'
import { useT } from '../../../i18n/i18n.tsx'
import { useCaps } from '../../../keys/context.ts'
import { KeyCaps } from '../../../keys/KeyCaps.tsx'
import { StatusDot } from '../../../presence/StatusDot.tsx'
import { TeamItems } from '../../teams/TeamItems.tsx'
import { useOrganise } from '../useOrganise.ts'

export function AssignItems({ targets }: { targets: readonly Conversation[] }) {
  const t = useT()
  const caps = useCaps()
  const { change } = useOrganise()
  const myIds = useMyIds()
  const members = useMembers().data?.items ?? []
  const mineFirst = [...members].sort((one, other) => Number(myIds.has(other.id)) - Number(myIds.has(one.id)))
  const all = (id: string | null) => targets.every(({ assignee }) => (assignee?.id ?? null) === id)
  return (
    <>
      {mineFirst.map((member) => {
        const name = `${member.firstName} ${member.lastName}`.trim()
        const mine = myIds.has(member.id)
        return (
          <Menu.Item
            key={member.id}
            className="pop-item"
            label={name}
            onClick={() =>
              void change(targets, { assigneeId: member.id }, t('organise.saidAssigned', { name }))
            }
          >
            <Avatar name={name} size="tiny" />
            <span className="grow cut">{mine ? t('organise.toMe', { name }) : name}</span>
            <StatusDot memberId={member.id} />
            {all(member.id) && <Check className="small text-accent" aria-hidden="true" />}
            {mine && <KeyCaps caps={caps.each('assignMe')} />}
          </Menu.Item>
        )
      })}
      <Menu.Item
        className="pop-item text-muted"
        onClick={() => void change(targets, { assigneeId: null }, t('organise.saidUnassigned'))}
      >
        <span className="grow">{t('organise.nobody')}</span>
        {all(null) && <Check className="small text-accent" aria-hidden="true" />}
      </Menu.Item>
      <TeamItems targets={targets} />
    </>
  )
}
