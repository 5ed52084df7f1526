import { Plus } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useT } from '../../../i18n/i18n.tsx'

interface Props {
  label: string
  /** Gives whether it was added. */
  onAdd: (name: string) => Promise<boolean>
  children?: ReactNode
}

export function NewName({ label, onAdd, children }: Props) {
  const t = useT()
  const [name, setName] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '' && (await onAdd(name.trim()))) setName('')
  }
  return (
    <form className="flex flex-wrap items-center gap-2 pt-3" onSubmit={submit}>
      <input
        className="input grow basis-40 w-auto min-w-0"
        aria-label={label}
        placeholder={label}
        maxLength={40}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {children}
      <button type="submit" className="btn">
        <Plus className="small" aria-hidden="true" />
        {t('organise.add')}
      </button>
    </form>
  )
}
