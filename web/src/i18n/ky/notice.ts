import type { Texts } from '../translate.ts'

export const notice: Texts['notice'] = {
  number_quality: 'Номердин сапаты: {word}',
  number_name: 'Номердин аты: {word}',
  capability: 'Жаңы чектер: {limit}',
  account: 'Аккаунт: {word}',
  alert: 'Meta билдирет: {word}',
  limit: 'күнүнө {limit} жаңы адамга чейин',
}
