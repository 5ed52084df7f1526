import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { type FormEvent, useMemo, useRef, useState } from 'react'
import { Refusal } from '../accounts/SignInPage.tsx'
import { changeDocument, createDocument, deleteDocument, readDocument } from '../api/knowledge.ts'
import type { Document } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { useOnce } from '../app/useOnce.ts'
import { Ask } from '../design/Ask.tsx'
import { Field } from '../design/Field.tsx'
import { Failure, SkeletonRows } from '../design/States.tsx'
import { useToast } from '../design/Toasts.tsx'
import { useT } from '../i18n/i18n.tsx'
import { BackToConversation } from '../inbox/receipts/BackToConversation.tsx'
import { placeOf } from './placeOf.ts'

const route = getRouteApi('/s/$storeId/knowledge/$documentId')

export function DocumentPage() {
  const { store } = useHere()
  const { documentId } = route.useParams()
  const isNew = documentId === 'new'
  const document = useQuery({
    queryKey: ['document', store.id, documentId],
    queryFn: () => readDocument(store.id, documentId),
    enabled: !isNew,
  })
  return (
    <main className="page">
      {isNew ? (
        <DocumentForm key="new" document={null} />
      ) : document.isError ? (
        <Failure error={document.error} onRetry={() => void document.refetch()} />
      ) : document.data ? (
        <DocumentForm key={document.data.id} document={document.data} />
      ) : (
        <SkeletonRows rows={5} />
      )}
    </main>
  )
}

/** Of one that was opened to be mended, the words it is about are marked. */
function DocumentForm({ document }: { document: Document | null }) {
  const t = useT()
  const toast = useToast()
  const go = useNavigate()
  const queries = useQueryClient()
  const { store } = useHere()
  const [title, setTitle] = useState(document?.title ?? '')
  const [text, setText] = useState(document?.text ?? '')
  const [tried, setTried] = useState(false)
  const params = { storeId: store.id }
  const came = route.useSearch()
  const { at, from, msg, view = 'all' } = came
  const field = useRef<HTMLTextAreaElement>(null)
  const place = useMemo(() => (at && document?.text ? placeOf(document.text, at) : null), [at, document])
  useOnce(() => {
    if (!place) return
    field.current?.setSelectionRange(place.from, place.to)
    field.current?.focus()
  })

  const leave = async (said: string) => {
    toast(said)
    void queries.invalidateQueries({ queryKey: ['documents', store.id] })
    void queries.invalidateQueries({ queryKey: ['document', store.id] })
    if (from)
      await go({
        to: '/s/$storeId/inbox/$view',
        params: { ...params, view },
        search: { conv: from, ...(msg && { msg }) },
      })
    else await go({ to: '/s/$storeId/knowledge', params })
  }
  const draft = { title: title.trim(), text, format: document?.format ?? ('markdown' as const) }
  const save = useMutation({
    mutationFn: () =>
      document ? changeDocument(store.id, document.id, draft) : createDocument(store.id, draft),
    onSuccess: () => leave(t('common.saved')),
  })
  const remove = useMutation({
    mutationFn: async () => document && (await deleteDocument(store.id, document.id)),
    onSuccess: () => leave(t('knowledge.deleted')),
  })
  const wrong = tried
    ? {
        title: title.trim() ? null : t('knowledge.needName'),
        text: text.trim() ? null : t('knowledge.needText'),
      }
    : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (title.trim() && text.trim()) save.mutate()
  }

  return (
    <form className="max-w-[48rem] flex flex-col gap-4" onSubmit={submit} noValidate>
      <BackToConversation {...came} />
      <div className="page-head mb-0">
        <Link
          to="/s/$storeId/knowledge"
          params={params}
          className="icon-btn -ml-2"
          aria-label={t('knowledge.title')}
        >
          <ChevronLeft aria-hidden="true" />
        </Link>
        <h1 className="grow">{document?.title ?? t('knowledge.newDocument')}</h1>
        {document && (
          <Ask
            trigger={
              <button type="button" className="btn danger">
                {t('knowledge.deleteAct')}
              </button>
            }
            question={t('knowledge.deleteAsk', { name: document.title })}
            why={t('knowledge.deleteWhy')}
            act={t('knowledge.deleteAct')}
            onAgree={() => remove.mutate()}
          />
        )}
        <button type="submit" className="btn filled pinned" aria-busy={save.isPending}>
          {t('common.save')}
        </button>
      </div>
      {at && !place && <p className="text-sm text-muted">{t('bubbles.placeGone')}</p>}
      {(save.isError || remove.isError) && <Refusal error={save.error ?? remove.error} />}
      <Field label={t('knowledge.name')} wrong={wrong?.title}>
        {(control) => (
          <input
            {...control}
            className="input"
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('knowledge.text')} hint={t('knowledge.textHint')} wrong={wrong?.text}>
        {(control) => (
          <textarea
            {...control}
            ref={field}
            className="input text-lg min-h-[24rem] field-sizing-content"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
    </form>
  )
}
