import { call } from './client.ts'
import type { MemberWork, Team, TeamDraft } from './types.ts'

const store = (storeId: string) => `/api/v1/stores/${storeId}`

export const listTeams = (storeId: string) => call<{ items: Team[] }>('GET', `${store(storeId)}/teams`)
/** Of everybody, with no channel. */
export const addTeam = (storeId: string, name: string) =>
  call<Team>('POST', `${store(storeId)}/teams`, { name })
/** A channel that is named goes over to this team from another. */
export const changeTeam = (storeId: string, id: string, change: Partial<TeamDraft>) =>
  call<Team>('PATCH', `${store(storeId)}/teams/${id}`, change)
export const removeTeam = (storeId: string, id: string) =>
  call<unknown>('DELETE', `${store(storeId)}/teams/${id}`)

export const listWork = (storeId: string) =>
  call<{ items: MemberWork[] }>('GET', `${store(storeId)}/member-work`)
export const changeMyWork = (storeId: string, takesChats: boolean) =>
  call<MemberWork>('PUT', `${store(storeId)}/my-work`, { takesChats })
export const changeWork = (
  storeId: string,
  memberId: string,
  change: Partial<Pick<MemberWork, 'takesChats' | 'capacity'>>,
) => call<MemberWork>('PATCH', `${store(storeId)}/member-work/${memberId}`, change)
