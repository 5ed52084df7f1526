export { type Auth, createAuth } from './auth.ts'
export { authRoutes } from './auth-routes.ts'
export { forbidden } from './forbidden.ts'
export { guardStores } from './guard.ts'
export { workOnLetters } from './letters.ts'
export {
  addMember,
  findMember,
  listMembers,
  type Member,
  type MemberProfile,
  removeMember,
} from './members.ts'
export { createPerson, findPersonByEmail, type Language, type Person, readPerson } from './people.ts'
export { may, type Permission, type Role } from './permissions.ts'
export { accountsRoutes } from './routes.ts'
export { aliveSessions, languageOfSession } from './signed-in.ts'
export { createStore, getStore, type Store, type StoreDetails, storesOf } from './stores.ts'
export { workOnSessions } from './sweep.ts'
