import type { Texts } from '../translate.ts'

export const phone: Texts['phone'] = {
  title: 'Телефон',
  unknown: 'белгисиз',
  call: 'Чалуу: {phone}',
  ask: 'Телефон номерин суроо',
  leadButton: 'Сөздөрдүн астында баскыч болот: сатып алуучу басса, номер өзү келет.',
  leadWords: '{channel} мындай баскыч бербейт: номер сөз менен келет.',
  words: 'Сатып алуучуга сөз',
  onButton: 'Баскычта: {button}',
  known: 'Номер белгилүү: {phone}',
  more: 'Дагы',
}
