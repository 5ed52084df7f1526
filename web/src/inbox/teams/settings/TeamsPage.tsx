import { addTeam, changeTeam, removeTeam } from '../../../api/teams.ts'
import { useHere } from '../../../app/store.tsx'
import { useT } from '../../../i18n/i18n.tsx'
import { ManagedPage } from '../../../settings/ManagedPage.tsx'
import { NewName } from '../../organising/settings/NewName.tsx'
import { useTeams } from '../useTeams.ts'
import { TeamCard } from './TeamCard.tsx'
import { useSettle } from './useSettle.ts'
import { WorkRows } from './WorkRows.tsx'

/** Who answers together, how conversations are given out, and how many each takes. Owners and admins change it. */
export function TeamsPage() {
  const t = useT()
  const { store } = useHere()
  const teams = useTeams()
  const { settle, wrong } = useSettle()
  return (
    <ManagedPage title={t('teams.title')}>
      <section aria-labelledby="teams">
        <h2 id="teams">{t('teams.title')}</h2>
        <p className="text-muted mt-1 mb-3">{t('teams.lead')}</p>
        {wrong && (
          <p className="wrong" role="alert">
            {wrong}
          </p>
        )}
        <ul className="flex flex-col gap-4">
          {teams.map((team) => (
            <TeamCard
              key={team.id}
              team={team}
              onChange={(change) => settle(changeTeam(store.id, team.id, change))}
              onRemove={() => settle(removeTeam(store.id, team.id))}
            />
          ))}
        </ul>
        <NewName label={t('teams.new')} onAdd={(name) => settle(addTeam(store.id, name))} />
      </section>
      <WorkRows settle={settle} />
    </ManagedPage>
  )
}
