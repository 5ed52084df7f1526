import { relative } from 'node:path'

/** The part of Vitest's JSON report that is read. */
export interface Results {
  readonly testResults: readonly FileResult[]
}

interface FileResult {
  readonly name: string
  readonly status: string
  readonly message: string
  readonly assertionResults: readonly {
    readonly fullName: string
    readonly status: string
    readonly failureMessages: readonly string[]
  }[]
}

/** What a file of tests came to: each failure as `file › test: first words of why`. */
export interface FileOutcome {
  readonly path: string
  readonly passed: number
  readonly failures: readonly string[]
}

/** @returns what each file came to, with its path from `root` */
export function readResults(root: string, { testResults }: Results): FileOutcome[] {
  return testResults.map((file) => ({
    path: relative(root, file.name),
    passed: file.assertionResults.filter(({ status }) => status === 'passed').length,
    failures: failuresOf(root, file),
  }))
}

/**
 * A second go of the files that failed stands in place of the first.
 * @returns the outcomes in force, and what failed at the first go alone
 */
export function withSecondGo(first: readonly FileOutcome[], second: readonly FileOutcome[]) {
  const again = new Map(second.map((file) => [file.path, file]))
  const inForce = first.map((file) => again.get(file.path) ?? file)
  const mended = first.filter(({ path }) => again.get(path)?.failures.length === 0)
  return { inForce, unsteady: mended.flatMap(({ failures }) => failures) }
}

/** A file that came to no test is itself what failed. */
function failuresOf(root: string, { name, status, message, assertionResults }: FileResult): string[] {
  const path = relative(root, name)
  const failed = assertionResults.filter((test) => test.status === 'failed')
  if (status === 'failed' && failed.length === 0) return [`${path}: ${beginningOf(message)}`]
  return failed.map((test) => `${path} › ${test.fullName}: ${beginningOf(test.failureMessages[0] ?? '')}`)
}

function beginningOf(message: string): string {
  return message.split('\n').slice(0, 3).join(' ').slice(0, 400)
}
