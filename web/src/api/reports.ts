import { call, withQuery } from './client.ts'
import type { Report } from './types.ts'

/** What a report is asked about: the last days, or days of one's own as `YYYY-MM-DD`. */
export interface ReportQuestion {
  days?: number
  from?: string
  to?: string
  channel?: string
  member?: string
}

/** For owners and admins. */
export const readReport = (storeId: string, question: ReportQuestion) =>
  call<Report>('GET', withQuery(`/api/v1/stores/${storeId}/report`, { ...question }))
