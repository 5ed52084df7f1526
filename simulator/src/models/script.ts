import * as z from 'zod'
import { Behaviour, behaviourOfModel } from './behaviour.ts'
import type { Provider } from './conversation.ts'

/** A list of behaviours, one for each request, played `times` times over; a missing provider means all of them. */
export const Script = z.strictObject({
  provider: z.enum(['openai', 'anthropic', 'google', 'voyage', 'elevenlabs']).optional(),
  model: z.string().optional(),
  behaviours: z.array(Behaviour).min(1).max(100),
  times: z.int().min(1).max(10_000).default(1),
})
export type Script = z.infer<typeof Script>

export type Scripts = {
  add: (script: Script) => void
  clear: () => void
  next: (provider: Provider, model: string) => Behaviour
}

/** The scripts in waiting, oldest first. When none fits a request, the model's name decides. */
export function createScripts(): Scripts {
  const waiting: { script: Script; played: number }[] = []
  return {
    add: (script) => void waiting.push({ script, played: 0 }),
    clear: () => void waiting.splice(0),
    next(provider, model) {
      const entry = waiting.find(({ script }) => fits(script, provider, model))
      const behaviour = entry?.script.behaviours[entry.played % entry.script.behaviours.length]
      if (!entry || !behaviour) return behaviourOfModel(model)
      entry.played += 1
      const total = entry.script.behaviours.length * entry.script.times
      if (entry.played >= total) waiting.splice(waiting.indexOf(entry), 1)
      return behaviour
    },
  }
}

const fits = (script: Script, provider: Provider, model: string): boolean =>
  (script.provider === undefined || script.provider === provider) &&
  (script.model === undefined || script.model === model)
