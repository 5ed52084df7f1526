export { type Answer, type Client, client } from './client.ts'
export { type TestCtx, testCtx } from './context.ts'
export { freshDatabase } from './database.ts'
export { type Someone, type World, world } from './world.ts'
