export {
  addMember,
  findMember,
  listMembers,
  type Member,
  type MemberProfile,
  removeMember,
} from './members.ts'
export { createPerson, findPersonByEmail, type Language, type Person } from './people.ts'
export { may, type Permission, type Role } from './permissions.ts'
export { createStore, getStore, type Store, type StoreDetails, storesOf } from './stores.ts'
