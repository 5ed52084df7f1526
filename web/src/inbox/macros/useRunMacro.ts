import { useQueryClient } from '@tanstack/react-query'
import { Problem } from '../../api/client.ts'
import { setSpeaker } from '../../api/inbox.ts'
import { runMacro } from '../../api/macros.ts'
import { problemText } from '../../api/problemText.ts'
import type { Conversation, Macro, MacroRun } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { newsText } from '../organising/news.ts'
import { useOrganise } from '../organising/useOrganise.ts'
import { contactName } from '../words.ts'
import { backOf, speakersBack } from './back.ts'

/** Runs a macro, shows what came of it, says why where nothing did, and offers to take back what can be. */
export function useRunMacro() {
  const t = useT()
  const toast = useToast()
  const { store } = useHere()
  const queries = useQueryClient()
  const { offerBack } = useOrganise()

  const refresh = (run: MacroRun) => {
    const now = [...run.ran, ...run.refused].flatMap(({ conversation }) => conversation ?? [])
    for (const each of now) queries.setQueryData(['conversation', store.id, each.id], each)
    for (const key of ['conversations', 'counts', 'messages'])
      void queries.invalidateQueries({ queryKey: [key, store.id] })
  }
  const refusal = ({ code, news, conversation, conversationId }: MacroRun['refused'][number]): string => {
    if (code === 'changed_meanwhile') return newsText(t, { code, news, conversation, conversationId })
    const why = problemText(t, new Problem(409, code, null))
    return conversation ? `${contactName(t, conversation.contact)}: ${why}` : why
  }
  return async (macro: Macro, targets: readonly Conversation[]): Promise<void> => {
    try {
      const run = await runMacro(
        store.id,
        macro.id,
        targets.map(({ id, version }) => ({ conversationId: id, version })),
      )
      refresh(run)
      for (const text of new Set(run.refused.map(refusal))) toast(text)
      if (run.ran.length === 0) return
      const said = t('macros.ran', { name: macro.name, count: run.ran.length })
      const [changes, speakers] = [backOf(run, macro.actions), speakersBack(run)]
      if (changes.length === 0 && speakers.length === 0) return toast(said)
      offerBack(said, changes, () => {
        for (const { id, speaker } of speakers) setSpeaker(store.id, id, speaker).catch(() => {})
      })
    } catch (error) {
      toast(problemText(t, error))
    }
  }
}
