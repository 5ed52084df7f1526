import type { Texts } from '../translate.ts'

export const fileReason: Texts['fileReason'] = {
  tooLarge: 'файл 100 МБдан чоң',
  program: 'бул программа',
  markup: 'файлда скрипт болушу мүмкүн',
  broken: 'файл бузулган',
  forbidden: 'анын дарегине уруксат жок',
  gone: 'каналда ал мындан ары жок',
  unreachable: 'канал жооп берген жок',
}
