import { useQuery } from '@tanstack/react-query'
import { languages, loaders, useI18n } from '../../i18n/i18n.tsx'
import { type TextKey, translator } from '../../i18n/translate.ts'

/** A text in the reader's language and then in all others, as soon as they have come. */
export function useAllLanguages(): (key: TextKey) => string[] {
  const { t, language } = useI18n()
  const others = useQuery({
    queryKey: ['texts', language],
    queryFn: () =>
      Promise.all(
        languages
          .filter((each) => each !== language)
          .map(async (each) => translator(await loaders[each](), each)),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (key) => [t(key), ...(others.data ?? []).map((other) => other(key))]
}
