import { Problem } from '#platform/problems.ts'
import { mayDo, type Permission } from './permissions.ts'

/** The refusal of what a role does not allow, with the roles that do: whom to ask. */
export const forbidden = (
  permission: Permission,
  detail = 'Your role in this store does not allow this.',
): Problem => new Problem(403, 'forbidden', detail, { permission, roles: mayDo(permission) })
