import { useMutation, useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { keepMacro } from '../../api/macros.ts'
import { problemText } from '../../api/problemText.ts'
import type { Macro, MacroAction, MacroDraft } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { Field } from '../../design/Field.tsx'
import { Segments } from '../../design/Segments.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { ActionField } from './ActionField.tsx'
import { addable, freshAction, isWhole } from './actions.ts'

const longestName = 60
const most = 8

/** A new macro, or one to be changed: its name, whose it is, and its actions one below the other. */
export function MacroForm({ macro, onClose }: { macro?: Macro; onClose: () => void }) {
  const t = useT()
  const { store } = useHere()
  const queries = useQueryClient()
  const mayShare = store.role !== 'operator'
  const [draft, setDraft] = useState<MacroDraft>(macro ?? { name: '', shared: mayShare, actions: [] })
  const keep = useMutation({
    mutationFn: () => {
      const { name, shared, actions } = draft
      return keepMacro(store.id, macro?.id ?? null, { name, shared, actions })
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['macros', store.id] })
      onClose()
    },
  })
  const change = (part: Partial<MacroDraft>) => {
    keep.reset()
    setDraft({ ...draft, ...part })
  }
  const { actions } = draft
  const replace = (at: number, action: MacroAction) => change({ actions: actions.with(at, action) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!keep.isPending) keep.mutate()
  }
  return (
    <form className="card flex flex-col gap-4 p-4 my-3" onSubmit={submit}>
      <h2>{t(macro ? 'macros.one' : 'macros.new')}</h2>
      <Field label={t('macros.name')}>
        {(control) => (
          <input
            {...control}
            className="input"
            value={draft.name}
            maxLength={longestName}
            required
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
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
      <ol className="flex flex-col gap-3">
        {actions.map((action, at) => (
          <li key={action.do} className="flex items-center gap-2">
            <div className="grow min-w-0">
              <ActionField action={action} onChange={(next) => replace(at, next)} />
            </div>
            <button
              type="button"
              className="icon-btn"
              aria-label={t('canned.remove', { called: t(`macros.do_${action.do}`) })}
              onClick={() => change({ actions: actions.filter((each) => each !== action) })}
            >
              <X aria-hidden="true" />
            </button>
          </li>
        ))}
      </ol>
      {actions.length < most && (
        <select
          className="input"
          aria-label={t('macros.addAction')}
          value=""
          onChange={(event) =>
            change({ actions: [...actions, freshAction(event.target.value as MacroAction['do'])] })
          }
        >
          <option value="">{t('macros.addAction')}</option>
          {addable(actions).map((each) => (
            <option key={each} value={each}>
              {t(`macros.do_${each}`)}
            </option>
          ))}
        </select>
      )}
      <p className="hint">{t('macros.order')}</p>
      {keep.isError && (
        <p className="wrong" role="alert">
          {problemText(t, keep.error)}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <button
          type="submit"
          className="btn filled"
          aria-busy={keep.isPending}
          disabled={actions.length === 0 || !actions.every(isWhole)}
        >
          {t('common.save')}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  )
}
