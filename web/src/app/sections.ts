import { BookOpen, Feather, Inbox, type LucideIcon, Plug, Settings, Tag } from 'lucide-react'

interface Section {
  name: 'inbox' | 'catalog' | 'knowledge' | 'assistant' | 'channels' | 'settings'
  to:
    | '/s/$storeId/inbox/$view'
    | '/s/$storeId/catalog'
    | '/s/$storeId/knowledge'
    | '/s/$storeId/assistant'
    | '/s/$storeId/channels'
    | '/s/$storeId/settings'
  Icon: LucideIcon
}

const inboxSection: Section = { name: 'inbox', to: '/s/$storeId/inbox/$view', Icon: Inbox }
export const shopSections: readonly Section[] = [
  inboxSection,
  { name: 'catalog', to: '/s/$storeId/catalog', Icon: Tag },
  { name: 'knowledge', to: '/s/$storeId/knowledge', Icon: BookOpen },
  { name: 'assistant', to: '/s/$storeId/assistant', Icon: Feather },
]
export const setupSections: readonly Section[] = [
  { name: 'channels', to: '/s/$storeId/channels', Icon: Plug },
  { name: 'settings', to: '/s/$storeId/settings', Icon: Settings },
]
