import { call } from './client.ts'
import type { Macro, MacroDraft, MacroRun } from './types.ts'

const macros = (storeId: string) => `/api/v1/stores/${storeId}/macros`

/** One's own and everybody's. */
export const listMacros = (storeId: string) => call<{ items: Macro[] }>('GET', macros(storeId))

/** Adds it, or changes the one with this id. @throws Problem `macro_broken` with `missing`, `name_taken`, `slots_wrong` */
export const keepMacro = (storeId: string, id: string | null, draft: MacroDraft) =>
  id === null
    ? call<Macro>('POST', macros(storeId), draft)
    : call<Macro>('PUT', `${macros(storeId)}/${id}`, draft)

export const deleteMacro = (storeId: string, id: string) =>
  call<unknown>('DELETE', `${macros(storeId)}/${id}`)

/** Runs it on each of them, wholly or not at all. */
export const runMacro = (
  storeId: string,
  macroId: string,
  conversations: readonly { conversationId: string; version: number }[],
) =>
  call<MacroRun>('POST', `/api/v1/stores/${storeId}/macro-runs`, {
    macroId,
    clientId: crypto.randomUUID(),
    conversations,
  })
