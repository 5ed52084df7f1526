import type { Texts } from '../translate.ts'

export const notice: Texts['notice'] = {
  number_quality: 'Номердин сапаты: {word}',
  number_name: 'Номердин аты: {word}',
  capability: 'Жаңы чектер: {limit}',
  account: 'Аккаунт: {word}',
  alert: 'Meta билдирет: {word}',
  limit: 'күнүнө {limit} жаңы адамга чейин',
  standing_quality: 'Номердин сапаты: мурда {before}, эми {after}',
  standing_limit: 'Чек: мурда {before}, эми {after}',
  standing_throughput: 'Ылдамдык: мурда {before}, эми {after}',
  standing_nameStatus: 'Номердин аты: мурда {before}, эми {after}',
}
