// Every interface text stands in ru, ky and en, with the same placeholders; no page holds a text of its own.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type Texts = { [key: string]: string | Texts }

const root = join(import.meta.dirname, '..')
const languages = ['ru', 'ky', 'en'] as const
const [ru, ky, en] = await Promise.all(languages.map(textsOf))
const problems = [
  ...missing('ky', ru, ky),
  ...missing('en', ru, en),
  ...missing('ru', en, ru),
  ...strayTexts(),
]
for (const problem of problems) process.stderr.write(`${problem}\n`)
process.exitCode = problems.length === 0 ? 0 : 1

async function textsOf(language: string): Promise<Map<string, string>> {
  const sections: Texts = await import(join(root, `web/src/i18n/${language}.ts`))
  return new Map(flatten(sections))
}

function flatten(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[`${path}${name}`, value] as [string, string]]
      : flatten(value, `${path}${name}.`),
  )
}

function missing(
  language: string,
  source: Map<string, string> = new Map(),
  target: Map<string, string> = new Map(),
): string[] {
  const stems = new Set([...target.keys()].map(stem))
  const absent = [...source.keys()].filter((key) => !stems.has(stem(key)))
  const broken = [...target].filter(
    ([key, text]) =>
      text.trim() === '' || (source.has(key) && placeholders(text) !== placeholders(source.get(key) ?? '')),
  )
  return [
    ...absent.map((key) => `${language}: no text for ${key}`),
    ...broken.map(([key]) => `${language}: ${key} is empty or has other placeholders than the source`),
  ]
}

function placeholders(text: string): string {
  return [...new Set(text.match(/\{\{?\s*\w+/g) ?? [])].sort().join()
}

function strayTexts(): string[] {
  const files = globSync('web/src/**/*.{ts,tsx}', { cwd: root }).filter((file) => !/i18n|\.test\./.test(file))
  return files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        /[а-яёңөү]/i.test(line.replace(/\/\/.*|\/?\*.*/, ''))
          ? [`${file}:${index + 1}: a text outside i18n`]
          : [],
      ),
  )
}

// Plural forms differ by language, so only their stem has to be there.
function stem(key: string): string {
  return key.replace(/[._](one|few|many|other)$/, '')
}
