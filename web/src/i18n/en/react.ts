import type { Texts } from '../translate.ts'

export const react: Texts['react'] = {
  tools: 'Answer or react',
  react: 'React',
  with: 'React with {emoji}',
  takeBack: 'Take back {emoji}',
  of: 'Reaction {emoji}',
  removal: 'Taking the reaction back',
}
