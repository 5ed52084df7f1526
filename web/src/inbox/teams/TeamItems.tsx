import { Menu } from '@base-ui/react/menu'
import { Check, Users } from 'lucide-react'
import type { Conversation } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { useOrganise } from '../organising/useOrganise.ts'
import { useTeams } from './useTeams.ts'

/** Teams to hand a conversation over to: then nobody of another has it, and the team's way of giving decides who gets it. */
export function TeamItems({ targets }: { targets: readonly Conversation[] }) {
  const t = useT()
  const teams = useTeams()
  const { change } = useOrganise()
  const all = (id: string | null) => targets.every(({ teamId }) => teamId === id)
  if (teams.length === 0) return null
  return (
    <>
      <div className="pop-label">{t('teams.title')}</div>
      {teams.map((team) => (
        <Menu.Item
          key={team.id}
          className="pop-item"
          label={team.name}
          onClick={() =>
            void change(
              targets,
              { teamId: team.id, assigneeId: keptBy(team.memberIds, targets) },
              t('teams.saidTeam', { name: team.name }),
            )
          }
        >
          <Users className="small text-muted" aria-hidden="true" />
          <span className="grow cut">{team.name}</span>
          {all(team.id) && <Check className="small text-accent" aria-hidden="true" />}
        </Menu.Item>
      ))}
      {!all(null) && (
        <Menu.Item
          className="pop-item text-muted"
          onClick={() => void change(targets, { teamId: null }, t('teams.saidNoTeam'))}
        >
          <span className="grow">{t('teams.none')}</span>
        </Menu.Item>
      )}
    </>
  )
}

/** Whoever looks after them and is of the team goes on to. */
function keptBy(memberIds: readonly string[], targets: readonly Conversation[]): string | null {
  const [first] = targets
  const id = first?.assignee?.id ?? null
  const same = targets.every(({ assignee }) => (assignee?.id ?? null) === id)
  return id !== null && same && memberIds.includes(id) ? id : null
}
