import { describe, expect, it } from 'vitest'
import * as en from '../i18n/en.ts'
import * as ky from '../i18n/ky.ts'
import * as ru from '../i18n/ru.ts'
import { translator } from '../i18n/translate.ts'
import { Problem } from './client.ts'
import { problemText } from './problemText.ts'

const refused = (roles?: unknown) =>
  new Problem(403, 'forbidden', null, { permission: 'catalog.write', roles })

describe('what a role does not allow', () => {
  it('names the roles that the server names, in every language', () => {
    const both = refused(['owner', 'admin'])
    expect(problemText(translator(ru, 'ru'), both)).toBe(
      'Вашей роли это закрыто. Попросите владельца или администратора магазина.',
    )
    expect(problemText(translator(ky, 'ky'), both)).toContain(
      'Дүкөндүн ээсинен же администраторунан сураңыз.',
    )
    expect(problemText(translator(en, 'en'), both)).toContain(
      'Ask the owner or an administrator of the store.',
    )
    expect(problemText(translator(ru, 'ru'), refused(['owner']))).toContain('Попросите владельца магазина.')
  })

  it('names those who manage the store where nobody is named', () => {
    for (const nobody of [undefined, 'owner', [], ['somebody']])
      expect(problemText(translator(en, 'en'), refused(nobody))).toContain('the owner or an administrator')
  })
})
