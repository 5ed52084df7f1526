import type { ChangesAnswer } from '../../api/types.ts'
import type { Translate } from '../../i18n/translate.ts'
import { contactName } from '../words.ts'

/** Why a change was not made: who changed what meanwhile, in the reader's words. */
export function newsText(
  t: Translate,
  { code, news, conversation }: ChangesAnswer['refused'][number],
): string {
  if (code === 'conversation_closed') return t('organise.isClosed')
  if (code === 'snooze_impossible') return t('organise.noWindow')
  if (code === 'not_found') return t('problem.missing')
  const who = [...new Set(news.map(({ member }) => member.name))].join(', ')
  const what = news.map(({ matter }) => t(`organise.news_${matter}`)).join(', ')
  const name = conversation ? contactName(t, conversation.contact) : ''
  return t('organise.changedMeanwhile', { who, what, name })
}
