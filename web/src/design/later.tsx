import { type ComponentType, type ReactNode, useCallback, useEffect, useState } from 'react'
import { problemText } from '../api/problemText.ts'
import { useT } from '../i18n/i18n.tsx'
import { reloadForMissing } from './reloadForMissing.ts'
import { Failure } from './States.tsx'
import { type Script, scriptOf } from './script.ts'
import { useToast } from './Toasts.tsx'

export interface Later<Props> {
  (props: Props): ReactNode
  /** So that it is there when it is wanted. */
  readonly fetch: () => Promise<void>
}

/**
 * What a press opens, with a script of its own that comes when it is first drawn or fetched: it keeps nobody waiting
 * for the page itself. Where the script does not come it says so and is closed again; the page around it stays.
 */
export function later<Props extends { onClose: () => void }>(
  load: () => Promise<ComponentType<Props>>,
): Later<Props> {
  const script = scriptOf(load)
  return Object.assign((props: Props) => <Opened script={script} props={props} />, { fetch: script.fetch })
}

function Opened<Props extends { onClose: () => void }>({ script, props }: Drawn<Props>) {
  const t = useT()
  const toast = useToast()
  const { Part, error } = useScript(script)
  const { onClose } = props
  useEffect(() => {
    if (!error) return
    toast(problemText(t, error))
    onClose()
  }, [error, t, toast, onClose])
  return Part ? <Part {...props} /> : null
}

/** The same for a pane of the page: what is wrong is said in the pane, with another try. */
export function laterPane<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  frame: Frame<Props>,
): Later<Props> {
  const script = scriptOf(load)
  const draw = (props: Props) => <Pane script={script} props={props} frame={frame} />
  return Object.assign(draw, { fetch: script.fetch })
}

/** Where the pane stands, with what is wrong in it, or nothing yet. */
type Frame<Props> = (wrong: ReactNode, props: Props) => ReactNode

interface PaneProps<Props> extends Drawn<Props> {
  frame: Frame<Props>
}

function Pane<Props extends object>({ script, props, frame }: PaneProps<Props>) {
  const { Part, error, again } = useScript(script)
  useEffect(() => {
    // Nothing can be half done in a pane that was never there.
    if (error) void reloadForMissing()
  }, [error])
  if (Part) return <Part {...props} />
  return frame(error ? <Failure error={error} onRetry={again} /> : null, props)
}

interface Drawn<Props> {
  script: Script<Props>
  props: Props
}

function useScript<Props>(script: Script<Props>) {
  const [Part, show] = useState(script.part)
  const [error, refuse] = useState<unknown>(null)
  const there = Part !== undefined
  const again = useCallback(() => {
    refuse(null)
    script.fetch().then(() => show(script.part), refuse)
  }, [script])
  useEffect(() => {
    if (!there) again()
  }, [there, again])
  return { Part, error, again }
}
