import { CSPProvider } from '@base-ui/react/csp-provider'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './design/index.css'
import { Problem } from './api/client.ts'
import { createAppRouter } from './app/router.tsx'
import { Toasts } from './design/Toasts.tsx'
import { I18nProvider } from './i18n/i18n.tsx'

const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 15_000, retry: worthAnotherTry, refetchOnWindowFocus: true } },
})

/** A refusal stays a refusal; only a broken server or network is asked again, twice. */
function worthAnotherTry(failures: number, error: unknown): boolean {
  const refused = error instanceof Problem && error.status >= 400 && error.status < 500
  return !refused && failures < 2
}

const router = createAppRouter(queries)
const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')

createRoot(root).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <I18nProvider>
        <QueryClientProvider client={queries}>
          <Toasts>
            <RouterProvider router={router} />
          </Toasts>
        </QueryClientProvider>
      </I18nProvider>
    </CSPProvider>
  </StrictMode>,
)
