import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { keepCanned } from '../../api/canned.ts'
import { Problem } from '../../api/client.ts'
import { problemText } from '../../api/problemText.ts'
import type { CannedDraft, CannedReply } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { Field } from '../../design/Field.tsx'
import { Segments } from '../../design/Segments.tsx'
import { languageNames, languages, useI18n } from '../../i18n/i18n.tsx'
import { CannedText } from './CannedText.tsx'
import { slotProblems } from './problems.ts'

const longestShortcut = 32

/** A new ready answer, or one to be changed. */
export function CannedForm({ reply, onClose }: { reply?: CannedReply; onClose: () => void }) {
  const { t, language } = useI18n()
  const { store } = useHere()
  const queries = useQueryClient()
  const field = useRef<HTMLTextAreaElement>(null)
  const mayShare = store.role !== 'operator'
  const [draft, setDraft] = useState<CannedDraft>(
    reply ?? { shortcut: '', language, text: '', shared: mayShare },
  )
  const change = (part: Partial<CannedDraft>) => {
    keep.reset()
    setDraft({ ...draft, ...part })
  }
  const keep = useMutation({
    mutationFn: () => {
      const { shortcut, language: of, text, shared } = draft
      return keepCanned(store.id, reply?.id ?? null, { shortcut, language: of, text, shared })
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['canned', store.id] })
      onClose()
    },
    onError: (error) => {
      const [first] = slotProblems(error)
      if (!first) return
      field.current?.focus()
      field.current?.setSelectionRange(first.from, first.to)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!keep.isPending) keep.mutate()
  }
  const refusal = keep.error instanceof Problem ? keep.error : null
  const taken = refusal?.code === 'shortcut_taken'
  const shortcutWrong = /(^|\.)shortcut$/.test(refusal?.field ?? '')
  const problems = slotProblems(keep.error)
  return (
    <form className="card flex flex-col gap-4 p-4 my-3" onSubmit={submit}>
      <h2>{t(reply ? 'canned.change' : 'canned.new')}</h2>
      <Field
        label={t('canned.shortcut')}
        hint={t('canned.shortcutHint')}
        wrong={shortcutWrong ? t(taken ? 'canned.taken' : 'canned.shortcutWrong') : null}
      >
        {(control) => (
          <div className="relative">
            <span className="absolute left-3 top-1/2 -translate-y-1/2 text-muted" aria-hidden="true">
              /
            </span>
            <input
              {...control}
              className="input pl-6!"
              value={draft.shortcut}
              maxLength={longestShortcut}
              autoCapitalize="none"
              autoComplete="off"
              required
              onChange={(event) => change({ shortcut: event.target.value })}
            />
          </div>
        )}
      </Field>
      <div className="flex flex-wrap gap-4">
        <div className="field">
          <span className="label">{t('canned.language')}</span>
          <Segments
            label={t('canned.language')}
            value={draft.language}
            choices={languages.map((each) => ({ value: each, label: languageNames[each] }))}
            onChoose={(next) => change({ language: next })}
          />
        </div>
        {mayShare && (
          <div className="field">
            <span className="label">{t('canned.whose')}</span>
            <Segments
              label={t('canned.whose')}
              value={draft.shared ? 'shared' : 'own'}
              choices={[
                { value: 'shared', label: t('canned.shared') },
                { value: 'own', label: t('canned.own') },
              ]}
              onChoose={(whose) => change({ shared: whose === 'shared' })}
            />
          </div>
        )}
      </div>
      <CannedText
        text={draft.text}
        language={draft.language}
        fieldRef={field}
        problems={problems}
        onChange={(text) => change({ text })}
      />
      {keep.isError && problems.length === 0 && !shortcutWrong && (
        <p className="wrong" role="alert">
          {problemText(t, keep.error)}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <button type="submit" className="btn filled" aria-busy={keep.isPending}>
          {t('common.save')}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  )
}
