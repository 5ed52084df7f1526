import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// What was compiled at the first start is kept beside the packages: later ones start sooner and hold no compiler, which is
// 12 MB. No TypeScript itself, as that would need one.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/tutum'))

const { run } = await import('./main.ts')
await run()
