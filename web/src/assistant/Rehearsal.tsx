import { useMutation } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Refusal } from '../accounts/SignInPage.tsx'
import { tryAssistant } from '../api/assistant.ts'
import type { Assistant, Trial, TrialMessage } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { useFormat, useT } from '../i18n/i18n.tsx'
import { ReceiptSlip } from '../inbox/ReceiptSlip.tsx'
import { handOffText } from '../inbox/reasons.ts'

interface Line {
  key: string
  message: TrialMessage
  trial: Trial | null
}

/** A chat with the assistant as a customer would have it; nothing is stored or sent. */
export function Rehearsal({ assistant }: { assistant: Assistant }) {
  const t = useT()
  const { store } = useHere()
  const [lines, setLines] = useState<Line[]>([])
  const [text, setText] = useState('')
  const ask = useMutation({
    mutationFn: (asked: Line[]) =>
      tryAssistant(
        store.id,
        asked.filter(({ message }) => message.text).map(({ message }) => message),
      ),
    onSuccess: (trial) => setLines((before) => [...before, answerLine(trial)]),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const said = text.trim()
    if (!said || ask.isPending) return
    const next = [
      ...lines,
      { key: crypto.randomUUID(), message: { author: 'contact' as const, text: said }, trial: null },
    ]
    setLines(next)
    setText('')
    ask.mutate(next)
  }
  const startOver = () => {
    setLines([])
    ask.reset()
  }
  return (
    <section
      className="card self-start w-full flex flex-col overflow-hidden"
      aria-label={t('assistant.tryTitle')}
    >
      <header className="flex items-start gap-2 px-5 py-3.5 border-b border-hair">
        <div className="grow">
          <h2>{t('assistant.tryTitle')}</h2>
          <p className="hint">{t('assistant.tryLead')}</p>
        </div>
        {lines.length > 0 && (
          <button type="button" className="btn quiet small shrink-0 whitespace-nowrap" onClick={startOver}>
            <RotateCcw className="small" aria-hidden="true" />
            {t('assistant.tryAgain')}
          </button>
        )}
      </header>
      <div
        role="log"
        aria-live="polite"
        className="flex flex-col gap-2 justify-end px-4 py-4 min-h-64 max-h-[36rem] overflow-y-auto bg-page"
      >
        {lines.map((line) => (
          <TrialLine key={line.key} line={line} name={assistant.name} />
        ))}
        {ask.isPending && (
          <div className="thinking">
            <span className="threads" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            {t('inbox.thinking', { assistant: assistant.name })}
          </div>
        )}
        {ask.isError && <Refusal error={ask.error} />}
      </div>
      <form className="flex gap-2 p-3 border-t border-hair" onSubmit={submit}>
        <input
          className="input grow"
          aria-label={t('assistant.client')}
          placeholder={t('assistant.tryHint')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="btn ai">
          {t('assistant.trySend')}
        </button>
      </form>
    </section>
  )
}

function TrialLine({ line: { message, trial }, name }: { line: Line; name: string }) {
  const t = useT()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  if (message.author === 'contact') return <div className="bubble in">{message.text}</div>
  const reason = trial?.handoffReason ? handOffText(t, trial.handoffReason) : null
  return (
    <>
      {message.text && (
        <div className="bubble assistant stitch">
          <p className="said">{message.text}</p>
          <div className="meta">
            <span className="by">{t('inbox.ofAssistant', { name })}</span>
          </div>
        </div>
      )}
      {trial && (
        <div className="receipt">
          <ReceiptSlip receipt={trial} format={format} />
        </div>
      )}
      {trial?.handoffReason && (
        <p className="event-line">
          {reason ? t('assistant.tryHandoffWhy', { reason }) : t('assistant.tryHandoff')}
        </p>
      )}
    </>
  )
}

const answerLine = (trial: Trial): Line => ({
  key: crypto.randomUUID(),
  message: { author: 'assistant', text: trial.text ?? '' },
  trial,
})
