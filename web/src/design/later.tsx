import { type ComponentType, type ReactNode, useEffect, useState } from 'react'

export interface Later<Props> {
  (props: Props): ReactNode
  /** So that it is there when it is wanted. */
  readonly fetch: () => Promise<void>
}

interface Script<Props> {
  readonly fetch: () => Promise<void>
  readonly part: () => ComponentType<Props> | undefined
}

/**
 * A part of the screen whose script comes when it is first drawn or fetched: what a press opens keeps nobody waiting for
 * the page itself. A script that did not come is told to the page around it, and asked for anew the next time.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = null,
): Later<Props> {
  const script = scriptOf(load)
  const draw = (props: Props) => <WhenThere script={script} props={props} meanwhile={meanwhile} />
  return Object.assign(draw, { fetch: script.fetch })
}

function scriptOf<Props>(load: () => Promise<ComponentType<Props>>): Script<Props> {
  let part: ComponentType<Props> | undefined
  let coming: Promise<void> | undefined
  const come = async () => {
    try {
      part = await load()
    } finally {
      coming = undefined
    }
  }
  return {
    part: () => part,
    fetch: () => {
      if (part) return Promise.resolve()
      coming ??= come()
      return coming
    },
  }
}

interface WhenThereProps<Props> {
  script: Script<Props>
  props: Props
  meanwhile: ReactNode
}

function WhenThere<Props extends object>({ script, props, meanwhile }: WhenThereProps<Props>) {
  const [Part, show] = useState(script.part)
  const there = Part !== undefined
  useEffect(() => {
    if (there) return
    const refuse = (error: unknown) =>
      show(() => {
        throw error
      })
    script.fetch().then(() => show(script.part), refuse)
  }, [there, script])
  return Part ? <Part {...props} /> : meanwhile
}
