import { detectLanguage, type Language } from '../../language.ts'
import { alike, sentencesOf, wordsOf } from '../../text.ts'
import type { PassageSeen } from '../../tools/shapes.ts'
import { phrases } from './phrases.ts'
import { type Topic, topicWords } from './words.ts'

const longest = 400

/** The sentences that answer a question, quoted from the passages; those in the customer's language win. Undefined when none fits. */
export function quotation(
  asked: readonly string[],
  topics: readonly Topic[],
  passages: readonly PassageSeen[],
  language: Language,
): string | undefined {
  const ranked = passages.flatMap((passage, place) => {
    const parts = sentencesOf(passage.text)
    const spoken = detectLanguage(passage.text)
    return parts.map((text, at) => {
      const heading = topics.some((topic) => says(topic, passage.title)) ? 0.5 : 0
      const relevant = relevance(text, asked, topics) + heading
      return {
        text,
        next: parts[at + 1],
        relevant,
        spoken,
        score: relevant + (spoken === language ? 2 : 0) - place * 0.1,
      }
    })
  })
  const [best] = ranked.filter(({ relevant }) => relevant >= 1).sort((a, b) => b.score - a.score)
  if (!best) return undefined
  const quoted =
    best.next && best.text.length + best.next.length < longest ? `${best.text} ${best.next}` : best.text
  return best.spoken === language ? quoted : `${phrases[language].otherLanguage} «${quoted}»`
}

function relevance(sentence: string, asked: readonly string[], topics: readonly Topic[]): number {
  const words = wordsOf(sentence)
  const shared = asked.filter((word) => words.some((other) => alike(word, other))).length
  return (
    topics.filter((topic) => says(topic, sentence)).length * 1.5 +
    (topics.length > 0 ? shared * 0.5 : (shared / Math.max(2, asked.length)) * 2)
  )
}

const says = (topic: Topic, text: string) => wordsOf(text).some((word) => topicWords[topic].asks.test(word))
