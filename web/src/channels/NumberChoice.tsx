import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refusal } from '../accounts/SignInPage.tsx'
import { chooseNumber } from '../api/channels.ts'
import type { SignInNumbers } from '../api/types.ts'
import { Field } from '../design/Field.tsx'
import { useT } from '../i18n/i18n.tsx'

interface Props {
  storeId: string
  state: string
  numbers: SignInNumbers['numbers']
  onConnected: () => void
}

/** Which number to connect, and its PIN where it has to be registered. A wrong PIN may be tried again. */
export function NumberChoice({ storeId, state, numbers, onConnected }: Props) {
  const t = useT()
  const [id, setId] = useState(numbers[0]?.id ?? '')
  const [pin, setPin] = useState('')
  const chosen = numbers.find((number) => number.id === id)
  const connect = useMutation({
    mutationFn: () => chooseNumber(storeId, { state, phoneNumberId: id, ...(chosen?.needsPin && { pin }) }),
    onSuccess: onConnected,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    connect.mutate()
  }
  return (
    <form className="flex flex-col gap-4" onSubmit={submit}>
      <fieldset className="flex flex-col gap-2">
        <legend className="medium text-sm text-ink pb-2">{t('channels.whichNumber')}</legend>
        {numbers.map((number) => (
          <label key={number.id} className="flex items-center gap-2 min-h-11 md:min-h-8">
            <input
              type="radio"
              name="number"
              checked={number.id === id}
              onChange={() => {
                setId(number.id)
                setPin('')
              }}
            />
            <span>
              {[number.displayNumber ?? number.id, number.name].filter(Boolean).join(' · ')}
              {number.coexisting && (
                <span className="block text-xs text-muted">{t('channels.coexisting')}</span>
              )}
            </span>
          </label>
        ))}
      </fieldset>
      {chosen?.needsPin && (
        <Field label={t('channels.pin')} hint={t('channels.pinHint')}>
          {(control) => (
            <input
              {...control}
              className="input"
              inputMode="numeric"
              autoComplete="off"
              required
              pattern="\d{6}"
              maxLength={6}
              value={pin}
              onChange={(event) => setPin(event.target.value)}
            />
          )}
        </Field>
      )}
      {connect.isError && <Refusal error={connect.error} />}
      <button type="submit" className="btn filled" aria-busy={connect.isPending}>
        {t('channels.connect')}
      </button>
    </form>
  )
}
