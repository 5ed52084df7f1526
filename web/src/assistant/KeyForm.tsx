import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { missing } from '../accounts/checks.ts'
import { Refusal } from '../accounts/SignInPage.tsx'
import { useHere } from '../app/store.tsx'
import { Field } from '../design/Field.tsx'
import { useToast } from '../design/Toasts.tsx'
import { useT } from '../i18n/i18n.tsx'

interface Props {
  name: string
  /** Tries the key at its service and keeps it when it works. */
  put: (key: string) => Promise<unknown>
  /** Whether what stands beside the key is filled in. */
  complete?: boolean
  /** Fields beside the key; told whether sending has been tried. */
  beside?: (tried: boolean) => ReactNode
  onDone: () => void
}

/** Takes a key, which is tried before it is kept. */
export function KeyForm({ name, put, complete = true, beside, onDone }: Props) {
  const t = useT()
  const toast = useToast()
  const queries = useQueryClient()
  const { store } = useHere()
  const [key, setKey] = useState('')
  const [tried, setTried] = useState(false)
  const trial = useMutation({
    mutationFn: () => put(key.trim()),
    onSuccess: async () => {
      toast(t('assistant.keyWorks'))
      await queries.invalidateQueries({ queryKey: ['assistant', store.id] })
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (key.trim() && complete) trial.mutate()
  }
  return (
    <form className="mt-3 flex flex-col gap-3 max-w-[28rem]" onSubmit={submit} noValidate>
      <Field
        label={t('assistant.key', { provider: name })}
        hint={t('assistant.keyHint')}
        wrong={tried ? missing(t, key) : null}
      >
        {(control) => (
          <input
            {...control}
            className="input"
            type="password"
            autoComplete="off"
            value={key}
            onChange={(event) => setKey(event.target.value)}
          />
        )}
      </Field>
      {beside?.(tried)}
      {trial.isError && <Refusal error={trial.error} />}
      <div>
        <button type="submit" className="btn soft" aria-busy={trial.isPending}>
          {t('assistant.keyTry')}
        </button>
      </div>
    </form>
  )
}
