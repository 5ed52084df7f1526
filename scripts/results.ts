import { relative } from 'node:path'

/** The part of Vitest's JSON report that is read. */
export interface Results {
  readonly numPassedTests: number
  readonly numFailedTests: number
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

/** @returns how many tests passed, and each failure as `file › test: first words of why` */
export function readResults(root: string, { numPassedTests, testResults }: Results) {
  return { passed: numPassedTests, failures: testResults.flatMap((file) => failuresOf(root, file)) }
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
