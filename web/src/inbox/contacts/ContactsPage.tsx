import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useRef, useState } from 'react'
import { useWide } from '../../app/useWide.ts'
import { useActions } from '../../keys/context.ts'
import { Organiser } from '../organising/Organiser.tsx'
import type { Asked } from './asked.ts'
import { ContactDetails } from './ContactDetails.tsx'
import { ContactsHead } from './ContactsHead.tsx'
import { ContactsList } from './ContactsList.tsx'
import { useContacts } from './useContacts.ts'

const route = getRouteApi('/s/$storeId/contacts')

/** Everybody who has written to the store, over whichever channel: looked for, narrowed, and opened beside the list. */
export const ContactsPage = () => (
  <Organiser>
    <Panes />
  </Organiser>
)

function Panes() {
  const asked = route.useSearch()
  const go = route.useNavigate()
  const twoPanes = useWide('64rem')
  const list = useContacts(asked)
  const [cursor, setCursor] = useState<string | null>(null)
  const shown = useRef<readonly string[]>([])
  const search = useRef<HTMLInputElement>(null)
  const opened = asked.contact ?? null

  const ask = useCallback(
    (change: { [Name in keyof Asked]: Asked[Name] | undefined }) =>
      void go({ search: (before) => given({ ...before, ...change }), replace: true }),
    [go],
  )
  const open = useCallback(
    (contact: string | null) => {
      if (contact) setCursor(contact)
      void go({ search: ({ contact: _, ...before }) => ({ ...before, ...(contact && { contact }) }) })
    },
    [go],
  )
  const step = (by: number) => {
    const ids = shown.current
    const at = ids.indexOf(cursor ?? opened ?? '')
    setCursor(ids[Math.min(ids.length - 1, Math.max(0, at + by))] ?? null)
  }
  const enter = () => {
    const pointed = cursor && shown.current.includes(cursor) ? cursor : shown.current[0]
    if (pointed) open(pointed)
  }
  const leave = opened ? () => open(null) : null
  useActions(() => ({
    next: () => step(1),
    previous: () => step(-1),
    open: cursor ? enter : null,
    list: leave,
    back: leave,
    search: search.current ? () => search.current?.focus() : null,
  }))

  const showList = twoPanes || !opened
  return (
    <div className="flex grow min-h-0">
      {showList && (
        <main className="flex flex-col grow min-w-0 min-h-0">
          <ContactsHead asked={asked} searchRef={search} onAsk={ask} onStep={step} onEnter={enter} />
          <ContactsList
            list={list}
            listKey={JSON.stringify([asked.q, asked.channel, asked.label, asked.order])}
            narrowed={Boolean(asked.q ?? asked.channel ?? asked.label)}
            opened={opened}
            cursor={cursor}
            shown={shown}
            onOpen={open}
            onPoint={setCursor}
            onStep={step}
            onAll={() => ask({ q: undefined, channel: undefined, label: undefined })}
          />
        </main>
      )}
      {opened && <ContactDetails contactId={opened} alone={!twoPanes} onClose={() => open(null)} />}
    </div>
  )
}

/** Without what is not asked for. */
function given(asked: { [Name in keyof Asked]: Asked[Name] | undefined }): Asked {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
}
