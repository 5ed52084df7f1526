import {
  BookOpen,
  ChartNoAxesColumn,
  ContactRound,
  Feather,
  Inbox,
  type LucideIcon,
  Plug,
  Settings,
  Tag,
} from 'lucide-react'

interface Section {
  name: 'inbox' | 'contacts' | 'catalog' | 'knowledge' | 'assistant' | 'reports' | 'channels' | 'settings'
  to:
    | '/s/$storeId/inbox/$view'
    | '/s/$storeId/contacts'
    | '/s/$storeId/catalog'
    | '/s/$storeId/knowledge'
    | '/s/$storeId/assistant'
    | '/s/$storeId/reports'
    | '/s/$storeId/channels'
    | '/s/$storeId/settings'
  Icon: LucideIcon
}

const inboxSection: Section = { name: 'inbox', to: '/s/$storeId/inbox/$view', Icon: Inbox }
export const shopSections: readonly Section[] = [
  inboxSection,
  { name: 'contacts', to: '/s/$storeId/contacts', Icon: ContactRound },
  { name: 'catalog', to: '/s/$storeId/catalog', Icon: Tag },
  { name: 'knowledge', to: '/s/$storeId/knowledge', Icon: BookOpen },
  { name: 'assistant', to: '/s/$storeId/assistant', Icon: Feather },
]
/** For owners and admins. */
export const reportsSection: Section = {
  name: 'reports',
  to: '/s/$storeId/reports',
  Icon: ChartNoAxesColumn,
}
export const setupSections: readonly Section[] = [
  { name: 'channels', to: '/s/$storeId/channels', Icon: Plug },
  { name: 'settings', to: '/s/$storeId/settings', Icon: Settings },
]
