import type { ReactNode } from 'react'
import { forbiddenText } from '../api/problemText.ts'
import { useHere } from '../app/store.tsx'
import { useT } from '../i18n/i18n.tsx'
import { SettingsHead } from './SettingsHead.tsx'

/** A page that everybody may read and owners and admins change. */
export function ManagedPage({ title, children }: { title: string; children: ReactNode }) {
  const t = useT()
  const { store } = useHere()
  const mayChange = store.role !== 'operator'
  return (
    <main className="page">
      <SettingsHead title={title} />
      <fieldset className="flex flex-col gap-8 max-w-[44rem]" disabled={!mayChange}>
        {!mayChange && <p className="hint">{forbiddenText(t)}</p>}
        {children}
      </fieldset>
    </main>
  )
}
