import { InfiniteQueryObserver, QueryClient, QueryClientProvider, type QueryKey } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { Problem } from '../../api/client.ts'
import type { ContactCard, Conversation } from '../../api/types.ts'
import { StoreProvider } from '../../app/store.tsx'
import { inRussian } from '../../i18n/inRussian.tsx'
import { InsightPart } from '../insight/InsightPart.tsx'
import { ContactSections } from './ContactSections.tsx'
import { FilesGrid } from './FilesGrid.tsx'

// Drawn without a browser: no beat of the screen, nowhere to go.
vi.mock('./useOpenConversation.ts', () => ({ useOpenConversation: () => () => {} }))
vi.mock('../../app/useNow.ts', () => ({ useNow: () => 0 }))

const here = { store: { id: 's', timeZone: 'Asia/Bishkek' } } as Parameters<typeof StoreProvider>[0]['here']
const conversation = { id: 'c', contact: { id: 'k' }, lastMessage: null, thinking: false } as Conversation

// A failed question is not asked anew by drawing it, so that what is drawn is the failure.
const client = () => new QueryClient({ defaultOptions: { queries: { retry: false, retryOnMount: false } } })

const drawn = (part: ReactElement, queries = client()) =>
  inRussian(
    <QueryClientProvider client={queries}>
      <StoreProvider here={here}>{part}</StoreProvider>
    </QueryClientProvider>,
  )

async function failed(queryKey: QueryKey): Promise<QueryClient> {
  const queries = client()
  await queries.prefetchQuery({ queryKey, queryFn: () => Promise.reject(new Problem(0, 'offline', null)) })
  return queries
}

const parts = [
  ['the panel', <ContactSections opened={null} key="1" conversation={conversation} />, ['contact', 's', 'k']],
  [
    'what the assistant goes by',
    <InsightPart key="2" conversation={conversation} contact={{} as ContactCard} />,
    ['insight', 's', 'c', undefined, false],
  ],
  ['the files', <FilesGrid key="3" contactId="k" />, ['contact', 's', 'k', 'files']],
] as const

describe.each(parts)('%s', (_, part, queryKey) => {
  it('has its shape while it is looked up', () => {
    expect(drawn(part)).toContain('skeleton')
  })

  it('says that it could not be looked up, by what code, and offers another try', async () => {
    const html = drawn(part, await failed(queryKey))
    expect(html).toMatch(/role="alert".*Нет связи с сервером.*<button.*Повторить.*offline/s)
    expect(html).not.toContain('skeleton')
  })
})

it('says that there are no files when there are none', () => {
  const queries = client()
  queries.setQueryData(['contact', 's', 'k', 'files'], {
    pages: [{ items: [], next: null }],
    pageParams: [null],
  })
  const html = drawn(<FilesGrid contactId="k" />, queries)
  expect(html).not.toMatch(/alert|skeleton/)
  expect(html.length).toBeGreaterThan(0)
})

it('keeps the files that are there when no more can be had, and says so', async () => {
  const queries = client()
  const queryKey = ['contact', 's', 'k', 'files']
  const file = { id: 'f', kind: 'document', name: 'dogovor.pdf', url: null, at: '2026-11-24T10:00:00Z' }
  queries.setQueryData(queryKey, { pages: [{ items: [file], next: 'f' }], pageParams: [null] })
  await new InfiniteQueryObserver(queries, {
    queryKey,
    queryFn: () => Promise.reject(new Problem(0, 'offline', null)),
    initialPageParam: null,
    getNextPageParam: () => 'f',
  }).fetchNextPage()
  const html = drawn(<FilesGrid contactId="k" />, queries)
  expect(html).toMatch(/dogovor.*role="alert".*Нет связи.*<button.*Повторить/s)
})

it('does not say that nothing is owed while that could not be looked up', async () => {
  const queries = await failed(['promises', 's', 'c'])
  const insight = {
    reads: 1,
    sources: [],
    enabled: true,
    handOff: null,
    spent: [],
    turns: { answered: 1, handedOff: 0, dropped: 0, help: 0 },
  }
  queries.setQueryData(['insight', 's', 'c', undefined, false], insight)
  const contact = { facts: [], conversations: [] } as unknown as ContactCard
  const html = drawn(<InsightPart conversation={conversation} contact={contact} />, queries)
  expect(html).toMatch(/role="alert".*Нет связи/s)
})
