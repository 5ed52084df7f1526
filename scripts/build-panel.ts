import { execFileSync } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'

const web = join(import.meta.dirname, '../web')

/** Builds the admin panel into web/dist unless it is newer than its sources. Tests too want it as people get it. */
export function buildPanel(): void {
  const built = join(web, 'dist/index.html')
  if (existsSync(built) && statSync(built).mtimeMs > newestSource()) return
  execFileSync('npm', ['run', 'build', '--silent'], {
    cwd: web,
    stdio: ['ignore', 'ignore', 'inherit'],
    // A test runner's own word here would bundle the slow React, which checks everything twice.
    env: { ...process.env, NODE_ENV: 'production' },
  })
}

function newestSource(): number {
  const files = globSync(['src/**/*.*', 'public/**/*.*', '*.html', '*.ts', 'package.json'], { cwd: web })
  return Math.max(...files.map((file) => statSync(join(web, file)).mtimeMs))
}
