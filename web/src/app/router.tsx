import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import type { Narrowing, View } from '../api/types.ts'
import { type Asked as AskedContacts, askedOf as askedContacts } from '../inbox/contacts/asked.ts'
import { Thread } from '../inbox/laterThread.tsx'
import { narrowingOf, views } from '../inbox/organising/views.ts'
import { cameFromOf } from '../inbox/receipts/cameFrom.ts'
import { type Asked, askedOf } from '../reports/asked.ts'
import { NotFound } from './NotFound.tsx'
import { RouteFailure } from './RouteFailure.tsx'
import { homeStore, rememberStore, requireMe, showSeen } from './session.ts'

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** Every page is loaded when it is first opened; the first script holds only the frame. */
export function createAppRouter(queries: QueryClient) {
  const root = createRootRoute({ component: Outlet })

  const home = createRoute({
    getParentRoute: () => root,
    path: '/',
    loader: async () => {
      const storeId = homeStore(await requireMe(queries))
      if (storeId === null) throw redirect({ to: '/welcome' })
      throw redirect({ to: '/s/$storeId/inbox/$view', params: { storeId, view: 'waiting' } })
    },
  })
  const signIn = createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    validateSearch: (search: Record<string, unknown>): { next?: string } =>
      text(search['next'])?.startsWith('/s/') ? { next: text(search['next']) as string } : {},
    component: lazyRouteComponent(() => import('../accounts/SignInPage.tsx'), 'SignInPage'),
  })
  const signUp = createRoute({
    getParentRoute: () => root,
    path: '/sign-up',
    component: lazyRouteComponent(() => import('../accounts/SignUpPage.tsx'), 'SignUpPage'),
  })
  const verify = createRoute({
    getParentRoute: () => root,
    path: '/verify',
    validateSearch: (search: Record<string, unknown>) => ({ email: text(search['email']) ?? '' }),
    component: lazyRouteComponent(() => import('../accounts/VerifyPage.tsx'), 'VerifyPage'),
  })
  const welcome = createRoute({
    getParentRoute: () => root,
    path: '/welcome',
    loader: async () => await requireMe(queries),
    component: lazyRouteComponent(() => import('../accounts/WelcomePage.tsx'), 'WelcomePage'),
  })

  const connect = createRoute({
    getParentRoute: () => root,
    path: '/connect/$kind',
    validateSearch: (search: Record<string, unknown>): { state?: string; code?: string; error?: string } => ({
      ...(text(search['state']) && { state: text(search['state']) as string }),
      ...(text(search['code']) && { code: text(search['code']) as string }),
      ...(text(search['error']) && { error: text(search['error']) as string }),
    }),
    component: lazyRouteComponent(() => import('../channels/ConnectPage.tsx'), 'ConnectPage'),
  })

  const store = createRoute({
    getParentRoute: () => root,
    path: '/s/$storeId',
    loader: async ({ params }) => {
      const me = await requireMe(queries)
      const found = me.stores.find((each) => each.id === params.storeId)
      if (!found) throw notFound()
      rememberStore(found.id)
      await showSeen(queries, me, found.id)
      return { store: found, stores: me.stores, person: me.person, platformOperator: me.platformOperator }
    },
    component: lazyRouteComponent(() => import('./StoreFrame.tsx'), 'StoreFrame'),
  })
  const storeHome = createRoute({
    getParentRoute: () => store,
    path: '/',
    loader: ({ params }) => {
      throw redirect({ to: '/s/$storeId/inbox/$view', params: { storeId: params.storeId, view: 'waiting' } })
    },
  })
  const inbox = createRoute({
    getParentRoute: () => store,
    path: '/inbox/$view',
    params: {
      parse: ({ view }) => ({
        view: ((views as readonly string[]).includes(view) ? view : 'waiting') as View,
      }),
      stringify: ({ view }) => ({ view }),
    },
    validateSearch: (
      search: Record<string, unknown>,
    ): { q?: string; conv?: string; msg?: string } & Narrowing => ({
      ...narrowingOf(search),
      ...(text(search['q']) && { q: text(search['q']) as string }),
      ...(text(search['conv']) && { conv: text(search['conv']) as string }),
      ...(text(search['msg']) && { msg: text(search['msg']) as string }),
    }),
    // Beside the page, not after it.
    beforeLoad: ({ search }) => {
      if (search.conv) Thread.fetch().catch(() => {})
    },
    component: lazyRouteComponent(() => import('../inbox/InboxPage.tsx'), 'InboxPage'),
  })
  const board = createRoute({
    getParentRoute: () => store,
    path: '/board',
    component: lazyRouteComponent(() => import('../inbox/board/BoardPage.tsx'), 'BoardPage'),
  })
  const contacts = createRoute({
    getParentRoute: () => store,
    path: '/contacts',
    validateSearch: (search: Record<string, unknown>): AskedContacts => askedContacts(search),
    component: lazyRouteComponent(() => import('../inbox/contacts/ContactsPage.tsx'), 'ContactsPage'),
  })
  const catalog = createRoute({
    getParentRoute: () => store,
    path: '/catalog',
    validateSearch: (search: Record<string, unknown>): { q?: string } =>
      text(search['q']) ? { q: text(search['q']) as string } : {},
    component: lazyRouteComponent(() => import('../catalog/CatalogPage.tsx'), 'CatalogPage'),
  })
  const catalogImport = createRoute({
    getParentRoute: () => store,
    path: '/catalog/import',
    component: lazyRouteComponent(() => import('../catalog/ImportPage.tsx'), 'ImportPage'),
  })
  const product = createRoute({
    getParentRoute: () => store,
    path: '/catalog/$productId',
    validateSearch: cameFromOf,
    component: lazyRouteComponent(() => import('../catalog/ProductPage.tsx'), 'ProductPage'),
  })
  const knowledge = createRoute({
    getParentRoute: () => store,
    path: '/knowledge',
    component: lazyRouteComponent(() => import('../knowledge/KnowledgePage.tsx'), 'KnowledgePage'),
  })
  const document = createRoute({
    getParentRoute: () => store,
    path: '/knowledge/$documentId',
    validateSearch: cameFromOf,
    component: lazyRouteComponent(() => import('../knowledge/DocumentPage.tsx'), 'DocumentPage'),
  })
  const assistant = createRoute({
    getParentRoute: () => store,
    path: '/assistant',
    component: lazyRouteComponent(() => import('../assistant/AssistantPage.tsx'), 'AssistantPage'),
  })
  const channels = createRoute({
    getParentRoute: () => store,
    path: '/channels',
    component: lazyRouteComponent(() => import('../channels/ChannelsPage.tsx'), 'ChannelsPage'),
  })
  const ledger = createRoute({
    getParentRoute: () => store,
    path: '/channels/ledger',
    component: lazyRouteComponent(() => import('../ledger/LedgerPage.tsx'), 'LedgerPage'),
  })
  const reports = createRoute({
    getParentRoute: () => store,
    path: '/reports',
    validateSearch: (search: Record<string, unknown>): Asked => askedOf(search),
    component: lazyRouteComponent(() => import('../reports/ReportsPage.tsx'), 'ReportsPage'),
  })
  const templates = createRoute({
    getParentRoute: () => store,
    path: '/templates',
    validateSearch: (search: Record<string, unknown>): { channel?: string; open?: string } => ({
      ...(text(search['channel']) && { channel: text(search['channel']) as string }),
      ...(text(search['open']) && { open: text(search['open']) as string }),
    }),
    component: lazyRouteComponent(() => import('../templates/TemplatesPage.tsx'), 'TemplatesPage'),
  })
  const settings = createRoute({
    getParentRoute: () => store,
    path: '/settings',
    component: lazyRouteComponent(() => import('../settings/SettingsPage.tsx'), 'SettingsPage'),
  })

  const canned = createRoute({
    getParentRoute: () => store,
    path: '/settings/canned',
    component: lazyRouteComponent(() => import('../settings/canned/CannedPage.tsx'), 'CannedPage'),
  })
  const macros = createRoute({
    getParentRoute: () => store,
    path: '/settings/macros',
    component: lazyRouteComponent(() => import('../settings/macros/MacrosPage.tsx'), 'MacrosPage'),
  })
  const organising = createRoute({
    getParentRoute: () => store,
    path: '/settings/organising',
    component: lazyRouteComponent(
      () => import('../inbox/organising/settings/OrganisingPage.tsx'),
      'OrganisingPage',
    ),
  })
  const hours = createRoute({
    getParentRoute: () => store,
    path: '/settings/hours',
    component: lazyRouteComponent(() => import('../inbox/hours/settings/HoursPage.tsx'), 'HoursPage'),
  })
  const closing = createRoute({
    getParentRoute: () => store,
    path: '/settings/closing',
    component: lazyRouteComponent(() => import('../inbox/closing/ClosingPage.tsx'), 'ClosingPage'),
  })
  const teams = createRoute({
    getParentRoute: () => store,
    path: '/settings/teams',
    component: lazyRouteComponent(() => import('../inbox/teams/settings/TeamsPage.tsx'), 'TeamsPage'),
  })
  const keys = createRoute({
    getParentRoute: () => store,
    path: '/settings/keys',
    component: lazyRouteComponent(() => import('../keys/settings/KeysPage.tsx'), 'KeysPage'),
  })
  const deliveries = createRoute({
    getParentRoute: () => store,
    path: '/settings/deliveries',
    loader: async () => {
      if (!(await requireMe(queries)).platformOperator) throw notFound()
    },
    component: lazyRouteComponent(() => import('../settings/DeliveriesPage.tsx'), 'DeliveriesPage'),
  })

  return createRouter({
    routeTree: root.addChildren([
      home,
      signIn,
      signUp,
      verify,
      welcome,
      connect,
      store.addChildren([
        storeHome,
        inbox,
        board,
        contacts,
        catalog,
        catalogImport,
        product,
        knowledge,
        document,
        assistant,
        channels,
        ledger,
        reports,
        templates,
        settings,
        canned,
        macros,
        organising,
        teams,
        hours,
        closing,
        keys,
        deliveries,
      ]),
    ]),
    defaultPreload: 'intent',
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: RouteFailure,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
