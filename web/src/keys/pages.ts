import type { ActionId } from './actions.ts'

/** Where the actions of the group `go` lead. */
export const pages = {
  'go.inbox': '/s/$storeId/inbox/$view',
  'go.board': '/s/$storeId/board',
  'go.contacts': '/s/$storeId/contacts',
  'go.catalog': '/s/$storeId/catalog',
  'go.knowledge': '/s/$storeId/knowledge',
  'go.assistant': '/s/$storeId/assistant',
  'go.channels': '/s/$storeId/channels',
  'go.reports': '/s/$storeId/reports',
  'go.settings': '/s/$storeId/settings',
  'go.canned': '/s/$storeId/settings/canned',
  'go.macros': '/s/$storeId/settings/macros',
  'go.organising': '/s/$storeId/settings/organising',
  'go.teams': '/s/$storeId/settings/teams',
  'go.hours': '/s/$storeId/settings/hours',
  'go.closing': '/s/$storeId/settings/closing',
  'go.keys': '/s/$storeId/settings/keys',
  'go.templates': '/s/$storeId/templates',
  'go.ledger': '/s/$storeId/channels/ledger',
  'go.import': '/s/$storeId/catalog/import',
} as const satisfies Record<Extract<ActionId, `go.${string}`>, string>
