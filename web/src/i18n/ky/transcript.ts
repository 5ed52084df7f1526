import type { Texts } from '../translate.ts'

export const transcript: Texts['transcript'] = {
  title: 'Жазуунун тексти',
  titleIn: 'Жазуунун тексти, тили: {language}',
  waiting: 'Үн текстке айланууда…',
  silent: 'Жазууда сөз угулбайт.',
  unclear: 'так угулбайт, ишеним {sure} %',
  unclearHint: 'асты сызылганы начар угулат',
  standIn: 'Орун толтурма',
  standInWhy: 'Сөздөр таанылган жок: үндү таануу кызматы туташкан эмес.',
  failed: 'Текстке айлантуу мүмкүн болгон жок: {reason}.',
  keyRefused: 'кызмат ачкычты кабыл албайт',
  noQuota: 'кызматтын эсебинде каражат түгөндү',
  recordingRefused: 'кызмат бул жазууну кабыл албайт',
  tooLong: 'жазуу 30 мүнөттөн узун',
  fileMissing: 'жазуунун файлы жок',
  unavailable: 'кызмат жооп бербейт',
  notAsked: 'Эски жазуу: анын сөздөрү текстке айландырылган эмес.',
  again: 'Кайра текстке айлантуу',
  againFailed: 'Текстти суроо мүмкүн болгон жок.',
  toKeys: 'Кызматтардын ачкычтары',
}
