export const roles = ['owner', 'admin', 'operator'] as const
export type Role = (typeof roles)[number]

/** The one place that says who may do what. A route names its permission; nothing else decides. */
const allowed = {
  'store.read': ['owner', 'admin', 'operator'],
  'store.write': ['owner', 'admin'],
  'members.read': ['owner', 'admin', 'operator'],
  'members.write': ['owner', 'admin'],
  'events.read': ['owner', 'admin', 'operator'],
  'channels.read': ['owner', 'admin', 'operator'],
  'channels.write': ['owner', 'admin'],
  'ledger.read': ['owner', 'admin'],
  'ledger.write': ['owner', 'admin'],
  'reports.read': ['owner', 'admin'],
  'privacy.read': ['owner', 'admin'],
  'privacy.write': ['owner', 'admin'],
  'inbox.read': ['owner', 'admin', 'operator'],
  'inbox.write': ['owner', 'admin', 'operator'],
  'canned.share': ['owner', 'admin'],
  'macros.share': ['owner', 'admin'],
  'organising.write': ['owner', 'admin'],
  'catalog.read': ['owner', 'admin', 'operator'],
  'catalog.write': ['owner', 'admin'],
  'knowledge.read': ['owner', 'admin', 'operator'],
  'knowledge.write': ['owner', 'admin'],
  'assistant.read': ['owner', 'admin', 'operator'],
  'assistant.write': ['owner', 'admin'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof allowed

export const mayDo = (permission: Permission): readonly Role[] => allowed[permission]

export const may = (role: Role, permission: Permission): boolean => mayDo(permission).includes(role)

export const isPermission = (name: string): name is Permission => Object.hasOwn(allowed, name)
