import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { missing } from '../accounts/checks.ts'
import { Refusal } from '../accounts/SignInPage.tsx'
import { connectChannel } from '../api/channels.ts'
import { Problem } from '../api/client.ts'
import { problemText } from '../api/problemText.ts'
import type { ChannelKind, NewChannel } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { Field } from '../design/Field.tsx'
import { channelNames } from '../design/Glyph.tsx'
import { useToast } from '../design/Toasts.tsx'
import { useT } from '../i18n/i18n.tsx'

type Name = 'phoneNumberId' | 'wabaId' | 'accountId' | 'accessToken' | 'botToken'
interface Input {
  name: Name
  optional?: boolean
  secret?: boolean
}

const inputs: Record<ChannelKind, readonly Input[]> = {
  whatsapp: [
    { name: 'phoneNumberId' },
    { name: 'wabaId', optional: true },
    { name: 'accessToken', secret: true },
  ],
  instagram: [
    { name: 'accountId', optional: true },
    { name: 'accessToken', secret: true },
  ],
  telegram: [{ name: 'botToken', secret: true }],
}

/** Asks for what the provider gives out; the server tries it before it is kept. */
export function ConnectForm({ kind, onConnected }: { kind: ChannelKind; onConnected: () => void }) {
  const t = useT()
  const toast = useToast()
  const queries = useQueryClient()
  const { store } = useHere()
  const [values, setValues] = useState<Partial<Record<Name, string>>>({})
  const [tried, setTried] = useState(false)
  const connect = useMutation({
    mutationFn: () => connectChannel(store.id, filled(kind, values)),
    onSuccess: async (channel) => {
      toast(t('channels.connected', { name: channel.name }))
      await queries.invalidateQueries({ queryKey: ['channels', store.id] })
      onConnected()
    },
  })
  const refusedField = connect.error instanceof Problem ? connect.error.field : null

  const wrong = ({ name, optional }: Input) => {
    if (refusedField === name) return problemText(t, connect.error)
    return tried && !optional ? missing(t, values[name] ?? '') : null
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (inputs[kind].every(({ name, optional }) => optional || values[name]?.trim())) connect.mutate()
  }

  return (
    <form className="flex flex-col gap-3 px-4 pb-4" onSubmit={submit} noValidate>
      {inputs[kind].map((input) => (
        <Field
          key={input.name}
          label={t(`channels.${input.name}`)}
          hint={input.secret ? t('channels.tokenHint') : input.optional ? t('channels.optional') : null}
          wrong={wrong(input)}
        >
          {(control) => (
            <input
              {...control}
              className="input"
              autoComplete="off"
              spellCheck={false}
              type={input.secret ? 'password' : 'text'}
              value={values[input.name] ?? ''}
              onChange={(event) => setValues({ ...values, [input.name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      {connect.isError && !inputs[kind].some(({ name }) => name === refusedField) && (
        <Refusal error={connect.error} />
      )}
      <button type="submit" className="btn filled" aria-busy={connect.isPending}>
        {t('channels.connectKind', { kind: channelNames[kind] })}
      </button>
    </form>
  )
}

function filled(kind: ChannelKind, values: Partial<Record<Name, string>>): NewChannel {
  const text = (name: Name) => values[name]?.trim() ?? ''
  if (kind === 'telegram') return { kind, botToken: text('botToken') }
  const accessToken = text('accessToken')
  if (kind === 'instagram')
    return { kind, accessToken, ...(text('accountId') && { accountId: text('accountId') }) }
  return {
    kind,
    phoneNumberId: text('phoneNumberId'),
    accessToken,
    ...(text('wabaId') && { wabaId: text('wabaId') }),
  }
}
