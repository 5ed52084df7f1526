import { Problem } from '../api/client.ts'
import type { TextKey, Translate } from '../i18n/translate.ts'

const texts: Record<string, TextKey> = {
  empty: 'templates.empty_field',
  too_long: 'templates.too_long',
  name_shape: 'templates.name_shape',
  example_missing: 'templates.example_missing',
  variables_mixed: 'templates.variables',
  variables_numbered_wrong: 'templates.variables',
  variable_name_shape: 'templates.variables',
  variable_at_edge: 'templates.variables',
  variables_touch: 'templates.variables',
}

/** What the server found wrong at a field of the template, in the reader's words. */
export function wrongAt(t: Translate, error: unknown, field: string): string | null {
  const problems = error instanceof Problem ? error.extra['problems'] : undefined
  if (!Array.isArray(problems)) return null
  const found = problems.find((each: { field?: unknown }) => each.field === field)
  if (!found) return null
  return t(texts[String(found.code)] ?? 'templates.wrong', { limit: String(found.limit ?? '') })
}
