import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

// What was compiled at the first start is kept beside the packages: later ones start sooner and hold no compiler, which is
// 12 MB. No TypeScript itself, as that would need one.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/tutum'))

const { run } = await import('./main.ts')
await run()

// Starting leaves some 35 MB of garbage, which an idle process would keep.
setFlagsFromString('--expose-gc')
runInNewContext('gc')()
